"""Columns of the swaps."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.calendar.models import WorkingDaySwap  # noqa: TC001  annotates a module value
from thuan.kernel.ui.table import Column, Table

DAY_TABLE: Table[WorkingDaySwap] = Table(
    "ngay-lam-viec",
    (
        Column(_("Ngày"), lambda row: row.day, order_by="day"),
        Column(_("Làm việc hay nghỉ"), lambda row: _("làm việc") if row.is_working else _("nghỉ")),
        Column(_("Tên gọi"), lambda row: row.name),
        Column(_("Căn cứ"), lambda row: row.legal_basis),
    ),
    caption=_("Ngày hoán đổi"),
    key=lambda row: str(row.pk),
)
