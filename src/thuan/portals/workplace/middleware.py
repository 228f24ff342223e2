"""A person who serves several agencies acts for one of them at a time (U2)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.access import actor_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

SESSION_KEY = "co_quan"


class ActingAgency:
    """Cuts the actor down to what he holds at the chosen agency; never adds a right.

    Without a choice it is the agency of his oldest assignment. ``request.served_agencies`` keeps
    the ids of all of them for the switch.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor = actor_of(request)
        served = tuple(dict.fromkeys(held.at_agency_id for held in actor.held)) if actor else ()
        request.served_agencies = served  # type: ignore[attr-defined]
        if actor is None or len(served) < 2:
            return self.get_response(request)
        chosen = request.session.get(SESSION_KEY)
        acting = chosen if chosen in served else served[0]
        held = tuple(one for one in actor.held if one.at_agency_id == acting)
        narrowed = replace(actor, held=held)
        request.actor = narrowed  # type: ignore[attr-defined]
        with entered(narrowed.scope()):
            return self.get_response(request)
