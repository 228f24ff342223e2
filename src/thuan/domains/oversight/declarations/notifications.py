"""Whom the day of declaring anew tells, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

_SAMPLE = {"number": "35/QĐ-UBND", "agency": "UBND xã Phước Hải", "due": "30/08/2022"}

REDECLARE_DUE = register_kind(
    NoticeKind(
        "declarations.redeclare_due",
        Category.REMINDER,
        _("Công bố lại hệ thống quản lý chất lượng, hạn %(due)s"),
        _(
            "%(agency)s: phạm vi trong bản công bố %(number)s khác danh mục thủ tục hiện nay. "
            "Công bố lại trước hết ngày %(due)s."
        ),
        _SAMPLE,
        by_mail=False,
    )
)
REDECLARE_OVERDUE = register_kind(
    NoticeKind(
        "declarations.redeclare_overdue",
        Category.REMINDER,
        _("Quá hạn công bố lại: %(agency)s"),
        _("Bản công bố %(number)s của %(agency)s phải công bố lại; hạn %(due)s đã qua."),
        _SAMPLE,
        by_mail=False,
    )
)
