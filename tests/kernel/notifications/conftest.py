"""Kinds that only the tests know, registered once."""

from __future__ import annotations

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

ASKED = register_kind(
    NoticeKind(
        key="tests.asked",
        category=Category.TASK,
        subject="Cần duyệt tài liệu %(code)s",
        body="%(who)s đã gửi tài liệu %(code)s chờ bạn duyệt.",
        sample={"code": "QT.07", "who": "Trần Thị B"},
    )
)
DUTY = register_kind(
    NoticeKind(
        key="tests.duty",
        category=Category.REMINDER,
        subject="Quá hạn báo cáo",
        body="Báo cáo năm %(year)s đã quá hạn.",
        sample={"year": "2022"},
        may_be_disabled=False,
    )
)
MAILED_ALONE = register_kind(
    NoticeKind(
        key="tests.mailed_alone",
        category=Category.REMINDER,
        subject="Việc trong ngày",
        body="%(lines)s",
        sample={"lines": "- Gửi báo cáo"},
        in_inbox=False,
    )
)
