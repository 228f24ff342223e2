"""Who says that a clause does not apply (9001: 4.3; qms.md 1.1). The standard itself all read."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class StandardPermission(StrEnum):
    VIEW = "standards.nonapplicability.view"
    PROPOSE = "standards.nonapplicability.propose"
    ENDORSE = "standards.nonapplicability.endorse"
    APPROVE = "standards.nonapplicability.approve"


GRANTS = {
    StandardPermission.VIEW: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.UNIT_HEAD),
        *(Role.AUD_LEAD, Role.AUDITOR, Role.DISTRICT_COORD, Role.INSP_LEAD, Role.INSPECTOR),
        *(Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD),
    ),
    StandardPermission.PROPOSE: (Role.ISO_SEC,),
    StandardPermission.ENDORSE: (Role.QMR,),
    StandardPermission.APPROVE: (Role.HEAD,),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    StandardPermission.VIEW: _("Xem điều khoản không áp dụng"),
    StandardPermission.PROPOSE: _("Đề nghị một điều khoản không áp dụng"),
    StandardPermission.ENDORSE: _("Đồng ý với đề nghị không áp dụng trước khi thủ trưởng quyết"),
    StandardPermission.APPROVE: _("Quyết định điều khoản không áp dụng, áp dụng trở lại"),
}
