"""What people are told about what they may do."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.registry import NoticeKind, register_kind

INVITED = register_kind(
    NoticeKind(
        "people.guest_invited",
        Category.TASK,
        _("Được mời làm một bước thay %(role)s của %(agency)s"),
        _(
            "Mời làm một bước thay %(role)s của %(agency)s, từ %(first)s đến hết %(last)s, theo "
            "%(decision)s. Mở hồ sơ để xem và làm bước đó."
        ),
        {
            "role": "Thủ trưởng cơ quan",
            "agency": "UBND xã An Bình",
            "decision": "45/QĐ-SKHCN",
            "first": "11/10/2022",
            "last": "19/10/2022",
        },
        may_be_disabled=False,
    )
)


def _security(key: str, subject: Any, body: Any, **sample: str) -> NoticeKind:
    """A notice about one's own account: nobody may refuse its e-mail."""
    facts = {"account": "hoa.tran", **sample}
    return register_kind(
        NoticeKind(key, Category.INFORMATION, subject, body, facts, may_be_disabled=False)
    )


FACTOR_ADDED = _security(
    "people.factor_added",
    _("Tài khoản %(account)s vừa thêm %(kind)s"),
    _(
        "Tài khoản %(account)s vừa thêm %(kind)s cho bước xác thực thứ hai; "
        "các phiên khác đã dừng. "
        "Không phải mình làm? Báo ngay quản trị hệ thống."
    ),
    kind="ứng dụng xác thực",
)
FACTOR_REMOVED = _security(
    "people.factor_removed",
    _("Tài khoản %(account)s vừa bỏ %(kind)s"),
    _(
        "Tài khoản %(account)s vừa bỏ %(kind)s khỏi bước xác thực thứ hai. "
        "Không phải mình làm? Báo ngay quản trị hệ thống."
    ),
    kind="ứng dụng xác thực",
)
FACTORS_RESET = _security(
    "people.factors_reset",
    _("Bước xác thực thứ hai của tài khoản %(account)s đã được gỡ"),
    _(
        "Quản trị hệ thống đã gỡ bước xác thực thứ hai của tài khoản %(account)s. "
        "Lý do: %(reason)s. Lần đăng nhập tới sẽ thiết lập lại. "
        "Không phải mình nhờ? Báo ngay quản trị hệ thống."
    ),
    reason="mất điện thoại, đã gặp trực tiếp",
)
RECOVERY_USED = _security(
    "people.recovery_code_used",
    _("Tài khoản %(account)s vừa dùng một mã dự phòng"),
    _(
        "Một mã dự phòng vừa mở tài khoản %(account)s; còn %(left)s mã. "
        "Không phải mình dùng? Báo ngay quản trị hệ thống."
    ),
    left="9",
)
ACCOUNT_IDLE = _security(
    "people.account_idle",
    _("Tài khoản %(account)s đã khóa vì %(days)s ngày không dùng"),
    _(
        "Tài khoản %(account)s không đăng nhập %(days)s ngày nên đã khóa theo quy định. "
        "Cần dùng lại? Nhờ quản trị hệ thống mở."
    ),
    days="45",
)
