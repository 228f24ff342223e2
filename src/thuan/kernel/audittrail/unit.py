"""One business act is one transaction, and its events are written in it (F8).

Events gather in a buffer while services run and are chained at the end of the outermost one, when
the heads of all touched chains are locked in one order. Locking them as met would deadlock.
"""

from __future__ import annotations

import functools
import inspect
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from django.db import transaction

from thuan.kernel.audittrail import chain, seams

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.audittrail.chain import Entry

A = ParamSpec("A")
R = TypeVar("R")


class NotInService(RuntimeError):
    """Something tried to record an event outside a service."""


@dataclass(slots=True)
class Unit:
    """The running business act: its buffer and the actors of the services inside each other."""

    entries: list[Entry] = field(default_factory=list)
    frames: list[tuple[Actor, dt.datetime]] = field(default_factory=list)


_unit: ContextVar[Unit | None] = ContextVar("audit_unit", default=None)


def current_unit() -> Unit:
    """The running act; raises NotInService outside one."""
    unit = _unit.get()
    if unit is None or not unit.frames:
        raise NotInService("Events are recorded inside a @service.")
    return unit


@contextmanager
def one_act() -> Iterator[Unit]:
    """Everything inside is one transaction with one flush; nested uses join the outer one."""
    outer = _unit.get()
    if outer is not None:
        with _savepoint(outer):
            yield outer
        return
    unit = Unit()
    token = _unit.set(unit)
    try:
        with transaction.atomic():
            yield unit
            chain.append(unit.entries)
            seams.reach("before_commit")
    finally:
        _unit.reset(token)


@contextmanager
def _savepoint(unit: Unit) -> Iterator[None]:
    """A nested service that fails takes back its rows and its events, and only those."""
    mark = len(unit.entries)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        del unit.entries[mark:]
        raise


def draft(function: Callable[A, R]) -> Callable[A, R]:
    """Mark a function that saves a draft: one transaction, and no event (F8).

    Drafts are the working paper of the person at the desk; the event is written when a section is
    finished, sent on or signed. ``actor.at == at`` holds here as for services.
    """

    @functools.wraps(function)
    def wrapper(*args: A.args, **kwargs: A.kwargs) -> R:
        actor, at = cast("Actor", kwargs["actor"]), cast("dt.datetime", kwargs["at"])
        if actor.at != at:
            raise ValueError("The actor was built for another moment than the act.")
        with transaction.atomic():
            return function(*args, **kwargs)

    return wrapper


def service(function: Callable[A, R]) -> Callable[A, R]:
    """Mark the only kind of function that writes (design law 2).

    It must take keyword-only ``actor`` and ``at``, with ``actor.at == at``: rights are judged at
    the moment of the act and at no other (INV-24).
    """
    parameters = inspect.signature(function).parameters
    for name in ("actor", "at"):
        if name not in parameters or parameters[name].kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{function.__qualname__} must take keyword-only {name}.")

    @functools.wraps(function)
    def wrapper(*args: A.args, **kwargs: A.kwargs) -> R:
        actor, at = cast("Actor", kwargs["actor"]), cast("dt.datetime", kwargs["at"])
        if actor.at != at:
            raise ValueError("The actor was built for another moment than the act.")
        with one_act() as unit:
            unit.frames.append((actor, at))
            try:
                return function(*args, **kwargs)
            finally:
                unit.frames.pop()

    wrapper.is_service = True  # type: ignore[attr-defined]
    return wrapper
