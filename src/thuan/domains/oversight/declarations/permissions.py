"""Who declares, who publishes, who writes down that it came (RACI row 3.15)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class DeclarationPermission(StrEnum):
    VIEW = "declarations.view"
    ENTER = "declarations.enter"
    PUBLISH = "declarations.publish"
    OVERSEE = "declarations.oversee"
    RECEIVE = "declarations.receive"
    DEADLINES = "declarations.deadlines"


_DEPARTMENT = (Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD)
GRANTS = {
    DeclarationPermission.VIEW: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
        *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.AUD_LEAD, Role.AUDITOR),
        *_DEPARTMENT,
        Role.PPC_CHECKER,
    ),
    DeclarationPermission.ENTER: (Role.ISO_SEC, Role.QMR),
    DeclarationPermission.PUBLISH: (Role.HEAD, Role.QMR),
    DeclarationPermission.OVERSEE: (*_DEPARTMENT, Role.PPC_CHECKER),
    # The department does not write down its own: the office of the People's Committee does.
    DeclarationPermission.RECEIVE: (Role.DOST_OFFICER, Role.PPC_CHECKER),
    DeclarationPermission.DEADLINES: (Role.DOST_ADMIN,),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    DeclarationPermission.VIEW: _("Xem bản công bố hệ thống quản lý chất lượng"),
    DeclarationPermission.ENTER: _("Nhập bản công bố"),
    DeclarationPermission.PUBLISH: _("Đưa bản công bố vào sổ, ghi hết hiệu lực"),
    DeclarationPermission.OVERSEE: _("Theo dõi công bố của các cơ quan"),
    DeclarationPermission.RECEIVE: _("Ghi nhận bản công bố gửi đến Sở"),
    DeclarationPermission.DEADLINES: _("Đặt thời hạn công bố lại"),
}
