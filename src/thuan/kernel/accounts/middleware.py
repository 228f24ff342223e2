"""The first middleware takes the time; the second says who acts and opens their scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uuid_utils.compat import uuid7

from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered, public_scope

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


class ArrivalMiddleware:
    """Takes ``request.at`` before anything can wait: this is what "submitted at" means (F2)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.at = clock.now()  # type: ignore[attr-defined]
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
