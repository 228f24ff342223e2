"""Editing a row outside its workflow: version checked, differences recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import current_unit
from thuan.kernel.tenancy.rows import Row
from thuan.kernel.tenancy.writing import update_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db import models

R = TypeVar("R", bound=Row)


def new_row(agency_id: int) -> dict[str, Any]:
    """The columns that every new row of an agency begins with: whose, by whom, when (F1).

    Call inside a service: the act that runs says who and when.
    """
    return {"agency_id": agency_id, "origin_agency_id": agency_id, **who_and_when()}


def who_and_when() -> dict[str, Any]:
    """The columns that every new row begins with, whoever it belongs to; inside a service (F1)."""
    actor, at = current_unit().frames[-1]
    return {
        "created_at": at,
        "updated_at": at,
        "created_by_id": actor.person_id,
        "updated_by_id": actor.person_id,
    }


def differences(row: models.Model, sets: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Field → (old, new) for the values that really change."""
    return {
        name: (plain(getattr(row, name)), plain(new))
        for name, new in sets.items()
        if getattr(row, name) != new
    }


def plain(value: object) -> object:
    """A related object as its key, everything else as it is: what canonical JSON can hold."""
    return getattr(value, "pk", value)


def edit(
    row: R,
    sets: Mapping[str, object],
    action: str,
    *,
    base_version: int | None = None,
    comment: str = "",
    personal: Iterable[str] = (),
) -> R:
    """Change a row and record what changed; call inside a service.

    Nothing differs: nothing is written, but a ``base_version`` that is behind still raises
    StaleRow, so that the loser of a race hears of it (F18).
    """
    actor, at = current_unit().frames[-1]
    changes = differences(row, sets)
    if not changes and base_version in (None, row.version):
        return row
    update_row(row, sets, at=at, by=actor.person_id, base_version=base_version)
    record(row, action, changes=changes, comment=comment, personal=personal)
    return row
