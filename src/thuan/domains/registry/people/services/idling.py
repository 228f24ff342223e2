"""Accounts that nobody used for long are closed; those who keep accounts are told (SEC-05)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from thuan.domains.registry.people.notifications import ACCOUNT_IDLE
from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.posts import shut
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts.models import Assignment, User
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.notifications.services import notify

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor


@service
def close_idle_accounts(*, actor: Actor, at: dt.datetime) -> list[User]:
    """Close every account without a log-in for the days of the profile; gives which.

    Disuse counts from the last log-in, from the opening of the account, or from when it was opened
    again, whichever is latest. The last account of a system administrator stays open: otherwise
    nobody could open any. The holder and the system administrators are told.

    Raises PermissionDenied.
    """
    entitled(actor, P.KEEP_ACCOUNTS, agency_id=None)
    days = settings.SECURITY.idle_account_days
    if not days:
        return []
    keepers = set(
        Assignment.objects.on(business_day(at))
        .filter(role=Role.SYS_ADMIN)
        .values_list("person_id", flat=True)
    )
    closed = _without_the_last(_idle(at - dt.timedelta(days=days)), keepers)
    for user in closed:
        shut(user)
        why = _("Không đăng nhập %(days)s ngày.") % {"days": days}
        record(user, "people.lock_account", changes={"is_active": (True, False)}, comment=why)
        notify(
            ACCOUNT_IDLE,
            recipients={*keepers, *filter(None, [user.person_id])},
            target=user,
            context={"account": user.username, "days": days},
            actor=actor,
            at=at,
        )
    return closed


def _idle(since: dt.datetime) -> list[User]:
    """Open accounts of which nothing was seen since then, the longest unused first."""
    rows = User.objects.filter(is_active=True, date_joined__lt=since)
    rows = rows.filter(Q(last_login__isnull=True) | Q(last_login__lt=since))
    return list(
        rows.filter(Q(reopened_at__isnull=True) | Q(reopened_at__lt=since)).order_by("last_login")
    )


def _without_the_last(idle: list[User], keepers: set[int]) -> list[User]:
    """The idle accounts, but for one of a system administrator where no other would stay open."""
    closing = {user.pk for user in idle}
    open_ones = User.objects.filter(is_active=True, person__in=keepers)
    if open_ones.exclude(pk__in=closing).exists():
        return idle
    kept = next((user.pk for user in reversed(idle) if user.person_id in keepers), None)
    return [user for user in idle if user.pk != kept]
