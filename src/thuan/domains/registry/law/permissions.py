"""Who keeps the legal register of the province (7.5.3.2; qms.md 3.1). Everybody reads it."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class LawPermission(StrEnum):
    KEEP = "law.keep"
    DEADLINES = "law.deadlines"


GRANTS = {
    LawPermission.KEEP: (Role.DOST_ADMIN, Role.DOST_OFFICER),
    LawPermission.DEADLINES: (Role.DOST_ADMIN,),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    LawPermission.KEEP: _("Ghi văn bản pháp luật và thay đổi hiệu lực"),
    LawPermission.DEADLINES: _("Đặt thời hạn kiểm tra hiệu lực và cập nhật tài liệu"),
}
