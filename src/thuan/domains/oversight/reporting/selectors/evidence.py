"""What the last report an agency sent says of declaration, audit and review, clause by clause."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.models import Submission
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.registry.standards.api import Evidence
from thuan.kernel.permissions import permitted
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thuan.kernel.accounts.actor import Actor

SCOPE: Final = ("4.3",)
AUDIT: Final = ("9.2.1", "9.2.2")
REVIEW: Final = ("9.3.1", "9.3.3")
CLAUSES: Final = (*SCOPE, *AUDIT, *REVIEW)


def reported_evidence(
    actor: Actor, agency_id: int, at: dt.datetime
) -> Mapping[str, Sequence[Evidence]]:
    """From the newest version that had arrived, for those who may read it; one statement."""
    rows = permitted(Submission, actor, ReportPermission.VIEW)
    rows = rows.filter(agency=agency_id, submitted_at__lte=at)
    columns = ("report__public_id", "report__cycle__year", "report_version__content")
    newest = rows.order_by("-report__cycle__year", "-report_version__number").values_list(*columns)
    sent = newest.first()
    if sent is None:
        return {}
    report, year, content = sent
    values, page = content["values"], ("reporting:report", str(report))
    told = (
        (SCOPE, _("Công bố phù hợp"), _declared(values)),
        (AUDIT, _("Đánh giá nội bộ"), _held(values, "R27.audit_held", "R27.audit_to")),
        (REVIEW, _("Xem xét của lãnh đạo"), _held(values, "R29.review_held", "R29.review_on")),
    )
    from_report = _("%(words)s (báo cáo năm %(year)s)")
    return {
        clause: [Evidence(label, from_report % {"words": words, "year": year}, page)]
        for clauses, label, words in told
        if words
        for clause in clauses
    }


def _declared(values: Mapping[str, Any]) -> str:
    if values.get("R08.declared") is not True:
        return ""
    day = _day(values.get("R08.declared_on"))
    return _("ngày %(day)s") % {"day": day} if day else _("đã công bố, báo cáo không ghi ngày")


def _held(values: Mapping[str, Any], held: str, when: str) -> str:
    """What was held and when; "" where the report says no, or nothing: that is no evidence."""
    if values.get(held) is not True:
        return ""
    day = _day(values.get(when))
    return _("xong ngày %(day)s") % {"day": day} if day else _("đã làm, báo cáo không ghi ngày")


def _day(value: Any) -> str:
    return format_date(dt.date.fromisoformat(value)) if isinstance(value, str) and value else ""
