"""Columns of the legal register."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import LegalStatus, TextKind
from thuan.domains.registry.law.words import UNVERIFIED, status_badge
from thuan.kernel.ui.table import Column, Table

TEXT_TABLE: Table[Any] = Table(
    "van-ban-phap-luat",
    (
        Column(
            _("Số, ký hiệu"),
            lambda row: row.number,
            order_by="sort_key",
            link=lambda row: reverse("law:text", args=[row.public_id]),
        ),
        Column(_("Trích yếu"), lambda row: row.title),
        Column(
            _("Tình trạng"),
            lambda row: LegalStatus(row.status).label,
            badge=lambda row: status_badge(row.status),
            order_by="status",
        ),
        Column(_("Loại"), lambda row: TextKind(row.kind).label, order_by="kind", secondary=True),
        Column(_("Cơ quan ban hành"), lambda row: row.issuer, order_by="issuer", secondary=True),
        Column(
            _("Hiệu lực từ"),
            lambda row: row.effective_from,
            order_by="effective_from",
            secondary=True,
        ),
        Column(_("Hết hiệu lực từ"), lambda row: row.ends_on, order_by="ends_on", secondary=True),
        Column(_("Kiểm tra gần nhất"), lambda row: row.checked_on, order_by="checked_on"),
        Column(
            _("Kiểm chứng"),
            lambda row: gettext("đã kiểm chứng") if row.is_verified else str(UNVERIFIED.word),
            badge=lambda row: None if row.is_verified else UNVERIFIED,
        ),
    ),
    caption=_("Văn bản pháp luật"),
)
