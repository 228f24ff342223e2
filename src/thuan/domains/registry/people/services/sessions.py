"""Ending one's own log-ins on other devices (ASVS 7.4.5, 7.5.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from thuan.kernel.accounts import sessions
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.models import OpenSession, User


@service
def end_sessions(*, actor: Actor, at: dt.datetime, user: User, rows: Sequence[OpenSession]) -> int:
    """Close these log-ins on the server; gives how many. PermissionDenied for another's."""
    if actor.user_id is None or {user.pk, *(row.user_id for row in rows)} != {actor.user_id}:
        raise PermissionDenied
    ended = sessions.end(rows)
    if ended:
        record(user, "people.end_sessions", changes={"sessions": (ended, 0)})
    return ended
