"""Names of agencies are public facts: all read the register; DOST administrators keep it."""

from __future__ import annotations

from enum import StrEnum

from thuan.kernel.accounts.roles import Role


class AgencyPermission(StrEnum):
    READ = "agencies.read"
    KEEP = "agencies.keep"


PERMISSIONS: dict[AgencyPermission, frozenset[Role]] = {
    AgencyPermission.READ: frozenset(Role),
    AgencyPermission.KEEP: frozenset({Role.DOST_ADMIN}),
}
