"""Whom changed law tells, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

_SAMPLE = {
    "document": "QT.02 Đánh giá nội bộ",
    "text": "61/2018/NĐ-CP",
    "status": "bị thay thế",
    "due": "22/07/2025",
}

UPDATE_DUE = register_kind(
    NoticeKind(
        "legal.update_due",
        Category.REMINDER,
        _("Cập nhật %(document)s, hạn %(due)s"),
        _(
            "Văn bản %(text)s %(status)s. Soạn bản sửa đổi của %(document)s, hoặc xác nhận không "
            "cần sửa kèm lý do; hạn %(due)s."
        ),
        _SAMPLE,
        by_mail=False,
    )
)
UPDATE_OVERDUE = register_kind(
    NoticeKind(
        "legal.update_overdue",
        Category.REMINDER,
        _("Quá hạn: cập nhật %(document)s theo %(text)s"),
        _("Văn bản %(text)s %(status)s; hạn cập nhật %(document)s là %(due)s đã qua."),
        _SAMPLE,
        by_mail=False,
    )
)
