"""The one place that answers "may this actor do this here?" (design §6).

A domain declares a ``StrEnum`` of permissions and one table permission → roles. Which *rows* exist
is the scope's business; here it is decided which of the existing rows a page may show or change.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import UUIDField
from django.utils.translation import gettext as _

from thuan.kernel.accounts.actor import Held
from thuan.kernel.statements import Slot
from thuan.kernel.tenancy.reach import Reach
from thuan.kernel.tenancy.reach import joined as joined_reaches
from thuan.kernel.tenancy.statements import ScopedStatement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from django.db.models import Model
    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.roles import Role
    from thuan.kernel.tenancy.querysets import ScopedQuerySet

Permission = StrEnum
P = TypeVar("P", bound=StrEnum)
M = TypeVar("M", bound="Model")
_granted: dict[Permission, frozenset[Role]] = {}
_words: dict[str, Promise] = {}


def grant(table: Mapping[P, Iterable[Role]], words: Mapping[P, Promise]) -> None:
    """Register a domain's permissions; called once, from its ``AppConfig.ready()``.

    ``words`` says of each what may be done, for whoever delegates it.
    """
    for permission, roles in table.items():
        if permission in _granted:
            raise ValueError(f"{permission} is granted twice")
        _granted[permission] = frozenset(roles)
        _words[permission] = words[permission]


def words_of(permission: str) -> str:
    """What a permission lets one do; its name where a later version no longer knows it."""
    return str(_words.get(permission, permission))


def granted() -> Mapping[Permission, frozenset[Role]]:
    """Every permission with the roles that hold it."""
    return dict(_granted)


def holding(
    actor: Actor, permission: Permission, *, agency_id: int | None, target: Model | None = None
) -> Held | None:
    """The assignment by which ``actor`` may act at the agency, the actor's own before a delegated.

    ``agency_id`` None asks for an act of the province: only a province-wide reach answers.
    ``target``: the object of the act, on which a guest may do what he was invited to (F6).
    """
    roles = _granted[permission]
    for held in sorted(actor.held, key=lambda item: item.on_behalf_of is not None):
        if held.role not in roles or not held.serves(permission):
            continue
        if held.reach.everything if agency_id is None else held.reach.covers(agency_id):
            return held
    return _as_guest(actor, permission, target) if target is not None else None


def _as_guest(actor: Actor, permission: Permission, target: Model) -> Held | None:
    """The invitation to this very object as a right that reaches no agency."""
    if not actor.invited:
        return None
    here = (target._meta.label_lower, getattr(target, "public_id", None))
    for one in actor.invited:
        if (one.target_type, one.target_id) == here and one.serves(permission):
            return Held(one.role, one.at_agency_id, Reach(), duties=one.duties)
    return None


def invited_at(actor: Actor, permission: Permission, public_id: object) -> bool:
    """Whether a page about the object of this public id opens to a guest; lists never do."""
    return any(one.target_id == public_id and one.serves(permission) for one in actor.invited)


def can(
    actor: Actor, permission: Permission, *, agency_id: int | None, target: Model | None = None
) -> bool:
    return holding(actor, permission, agency_id=agency_id, target=target) is not None


def require(
    actor: Actor, permission: Permission, *, agency_id: int | None, target: Model | None = None
) -> Held:
    """The assignment that carries the right; raises PermissionDenied without one."""
    held = holding(actor, permission, agency_id=agency_id, target=target)
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
    return joined_reaches(
        held.reach for held in actor.held if held.role in roles and held.serves(permission)
    )


def own_agency(actor: Actor, permission: Permission) -> int:
    """The agency for which the person begins something new; the first of several of his.

    Raises PermissionDenied where he holds the right at none of his own.
    """
    for agency_id in sorted(actor.agency_ids):
        if can(actor, permission, agency_id=agency_id):
            return agency_id
    raise PermissionDenied(_("Việc này thuộc quyền của người khác trong cơ quan."))


def permitted(model: type[M], actor: Actor, permission: Permission) -> ScopedQuerySet[M]:
    """Of the rows that exist for this person those a page may show under ``permission`` (F4)."""
    rows: ScopedQuerySet[M] = model._default_manager.get_queryset()  # type: ignore[assignment]
    return rows.within(reach_of(actor, permission))


def permitted_object(
    model: type[M], actor: Actor, permission: Permission, public_id: UUID
) -> ScopedQuerySet[M]:
    """The one row behind an address: as ``permitted``, and that to which a guest was invited."""
    rows: ScopedQuerySet[M] = model._default_manager.get_queryset()  # type: ignore[assignment]
    rows = rows.filter(public_id=public_id)
    as_guest = _is_guest_of(model, actor, permission, public_id)
    return rows if as_guest else rows.within(reach_of(actor, permission))


def permitted_one(
    model: type[M],
    actor: Actor,
    permission: Permission,
    public_id: UUID,
    *,
    joined: Callable[[ScopedQuerySet[M]], ScopedQuerySet[M]],
) -> M | None:
    """The row of ``permitted_object``, for pages asked again and again; None where there is none.

    ``joined`` names what comes with the row. The statement is worked out once for a scope and a
    reach, so ``joined`` is a function of a module and looks at nothing else.
    """
    as_guest = _is_guest_of(model, actor, permission, public_id)
    reach = None if as_guest else reach_of(actor, permission)
    return next(iter(_one(model, reach, joined).objects(public_id=public_id)), None)


@lru_cache(maxsize=1024)
def _one(
    model: type[M],
    reach: Reach | None,
    joined: Callable[[ScopedQuerySet[M]], ScopedQuerySet[M]],
) -> ScopedStatement[M]:
    def build() -> ScopedQuerySet[M]:
        rows: ScopedQuerySet[M] = model._default_manager.get_queryset()  # type: ignore[assignment]
        rows = rows.filter(public_id=Slot("public_id", UUIDField()))
        return joined(rows if reach is None else rows.within(reach))

    return ScopedStatement(build)


def _is_guest_of(model: type[Model], actor: Actor, permission: Permission, public_id: UUID) -> bool:
    here = (model._meta.label_lower, public_id)
    return any(
        (one.target_type, one.target_id) == here and one.serves(permission) for one in actor.invited
    )
