"""Which agencies' rows exist for the running code (F4). No scope open: every door raises."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q

from thuan.kernel.tenancy.errors import NoAgencyScope
from thuan.kernel.tenancy.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from uuid import UUID

    from django.db.models import Model


@dataclass(frozen=True, slots=True)
class Scope:
    """What exists: rows of ``own`` agencies whole, of ``oversight`` agencies as F5 declares.

    ``province`` tells that drafts of the province itself (plans, cycles, syntheses) exist;
    ``signed_in`` that rows for the agencies do. ``everything`` is for jobs with a reason.
    ``guest_of``: (model, public id) of the few objects that a guest was invited to (F6).
    """

    own: Reach = field(default_factory=Reach)
    oversight: Reach = field(default_factory=Reach)
    province: bool = False
    signed_in: bool = True
    everything: bool = False
    guest_of: frozenset[tuple[str, UUID]] = frozenset()

    def invited_to(self, model: type[Model], path: str = "public_id") -> list[Q]:
        """The condition for the objects of ``model`` a guest was invited to; [] for nobody's."""
        label = model._meta.label_lower
        ids = sorted(target for of, target in self.guest_of if of == label)
        return [Q(**{f"{path}__in": ids})] if ids else []

    def owns(self, agency_id: int) -> bool:
        return self.everything or self.own.covers(agency_id)

    def oversees(self, agency_id: int) -> bool:
        return self.everything or self.oversight.covers(agency_id)


_scope: ContextVar[Scope | None] = ContextVar("agency_scope", default=None)


def current_scope() -> Scope:
    """The open scope; raises NoAgencyScope when none is."""
    scope = _scope.get()
    if scope is None:
        raise NoAgencyScope("Open a scope before touching rows of agencies or of the province.")
    return scope


@contextmanager
def entered(scope: Scope) -> Iterator[Scope]:
    """Run with ``scope`` open; the former one comes back afterwards."""
    token = _scope.set(scope)
    try:
        yield scope
    finally:
        _scope.reset(token)


def agency_scope(agency_ids: Iterable[int]) -> AbstractContextManager[Scope]:
    """The rows of these agencies, as their own people see them."""
    return entered(Scope(own=Reach(agency_ids=frozenset(agency_ids))))


def every_agency(*, reason: str) -> AbstractContextManager[Scope]:
    """For jobs, commands and migrations that must see every agency; ``reason`` is for readers."""
    if not reason.strip():
        raise ValueError("Say why this code sees every agency.")
    return entered(Scope(province=True, everything=True))


def public_scope() -> AbstractContextManager[Scope]:
    """What a citizen without an account may read: rows of the province marked PUBLIC."""
    return entered(Scope(signed_in=False))
