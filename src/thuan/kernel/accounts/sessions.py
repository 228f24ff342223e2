"""The open log-ins of an account: listed and ended by its holder (SEC-09, ASVS 7.4, 7.5).

A row says where a log-in came from; whether it lives and when it was last used stands in the
session itself, so that a request writes nothing more for the list.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session

from thuan.kernel.accounts.clients import client_address, is_address
from thuan.kernel.accounts.models import OpenSession
from thuan.kernel.calendar import clock

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest

    from thuan.kernel.accounts.models import User

SEEN, BEGUN = "seen_at", "begun_at"
FACTOR = "factor_at"
DEVICE_LETTERS = 255


@dataclass(frozen=True, slots=True)
class Device:
    """A log-in that is open now, as its holder is shown it."""

    row: OpenSession
    seen_at: dt.datetime
    is_this: bool


def note(request: HttpRequest, user: User, at: dt.datetime) -> None:
    """Keep from where this log-in came; called when it has just been opened."""
    address = client_address(request)
    OpenSession.objects.update_or_create(
        session_key=_key(request),
        defaults={
            "user": user,
            "begun_at": at,
            "address": address if is_address(address) else None,
            "device": request.headers.get("User-Agent", "")[:DEVICE_LETTERS],
        },
    )


def follow(request: HttpRequest, former_key: str | None) -> None:
    """The session got another key, as after a change of the password; its row goes with it."""
    OpenSession.objects.filter(session_key=former_key).update(session_key=_key(request))


def devices(user: User, request: HttpRequest) -> list[Device]:
    """The log-ins of the account that still open its pages, this one first, then by last use."""
    rows = {row.session_key: row for row in OpenSession.objects.filter(user=user)}
    now = clock.real_now()
    found = []
    for session in Session.objects.filter(session_key__in=rows, expire_date__gt=now):
        held = session.get_decoded()
        if not lives(user, held, now.timestamp()):
            continue
        row = rows[session.session_key]
        seen = held.get(SEEN) or row.begun_at.timestamp()
        here = session.session_key == request.session.session_key
        found.append(Device(row, dt.datetime.fromtimestamp(seen, dt.UTC), here))
    return sorted(found, key=lambda one: (not one.is_this, -one.seen_at.timestamp()))


def lives(user: User, held: dict[str, Any], now: float) -> bool:
    """Whether a session with this content would be let in now."""
    if held.get(HASH_SESSION_KEY) != user.get_session_auth_hash():
        return False
    begun, seen = held.get(BEGUN, now), held.get(SEEN, now)
    over = now - seen > settings.SESSION_IDLE_SECONDS
    return not over and bool(now - begun <= settings.SESSION_LONGEST_SECONDS)


def end(rows: Iterable[OpenSession]) -> int:
    """Close these log-ins on the server, at once; gives how many."""
    keys = [row.session_key for row in rows]
    Session.objects.filter(session_key__in=keys).delete()
    return int(OpenSession.objects.filter(session_key__in=keys).delete()[0])


def prune() -> int:
    """Forget rows whose session is gone; gives how many."""
    living = Session.objects.values("session_key")
    return int(OpenSession.objects.exclude(session_key__in=living).delete()[0])


def _key(request: HttpRequest) -> str:
    if not request.session.session_key:
        request.session.save()
    return str(request.session.session_key)
