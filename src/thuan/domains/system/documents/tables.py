"""Columns of the lists of documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType, VersionState
from thuan.domains.system.documents.words import numbers, origin, request_badge, version_badge
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.system.documents.models import ChangeRequest, Copy, DocumentVersion


def _document_url(row: Any) -> str:
    return reverse("documents:document", args=[row.public_id])


def _type_of(row: Any) -> Any:
    return DocumentType(row.kind).label


DOCUMENT_TABLE: Table[Any] = Table(
    "tai-lieu",
    (
        Column(_("Mã số"), lambda row: row.code, order_by="sort_key", link=_document_url),
        Column(_("Tên tài liệu"), lambda row: row.title, order_by="title"),
        Column(_("Loại"), _type_of, order_by="kind", secondary=True),
        Column(
            _("Trạng thái"),
            lambda row: VersionState(row.present_state).label,
            badge=lambda row: version_badge(row.present_state),
        ),
        Column(_("Lần ban hành"), lambda row: numbers(row.present_issue, row.present_revision)),
        Column(_("Hiệu lực từ"), lambda row: row.present_from, order_by="present_from"),
        Column(_("Xem xét lại"), lambda row: row.review_before, order_by="review_before"),
        Column(
            _("Bản đang làm"),
            lambda row: VersionState(row.next_state).label if row.next_state else "",
        ),
    ),
    caption=_("Tài liệu"),
)


def _late(day: Any, at: dt.date) -> str:
    days = (at - day).days
    return _("quá %(n)s ngày") % {"n": days} if days > 0 else _("còn %(n)s ngày") % {"n": -days}


def review_table(today: dt.date) -> Table[DocumentVersion]:
    """Columns of what is to be reviewed, with how late each is today."""
    return Table(
        "tai-lieu-xem-xet-lai",
        (
            Column(
                _("Mã số"),
                lambda row: row.document.code,
                order_by="document__sort_key",
                link=lambda row: reverse("documents:version", args=[row.public_id]),
            ),
            Column(_("Tên tài liệu"), lambda row: row.document.title, order_by="document__title"),
            Column(_("Bộ phận chủ trì"), lambda row: row.document.owner_unit, secondary=True),
            Column(_("Hiệu lực từ"), lambda row: row.effective_from, order_by="effective_from"),
            Column(_("Xem xét lại trước"), lambda row: row.next_review, order_by="next_review"),
            Column(_("Thời hạn"), lambda row: _late(row.next_review, today)),
        ),
        caption=_("Tài liệu đến hạn xem xét lại"),
    )


def unread_table(today: dt.date) -> Table[Copy]:
    """Columns of who has not read what, with how late each is today."""
    return Table(
        "tai-lieu-chua-doc",
        (
            Column(
                _("Người nhận"),
                lambda row: row.person.full_name,
                order_by="person__sort_key",
                link=lambda row: reverse(
                    "documents:version", args=[row.document_version.public_id]
                ),
            ),
            Column(_("Mã số"), lambda row: row.document_version.document.code),
            Column(_("Tên tài liệu"), lambda row: row.document_version.document.title),
            Column(
                _("Lần ban hành/sửa đổi"),
                lambda row: numbers(row.document_version.issue, row.document_version.revision),
                secondary=True,
            ),
            Column(_("Đọc trước ngày"), lambda row: row.due, order_by="due"),
            Column(_("Thời hạn"), lambda row: _late(row.due, today)),
        ),
        caption=_("Tài liệu chưa đọc"),
    )


MASTER_LIST: Table[DocumentVersion] = Table(
    "danh-muc-tai-lieu",
    (
        Column(
            _("Mã số"),
            lambda row: row.document.code,
            order_by="document__sort_key",
            link=lambda row: reverse("documents:version", args=[row.public_id]),
        ),
        Column(_("Tên tài liệu"), lambda row: row.document.title, order_by="document__title"),
        Column(_("Loại"), lambda row: DocumentType(row.document.kind).label, secondary=True),
        Column(_("Lần ban hành/sửa đổi"), lambda row: numbers(row.issue, row.revision)),
        Column(_("Số quyết định"), lambda row: row.decision_no, secondary=True),
        Column(_("Hiệu lực từ"), lambda row: row.effective_from, order_by="effective_from"),
        Column(_("Bộ phận chủ trì"), lambda row: row.document.owner_unit, secondary=True),
        Column(_("Ghi chú"), origin, secondary=True),
    ),
    caption=_("Danh mục tài liệu"),
)

REQUEST_TABLE: Table[ChangeRequest] = Table(
    "de-nghi-sua-doi",
    (
        Column(
            _("Tài liệu"),
            lambda row: str(row.document),
            order_by="document__sort_key",
            link=lambda row: reverse("documents:request", args=[row.public_id]),
        ),
        Column(_("Chỗ cần sửa"), lambda row: Truncator(row.wrong).chars(120)),
        Column(_("Người đề nghị"), lambda row: str(row.created_by or "")),
        Column(_("Ngày đề nghị"), lambda row: business_day(row.created_at), order_by="created_at"),
        Column(_("Trạng thái"), lambda row: request_badge(row).word, badge=request_badge),
    ),
    caption=_("Đề nghị sửa đổi tài liệu"),
)
