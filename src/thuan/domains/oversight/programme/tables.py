"""Columns of the programme's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.enums import PlanState
from thuan.domains.oversight.programme.words import plan_badge
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table

if TYPE_CHECKING:
    from thuan.domains.oversight.programme.models import ProvincialPlan
    from thuan.domains.oversight.programme.selectors.progress import UnitLine

PLAN_TABLE: Table[ProvincialPlan] = Table(
    "ke-hoach",
    (
        Column(
            gettext_lazy("Kế hoạch"),
            str,
            link=lambda row: reverse("programme:plan", args=[row.public_id]),
        ),
        Column(
            gettext_lazy("Trạng thái"),
            lambda row: PlanState(row.state).label,
            badge=lambda row: plan_badge(row.state),
        ),
        Column(gettext_lazy("Số, ký hiệu"), lambda row: row.number, order_by="number"),
        Column(gettext_lazy("Ngày ban hành"), lambda row: row.signed_on, order_by="signed_on"),
    ),
    caption=gettext_lazy("Kế hoạch năm"),
)


def answer(known: bool | None) -> str:
    """Yes, no, or that nothing is known."""
    if known is None:
        return _("chưa có số liệu")
    return _("có") if known else _("không")


def _mark(line: UnitLine) -> Badge:
    if line.holds is None:
        return Badge(Tone.NEUTRAL, _("Chưa có số liệu"))
    return Badge(Tone.SUCCESS, _("Đạt")) if line.holds else Badge(Tone.DANGER, _("Chưa đạt"))


_WHO: tuple[Column[UnitLine], ...] = (
    Column(gettext_lazy("Cơ quan"), lambda line: line.name),
    Column(gettext_lazy("Mã"), lambda line: line.code, secondary=True),
    Column(gettext_lazy("Kết quả"), lambda line: answer(line.holds), badge=_mark),
)
UNITS = Table("co-quan-cua-chi-tieu", _WHO, caption=gettext_lazy("Cơ quan trong danh sách"))
WIDENING: Table[UnitLine] = Table(
    "co-quan-mo-rong",
    (
        *_WHO,
        Column(
            gettext_lazy("Hình thức"), lambda line: line.kind.label if line.kind else _("chưa rõ")
        ),
    ),
    caption=gettext_lazy("Cơ quan mở rộng"),
)
MAINTAINED: Table[UnitLine] = Table(
    "co-quan-duy-tri",
    (
        *_WHO,
        *(
            Column(title, _condition)
            for title, _condition in (
                (
                    gettext_lazy("Báo cáo năm"),
                    lambda line: answer(line.conditions and line.conditions.reported),
                ),
                (
                    gettext_lazy("Công bố"),
                    lambda line: answer(line.conditions and line.conditions.declared),
                ),
                (
                    gettext_lazy("Đánh giá nội bộ"),
                    lambda line: answer(line.conditions and line.conditions.audited),
                ),
                (
                    gettext_lazy("Xem xét của lãnh đạo"),
                    lambda line: answer(line.conditions and line.conditions.reviewed),
                ),
            )
        ),
    ),
    caption=gettext_lazy("Cơ quan duy trì, cải tiến"),
)
