"""Columns of the registers of declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.declarations.enums import DeclarationReason
from thuan.domains.oversight.declarations.words import covered_badge, declaration_badge
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    import datetime as dt


def _received(row: Any) -> Any:
    receipt = getattr(row, "receipt", None)
    return receipt.received_on if receipt else None


def _page(row: Any) -> str:
    return reverse("declarations:declaration", args=[row.public_id])


DECLARATION_TABLE: Table[Any] = Table(
    "so-cong-bo",
    (
        Column(
            gettext_lazy("Số bản công bố"), lambda row: row.number, order_by="number", link=_page
        ),
        Column(gettext_lazy("Cơ quan"), lambda row: row.agency.name, order_by="agency__sort_key"),
        Column(gettext_lazy("Ngày ký"), lambda row: row.declared_on, order_by="declared_on"),
        Column(
            gettext_lazy("Trạng thái"),
            lambda row: declaration_badge(row.state).word,
            badge=lambda row: declaration_badge(row.state),
            order_by="state",
        ),
        Column(gettext_lazy("Lý do"), lambda row: DeclarationReason(row.reason).label),
        Column(gettext_lazy("Số thủ tục"), lambda row: len(row.scope) or None, numeric=True),
        Column(gettext_lazy("Hạn công bố lại"), lambda row: row.due_on, order_by="due_on"),
        Column(gettext_lazy("Phiên bản"), lambda row: str(row.edition or ""), secondary=True),
        Column(gettext_lazy("Sở nhận ngày"), _received, secondary=True),
    ),
    caption=gettext_lazy("Bản công bố"),
)


def _covered_page(row: Any) -> str:
    if row.declaration is None:
        return ""
    return reverse("declarations:declaration", args=[row.declaration])


def _covered_by(row: Any) -> str:
    """Whose system covers the agency, where another one declares for it."""
    return row.lead_name if row.lead_id != row.pk else ""


def _why(row: Any) -> str:
    return str(DeclarationReason(row.reason).label) if row.reason else ""


def province_table(day: dt.date) -> Table[Any]:
    """Agencies with the declaration that covers them, judged on the day."""
    return Table(
        "so-theo-doi-cong-bo",
        (
            Column(
                gettext_lazy("Cơ quan"),
                lambda row: row.name,
                order_by="sort_key",
                link=_covered_page,
            ),
            Column(
                gettext_lazy("Tình trạng"),
                lambda row: covered_badge(row, day).word,
                badge=lambda row: covered_badge(row, day),
            ),
            Column(gettext_lazy("Số bản công bố"), lambda row: row.number, order_by="number"),
            Column(gettext_lazy("Ngày ký"), lambda row: row.declared_on, order_by="declared_on"),
            Column(gettext_lazy("Hạn công bố lại"), lambda row: row.due_on, order_by="due_on"),
            Column(
                gettext_lazy("Sở nhận ngày"), lambda row: row.received_on, order_by="received_on"
            ),
            Column(gettext_lazy("Lý do"), _why, secondary=True),
            Column(gettext_lazy("Phiên bản"), lambda row: row.edition_name, secondary=True),
            Column(gettext_lazy("Theo hệ thống của"), _covered_by, secondary=True),
        ),
        caption=_("Công bố của các cơ quan"),
        # What is ticked is the declaration; an agency without one has nothing to tick for.
        key=lambda row: str(row.declaration or ""),
    )
