"""The one place that answers "may this actor do this here?" (design §6).

A domain declares a ``StrEnum`` of permissions and one table permission → roles. Which *rows* exist
is the scope's business; here it is decided which of the existing rows a page may show or change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.kernel.tenancy.reach import Reach, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import Model

    from thuan.kernel.accounts.actor import Actor, Held
    from thuan.kernel.accounts.roles import Role
    from thuan.kernel.tenancy.querysets import ScopedQuerySet

Permission = StrEnum
P = TypeVar("P", bound=StrEnum)
M = TypeVar("M", bound="Model")
_granted: dict[Permission, frozenset[Role]] = {}


def grant(table: Mapping[P, Iterable[Role]]) -> None:
    """Register a domain's permissions; called once, from its ``AppConfig.ready()``."""
    for permission, roles in table.items():
        if permission in _granted:
            raise ValueError(f"{permission} is granted twice")
        _granted[permission] = frozenset(roles)


def granted() -> Mapping[Permission, frozenset[Role]]:
    """Every permission with the roles that hold it."""
    return dict(_granted)


def holding(actor: Actor, permission: Permission, *, agency_id: int | None) -> Held | None:
    """The assignment by which ``actor`` may act at the agency, the actor's own before a delegated.

    ``agency_id`` None asks for an act of the province: only a province-wide reach answers.
    """
    roles = _granted[permission]
    for held in sorted(actor.held, key=lambda item: item.on_behalf_of is not None):
        if held.role not in roles or not held.serves(permission):
            continue
        if held.reach.everything if agency_id is None else held.reach.covers(agency_id):
            return held
    return None


def can(actor: Actor, permission: Permission, *, agency_id: int | None) -> bool:
    return holding(actor, permission, agency_id=agency_id) is not None


def require(actor: Actor, permission: Permission, *, agency_id: int | None) -> Held:
    """The assignment that carries the right; raises PermissionDenied without one."""
    held = holding(actor, permission, agency_id=agency_id)
    if held is None:
        raise PermissionDenied(_("Việc này thuộc quyền của người khác trong cơ quan."))
    return held


def can_anywhere(actor: Actor, permission: Permission) -> bool:
    """Whether a menu entry opens. It opens a menu, never a row."""
    roles = _granted[permission]
    return any(held.role in roles and held.serves(permission) for held in actor.held)


def reach_of(actor: Actor, permission: Permission) -> Reach:
    """The agencies at which ``actor`` holds ``permission``: the filter of every list."""
    roles = _granted[permission]
    return joined(
        held.reach for held in actor.held if held.role in roles and held.serves(permission)
    )


def permitted(model: type[M], actor: Actor, permission: Permission) -> ScopedQuerySet[M]:
    """Of the rows that exist for this person those a page may show under ``permission`` (F4)."""
    rows: ScopedQuerySet[M] = model._default_manager.get_queryset()  # type: ignore[assignment]
    return rows.within(reach_of(actor, permission))
