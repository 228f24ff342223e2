"""Who keeps the register of administrative procedures; everybody signed in reads it.

The procedures are published by decision of the chairman of the People's Committee; its office
prepares the decision and controls administrative procedures (Decree 63/2010/NĐ-CP, as amended by
48/2013 and 92/2017). Reference data are otherwise kept by the administrators of the department.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class RegisterPermission(StrEnum):
    KEEP = "administrative_procedures.keep"


GRANTS = {RegisterPermission.KEEP: (Role.PPC_CHECKER, Role.DOST_ADMIN)}

# What each lets one do, for whoever delegates it.
WORDS = {RegisterPermission.KEEP: _("Nhập quyết định công bố thủ tục hành chính")}
