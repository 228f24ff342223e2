"""Who keeps the working-day calendar."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class WorkdayPermission(StrEnum):
    KEEP = "workdays.keep"


GRANTS = {WorkdayPermission.KEEP: (Role.DOST_ADMIN,)}

# What each lets one do, for whoever delegates it.
WORDS = {
    WorkdayPermission.KEEP: _("Ghi ngày làm việc hoán đổi"),
}
