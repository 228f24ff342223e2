"""What every request passes: its time, the limits of its session, who acts in which scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.auth import logout
from django.shortcuts import redirect
from django.urls import reverse
from uuid_utils.compat import uuid7

from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.clients import client_address
from thuan.kernel.accounts.models import User
from thuan.kernel.accounts.passwords import is_too_old
from thuan.kernel.accounts.policy import asks_factor, is_administrator
from thuan.kernel.accounts.sessions import BEGUN, FACTOR, SEEN
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered, public_scope

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from django.http import HttpRequest, HttpResponse


class ArrivalMiddleware:
    """Takes ``request.at`` before anything can wait: this is what "submitted at" means (F2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at, request.is_demo = clock.read()  # type: ignore[attr-defined]
        request.request_id = str(uuid7())  # type: ignore[attr-defined]
        return self.get_response(request)


class ActorMiddleware:
    """Sets ``request.actor`` and opens the scope of the person, or of the public."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        at, request_id = request.at, request.request_id  # type: ignore[attr-defined]
        if not isinstance(request.user, User) or not request.user.is_active:
            request.actor = Actor(None, at, request_id=request_id)  # type: ignore[attr-defined]
            with public_scope():
                return self.get_response(request)
        actor = actor_for(request.user, at, request_id=request_id)
        request.actor = actor  # type: ignore[attr-defined]
        with entered(actor.scope()):
            return self.get_response(request)


class SessionLimits:
    """Ends a session left alone too long, or open too long, by the real clock (SEC-09).

    Pages of administration close sooner. The time of the last request is written at most once a
    minute, so that reading stays cheap.
    """

    GRAIN = 60.0

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._watch(request)
        return self.get_response(request)

    def _watch(self, request: HttpRequest) -> None:
        now, session = clock.real_now().timestamp(), request.session
        begun, seen = session.get(BEGUN, now), session.get(SEEN, now)
        idle, longest = settings.SESSION_IDLE_SECONDS, settings.SESSION_LONGEST_SECONDS
        if request.path.startswith(settings.ADMINISTRATION_PATHS):
            idle = min(idle, settings.ADMINISTRATION_IDLE_SECONDS)
        if now - seen > idle or now - begun > longest:
            logout(request)
            return
        if BEGUN not in session or now - seen > self.GRAIN:
            session.update({BEGUN: begun, SEEN: now})


def held_back(request: HttpRequest, ways: Sequence[str]) -> HttpResponse | None:
    """The way to what must be done first; None on a page of ``ways``, which offers no others."""
    request.held_back = True  # type: ignore[attr-defined]
    addresses = [reverse(name) for name in ways]
    return None if request.path in addresses else redirect(addresses[0])


class PasswordFirst:
    """Who came in with the password of a printed slip sees nothing before choosing their own.

    Nor does an administrator whose password is older than the profile allows (SEC-04); in a
    demonstration, where passwords are shared, none grows old.
    """

    OPEN = ("account_change_password", "account_logout")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User) and (user.must_change_password or self._is_old(request, user)):
            return held_back(request, self.OPEN) or self.get_response(request)
        return self.get_response(request)

    def _is_old(self, request: HttpRequest, user: User) -> bool:
        actor: Actor = request.actor  # type: ignore[attr-defined]
        demo: bool = request.is_demo  # type: ignore[attr-defined]
        return not demo and is_administrator(actor) and is_too_old(user, actor.at)


class FactorFirst:
    """Of whom a second factor is asked and who has none sets one up before anything else (SEC-02).

    Whoever has one was asked for it at the log-in, which left its mark in the session.
    """

    OPEN = (
        *("account:factors", "account:add_app", "account:add_key", "account_logout"),
        *("account_change_password", "workplace:language", "workplace:help"),
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self._stops(request):
            return held_back(request, self.OPEN) or self.get_response(request)
        return self.get_response(request)

    def _stops(self, request: HttpRequest) -> bool:
        if not settings.SECOND_FACTOR or not isinstance(request.user, User):
            return False
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return FACTOR not in request.session and asks_factor(actor, client_address(request))
