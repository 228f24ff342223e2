"""Whom documents remind, and in which words (REM-01, REM-02)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

_REVIEW = {"document": "QT.02 Đánh giá nội bộ", "due": "15/01/2023"}
_READ = {**_REVIEW, "person": "Trần Thị Lan"}

REVIEW_DUE = register_kind(
    NoticeKind(
        "documents.review_due",
        Category.REMINDER,
        _("Xem xét định kỳ %(document)s, hạn %(due)s"),
        _(
            "Đến %(due)s phải xem lại %(document)s: còn phù hợp thì trình xác nhận, không thì soạn "
            "bản sửa đổi."
        ),
        _REVIEW,
        by_mail=False,
    )
)
REVIEW_OVERDUE = register_kind(
    NoticeKind(
        "documents.review_overdue",
        Category.REMINDER,
        _("Quá hạn xem xét định kỳ: %(document)s"),
        _("Hạn xem xét định kỳ của %(document)s là %(due)s đã qua mà chưa có kết luận."),
        _REVIEW,
        by_mail=False,
    )
)
READ_DUE = register_kind(
    NoticeKind(
        "documents.read_due",
        Category.REMINDER,
        _("Đọc %(document)s, hạn %(due)s"),
        _("%(document)s có bản mới gửi đến %(person)s. Đọc và xác nhận trước hết ngày %(due)s."),
        _READ,
        by_mail=False,
    )
)
READ_OVERDUE = register_kind(
    NoticeKind(
        "documents.read_overdue",
        Category.REMINDER,
        _("Chưa đọc %(document)s: %(person)s"),
        _("%(person)s chưa xác nhận đã đọc %(document)s; hạn %(due)s đã qua."),
        _READ,
        by_mail=False,
    )
)
