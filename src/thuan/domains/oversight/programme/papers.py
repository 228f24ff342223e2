"""From a plan in the database to its documents."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.conf import settings

from thuan.domains.oversight.programme.content import read_plan
from thuan.domains.oversight.programme.enums import Metric, PlanState
from thuan.domains.oversight.programme.reports.evaluation import evaluation_document
from thuan.domains.oversight.programme.reports.plan import plan_document
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.domains.registry.agencies.api import known_on
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.reports.pdf import to_pdf
from thuan.kernel.reports.word import to_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.domains.oversight.programme.selectors.progress import UnitLine
    from thuan.kernel.reports.document import OfficialDocument

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FORMATS: Final[dict[str, tuple[Callable[[OfficialDocument], bytes], str]]] = {
    "docx": (to_docx, WORD),
    "pdf": (to_pdf, "application/pdf"),
}
MARK: Final = "DỮ LIỆU MINH HỌA"
DRAFT: Final = "DỰ THẢO"
OUT: Final = frozenset({PlanState.ISSUED, PlanState.RUNNING, PlanState.EVALUATED, PlanState.CLOSED})
LACKS: Final = {
    "reported": "chưa gửi báo cáo năm",
    "declared": "chưa công bố",
    "audited": "chưa đánh giá nội bộ trong 12 tháng",
    "reviewed": "chưa xem xét của lãnh đạo trong 12 tháng",
}


def plan_paper_of(plan: ProvincialPlan, *, is_demo: bool) -> OfficialDocument:
    """The plan as it was issued, or as it is drafted; amendments are acts of their own."""
    day = plan.signed_on or business_day(plan.updated_at)
    number = plan.number.partition("/")[0].strip()
    drafted = plan.state not in OUT
    return plan_document(
        read_plan(plan.content),
        {one.code: one.name for one in known_on(day)},
        year=plan.year,
        issuer=settings.LETTERHEAD["issuer_parent"],
        place=settings.LETTERHEAD["place"],
        number=int(number) if number.isdecimal() else None,
        day=plan.signed_on,
        fingerprint=plan.content_hash or None,
        watermark=MARK if is_demo else DRAFT if drafted else None,
    )


def evaluation_of(plan: ProvincialPlan, *, is_demo: bool) -> OfficialDocument:
    """The evaluation as it was kept; who lags is read as of its day."""
    kept = plan.evaluation
    day = dt.date.fromisoformat(kept["as_of"])
    lines = [
        line
        for one in progress_of(plan, end_of_day_bound(day), day)
        if one.target.metric is Metric.MAINTAIN
        for line in one.units
        if line.holds is not True
    ]
    assert plan.signed_on is not None, "an issued plan has its date"
    return evaluation_document(
        content_of(plan, day),
        kept,
        [(line.name, lacks(line)) for line in lines],
        year=plan.year,
        plan_number=plan.number,
        signed_on=plan.signed_on,
        letterhead=settings.LETTERHEAD,
        watermark=MARK if is_demo else None,
    )


def lacks(line: UnitLine) -> str:
    """What an agency lacks to be counted, in words; "" for what nobody knows."""
    if line.conditions is None:
        return "chưa có số liệu"
    missing = [words for name, words in LACKS.items() if getattr(line.conditions, name) is False]
    unknown = any(getattr(line.conditions, name) is None for name in LACKS)
    return "; ".join([*missing, *(["chưa đủ số liệu"] if unknown and not missing else [])])
