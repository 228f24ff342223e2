"""Columns of the lists of legal bases and of the work that changed law brings."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.api import status_badge
from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.system.legal.words import overdue_badge, per_cent, update_badge
from thuan.kernel.ui.table import Badge, Column, Table


def _status(row: Any) -> str:
    if row.text_status:
        return str(LegalStatus(row.text_status).label)
    return gettext("cơ quan tự theo dõi")


def _handled(row: Any) -> Badge:
    """The state of the work, or that it is late."""
    return overdue_badge() if row.is_overdue else update_badge(row.state)


BASIS_TABLE: Table[Any] = Table(
    "tai-lieu-ben-ngoai",
    (
        Column(
            _("Số, ký hiệu"),
            lambda row: row.number,
            order_by="sort_key",
            link=lambda row: reverse("law:text", args=[row.text.public_id]) if row.text else "",
        ),
        Column(_("Trích yếu"), lambda row: row.title),
        Column(
            _("Tình trạng"),
            _status,
            badge=lambda row: status_badge(row.text_status) if row.text_status else None,
        ),
        Column(
            _("Tài liệu dùng"),
            lambda row: f"{row.document.code} {row.document.title}",
            order_by="document__sort_key",
            link=lambda row: reverse("legal:bases", args=[row.document.public_id]),
        ),
        Column(_("Kiểm tra gần nhất"), lambda row: row.text.checked_on if row.text else None),
        Column(_("Cơ quan ban hành"), lambda row: row.issuer, secondary=True),
        Column(
            _("Cơ quan"), lambda row: row.agency.name, order_by="agency__sort_key", secondary=True
        ),
    ),
    caption=_("Tài liệu bên ngoài"),
)

UPDATE_TABLE: Table[Any] = Table(
    "cap-nhat-theo-van-ban",
    (
        Column(
            _("Tài liệu"),
            lambda row: f"{row.document.code} {row.document.title}",
            order_by="document__sort_key",
            link=lambda row: reverse("legal:update", args=[row.public_id]),
        ),
        Column(_("Cơ quan"), lambda row: row.agency.name, order_by="agency__sort_key"),
        Column(_("Văn bản"), lambda row: row.change.text.number, order_by="change__text__sort_key"),
        Column(
            _("Thay đổi"),
            lambda row: LegalStatus(row.change.status).label,
            badge=lambda row: status_badge(row.change.status),
        ),
        Column(
            _("Từ ngày"),
            lambda row: row.change.valid_from,
            order_by="change__valid_from",
            secondary=True,
        ),
        Column(
            _("Xử lý"),
            lambda row: _handled(row).word,
            badge=_handled,
            order_by="state",
        ),
        Column(_("Hạn"), lambda row: row.due_on, order_by="due_on"),
        Column(_("Xong ngày"), lambda row: row.closed_on, order_by="closed_on", secondary=True),
    ),
    caption=_("Việc cập nhật tài liệu"),
)

CHANGE_TABLE: Table[Any] = Table(
    "tien-do-cap-nhat",
    (
        Column(
            _("Văn bản"),
            lambda row: row.text.number,
            order_by="text__sort_key",
            link=lambda row: reverse("legal:change", args=[row.public_id]),
        ),
        Column(
            _("Thay đổi"),
            lambda row: LegalStatus(row.status).label,
            badge=lambda row: status_badge(row.status),
        ),
        Column(_("Từ ngày"), lambda row: row.valid_from, order_by="valid_from"),
        Column(
            _("Bởi văn bản"),
            lambda row: row.by_text.number if row.by_text else "",
            secondary=True,
        ),
        Column(_("Đã xong"), lambda row: row.done, order_by="done", numeric=True),
        Column(_("Tài liệu"), lambda row: row.total, order_by="total", numeric=True),
        Column(_("Tỷ lệ xong"), lambda row: per_cent(row.done, row.total)),
        Column(_("Quá hạn"), lambda row: row.late, order_by="late", numeric=True),
    ),
    caption=_("Thay đổi pháp luật có tài liệu phải cập nhật"),
)
