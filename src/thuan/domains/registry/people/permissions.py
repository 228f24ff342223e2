"""Who may name, assign, delegate and keep accounts (F6)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class P(StrEnum):
    VIEW = "people.view"
    KEEP = "people.keep"
    MERGE = "people.merge"
    NAME_LEADER = "people.name_leader"
    ASSIGN = "people.assign_role"
    ASSIGN_PROVINCE = "people.assign_province_role"
    DELEGATE = "people.delegate"
    KEEP_ACCOUNTS = "people.keep_accounts"


_BUSINESS = frozenset(Role) - {Role.SYS_ADMIN}
_AGENCY = _BUSINESS - {
    Role.DISTRICT_COORD,
    Role.DOST_OFFICER,
    Role.DOST_HEAD,
    Role.INSP_LEAD,
    Role.INSPECTOR,
    Role.DOHA,
    Role.PPC,
    Role.PPC_CHECKER,
}

GRANTS: dict[P, frozenset[Role]] = {
    P.VIEW: _AGENCY | {Role.SYS_ADMIN},
    P.KEEP: frozenset({Role.HEAD, Role.ISO_SEC, Role.HR, Role.DOST_ADMIN}),
    P.MERGE: frozenset({Role.DOST_ADMIN}),
    P.NAME_LEADER: frozenset({Role.DOST_ADMIN}),
    P.ASSIGN: frozenset({Role.HEAD, Role.ISO_SEC}),
    P.ASSIGN_PROVINCE: frozenset({Role.DOST_ADMIN}),
    P.DELEGATE: _BUSINESS,
    P.KEEP_ACCOUNTS: frozenset({Role.SYS_ADMIN}),
}

# Rights that stay with the one who got them: no delegate delegates further, and the keeper of
# accounts holds no business right that could be lent.
NOT_DELEGABLE = frozenset({P.DELEGATE, P.KEEP_ACCOUNTS})

# What each lets one do, for whoever delegates it.
WORDS = {
    P.VIEW: _("Xem nhân sự và vai trò"),
    P.KEEP: _("Ghi nhân sự, chuyển và thôi công tác"),
    P.MERGE: _("Gộp hai hồ sơ của một người"),
    P.NAME_LEADER: _("Ghi nhận thủ trưởng, thư ký ISO đầu tiên"),
    P.ASSIGN: _("Phân công vai trò trong cơ quan"),
    P.ASSIGN_PROVINCE: _("Phân công vai trò cấp tỉnh"),
    P.DELEGATE: _("Ủy quyền"),
    P.KEEP_ACCOUNTS: _("Cấp, khóa tài khoản"),
}
