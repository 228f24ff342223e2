"""Whom the programme tells, and in which words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

_SAMPLE = {
    "code": "N2",
    "text": "Mở 7 lớp đánh giá nội bộ cho cấp xã.",
    "lead": "Sở Nội vụ",
    "due": "15/07/2022",
}

TASK_DUE = register_kind(
    NoticeKind(
        "programme.task_due",
        Category.REMINDER,
        _("Nhiệm vụ %(code)s của kế hoạch năm, hạn %(due)s"),
        _("%(text)s Chủ trì: %(lead)s; hạn %(due)s. Mở nhiệm vụ để báo cáo tiến độ hoặc ghi xong."),
        _SAMPLE,
        by_mail=False,
    )
)
TASK_OVERDUE = register_kind(
    NoticeKind(
        "programme.task_overdue",
        Category.REMINDER,
        _("Quá hạn: nhiệm vụ %(code)s, chủ trì %(lead)s"),
        _("%(text)s Hạn %(due)s đã qua mà chưa ghi xong. Chủ trì: %(lead)s."),
        _SAMPLE,
        by_mail=False,
    )
)
