"""Names of agencies are public facts: all signed in read them; DOST administrators keep them."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class AgencyPermission(StrEnum):
    KEEP = "agencies.keep"


PERMISSIONS: dict[AgencyPermission, frozenset[Role]] = {
    AgencyPermission.KEEP: frozenset({Role.DOST_ADMIN}),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    AgencyPermission.KEEP: _("Ghi sổ cơ quan"),
}
