"""One act of the script, done as its persona at its moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered
from thuan.portals.demo.province import YEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from thuan.kernel.accounts.models import User


@dataclass(frozen=True, slots=True)
class Act:
    """One dated act by one persona."""

    at: dt.datetime
    by: str
    do: Callable[[Actor, dt.datetime], object]


def run(act: Act, users: dict[str, User]) -> None:
    """Do the act as that person, in the scope of that person, at that moment."""
    actor = _as_of(act.by, users[act.by], act.at)
    with entered(actor.scope()):
        act.do(actor, act.at)


def _as_of(name: str, user: User, at: dt.datetime) -> Actor:
    """The actor at that moment; roles do not change in the script, so they are read once."""
    if name not in _KNOWN or _KNOWN[name].user_id != user.pk:
        _KNOWN[name] = actor_for(user, at)
    return replace(_KNOWN[name], at=at)


_KNOWN: dict[str, Actor] = {}


def moment(month: int, day: int, hour: int, minute: int = 0) -> dt.datetime:
    """A moment of the demonstration's year in Vietnam."""
    return dt.datetime(YEAR, month, day, hour, minute, tzinfo=ICT)
