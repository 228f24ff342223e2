"""Columns of the register of administrative procedures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.procedures.content import limit_words
from thuan.domains.registry.procedures.enums import Level, OnlineLevel
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    from thuan.domains.registry.procedures.models import ProcedureTerms

REGISTER_TABLE: Table[ProcedureTerms] = Table(
    "thu-tuc-hanh-chinh",
    (
        Column(
            _("Mã TTHC"),
            lambda row: row.procedure.code,
            order_by="procedure__code",
            link=lambda row: reverse("administrative_procedures:record", args=[row.procedure.code]),
        ),
        Column(_("Tên thủ tục"), lambda row: row.name),
        Column(_("Lĩnh vực"), lambda row: row.field, order_by="field_key"),
        Column(_("Cấp"), lambda row: Level(row.level).label, order_by="level"),
        Column(_("Thời hạn giải quyết"), lambda row: limit_words(row.limit_value, row.limit_unit)),
        Column(_("Trực tuyến"), lambda row: OnlineLevel(row.online).label, secondary=True),
        Column(_("Quyết định công bố"), lambda row: row.decision.number, secondary=True),
        Column(_("Hiệu lực từ"), lambda row: row.valid_from, order_by="valid_from"),
    ),
    caption=_("Thủ tục hành chính"),
)
