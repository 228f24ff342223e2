"""Who may keep people: whoever holds the right; a named job of the product loads decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.permissions import require

if TYPE_CHECKING:
    from thuan.domains.registry.people.permissions import P
    from thuan.kernel.accounts.actor import Actor, Held


def entitled(actor: Actor, permission: P, *, agency_id: int | None) -> Held | None:
    """The assignment that carries the right; None for a named job, which holds no role.

    Every other rule of the act holds for both. Raises PermissionDenied.
    """
    return None if actor.is_system else require(actor, permission, agency_id=agency_id)
