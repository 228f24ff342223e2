"""The one door through which pages ask who is there, when it is, and what the person may open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.permissions import can_anywhere

if TYPE_CHECKING:
    from datetime import datetime
    from enum import StrEnum

    from django.http import HttpRequest

    from thuan.kernel.accounts.actor import Actor


def actor_of(request: HttpRequest) -> Actor | None:
    """The acting person, or None for a visitor who has not logged in.

    A visitor's actor stands for nobody (no account), and before the middleware there is none.
    """
    actor: Actor | None = getattr(request, "actor", None)
    return actor if actor is not None and actor.user_id is not None else None


def at_of(request: HttpRequest) -> datetime:
    """When the request arrived by the product clock; what "submitted at" means (F2)."""
    at: datetime = request.at  # type: ignore[attr-defined]
    return at


def may_open(actor: Actor | None, permission: StrEnum | None) -> bool:
    """Whether a page may be offered: open to all signed-in people, or held somewhere."""
    if actor is None:
        return False
    return permission is None or can_anywhere(actor, permission)
