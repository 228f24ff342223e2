"""What people are told about what they may do."""

from __future__ import annotations

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
