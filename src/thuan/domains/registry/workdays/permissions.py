"""Who keeps the working-day calendar."""

from __future__ import annotations

from enum import StrEnum

from thuan.kernel.accounts.roles import Role


class WorkdayPermission(StrEnum):
    KEEP = "workdays.keep"


GRANTS = {WorkdayPermission.KEEP: (Role.DOST_ADMIN,)}
