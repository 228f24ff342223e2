"""The columns of the tracking board: standing, reminders, contacts, warnings, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.selectors.chasing import NOTHING
from thuan.domains.oversight.reporting.selectors.terms import extension_words
from thuan.domains.oversight.reporting.selectors.tracking import is_overdue, owes_late
from thuan.domains.oversight.reporting.words import (
    arrival_badge,
    chased_words,
    group_names,
    telephone,
    warning_words,
)
from thuan.kernel.ui.addresses import record_url
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.domains.oversight.reporting.selectors.chasing import Marks, Reminded
    from thuan.kernel.ui.table import Badge


def tracking_table(
    cycle: ReportCycle,
    marks: Mapping[int, Marks],
    reminded: Mapping[int, Reminded],
    at: dt.datetime,
) -> Table[Any]:
    """One row an agency; ``marks`` and ``reminded`` are filled before the rows are drawn."""
    names, overdue = group_names(), is_overdue(cycle, at)

    def badge(row: Any) -> Badge:
        due = owes_late(row, at, overdue=overdue)
        return arrival_badge(late=row.is_late, state=row.report_state, overdue=due)

    def beside(row: Any) -> Marks:
        return marks.get(row.agency_id, NOTHING)

    columns: tuple[Column[Any], ...] = (
        Column(_("Cơ quan"), lambda row: row.name, order_by="sort_key", link=_link),
        Column(
            _("Tình trạng"),
            lambda row: badge(row).word,
            badge=badge,
        ),
        Column(_("Gửi lần đầu lúc"), lambda row: row.first_at, order_by="first_at"),
        Column(_("Bước hiện tại"), _step),
        Column(
            _("Nhắc, liên hệ"),
            lambda row: chased_words(beside(row), reminded.get(row.agency_id)) or None,
            link=lambda row: _chase(row) if beside(row).contacted_at else "",
        ),
        Column(_("Lưu ý"), lambda row: _noted(row, beside(row)) or None),
        Column(
            _("Người liên hệ"),
            lambda row: ", ".join(filter(None, (beside(row).contact, beside(row).phone))) or None,
            link=lambda row: telephone(beside(row).phone),
        ),
        Column(
            _("Nhóm"),
            lambda row: names.get(row.group, row.group),
            order_by="group",
            secondary=True,
        ),
        Column(_("Mã"), lambda row: row.code, order_by="code", secondary=True),
    )
    return Table(
        f"theo-doi-bao-cao-{cycle.year}",
        columns,
        caption=_("Báo cáo năm %(year)s") % {"year": cycle.year},
        key=lambda row: str(row.pk),
    )


def _link(row: Any) -> str:
    """The report where it has arrived, the page for chasing it where it has not."""
    if row.report_public_id is None:
        return _chase(row)
    return record_url("reporting:report", row.report_public_id)


def _chase(row: Any) -> str:
    return record_url("reporting:chase", row.agency_public_id)


def _noted(row: Any, marks: Marks) -> str:
    """What the province decided about this agency's deadline, then what is odd in its figures."""
    longer = extension_words(row.extended_to, row.extended_by) if row.extended_to else ""
    waived = _("trễ, được miễn xét") if row.is_waived else ""
    return "; ".join(filter(None, (longer, waived, warning_words(marks))))


def _step(row: Any) -> str:
    if row.report_state is None:
        return _("Cơ quan đang chuẩn bị")
    if row.report_state in {ReportState.DRAFT, ReportState.INTERNAL_REVIEW, ReportState.SIGNED}:
        return _("Cơ quan đang bổ sung")
    return str(ReportState(row.report_state).label)
