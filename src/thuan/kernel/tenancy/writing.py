"""The one door through which an existing row changes: version checked, scope or right checked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from django.db import connection, models
from django.db.models import BigIntegerField, QuerySet
from django.db.transaction import TransactionManagementError

from thuan.kernel.statements import Slot, Statement
from thuan.kernel.tenancy.errors import ClosedDoor, StaleRow
from thuan.kernel.tenancy.querysets import require_writable
from thuan.kernel.tenancy.rows import Row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


R = TypeVar("R", bound=Row)
M = TypeVar("M", bound=models.Model)
# What of a dated fact may change after it was recorded (F10).
ENDING = frozenset({"valid_to", "void_reason", "leaving_reason"})
FIXED = frozenset({"id", "public_id", "agency", "origin_agency", "version", "created_at", "owner"})


def update_row(
    row: R,
    sets: Mapping[str, object],
    *,
    at: dt.datetime,
    by: int | None,
    base_version: int | None = None,
) -> R:
    """Write ``sets`` to the row in the scope that owns it and give the row back as it now is.

    ``base_version`` is the version the writer had before their eyes (default: the row's own).
    Raises StaleRow when someone else was first, OutsideScope outside the owning scope, ClosedDoor
    for the state (workflows move it) and for fields that never change.
    """
    require_writable(row)
    if "state" in sets:
        raise ClosedDoor("The state moves only through its workflow.")
    return write(row, sets, at=at, by=by, base_version=base_version)


def write(
    row: R,
    sets: Mapping[str, object],
    *,
    at: dt.datetime,
    by: int | None,
    base_version: int | None = None,
) -> R:
    """The bare versioned write, for the workflow engine, which has judged the right already.

    A transition of the province over an agency's row is legal though the province does not own
    the row (F3), so no scope is asked here; an architecture test lists the callers.
    """
    if refused := FIXED & set(sets):
        raise ClosedDoor(f"These fields never change: {', '.join(sorted(refused))}.")
    expected = row.version if base_version is None else base_version
    changed = {**sets, "version": expected + 1, "updated_at": at, "updated_by_id": by}
    rows: QuerySet[models.Model] = QuerySet(type(row))
    if not rows.filter(pk=row.pk, version=expected).update(**changed):
        raise StaleRow(row, expected)
    for name, value in changed.items():
        setattr(row, name, value)
    return row


def end_facts(rows: QuerySet[M], **sets: object) -> int:
    """Let dated facts end, hold on or be void: all that may befall one (F10); gives their number.

    The caller is a service that has judged the right and records the event; an architecture test
    lists the callers. Raises ClosedDoor for what a fact says and from when.
    """
    if refused := set(sets) - ENDING:
        raise ClosedDoor(f"A recorded fact keeps: {', '.join(sorted(refused))}.")
    return QuerySet.update(rows, **sets)


def lock(row: R) -> R:
    """The row as the database holds it now, locked until the transaction ends (no-op on SQLite).

    The rows it refers to that were at hand are read afresh with it, in the same statement.
    """
    joined, deferred = _at_hand(row)
    return _locked(row, tuple(joined), tuple(deferred))


def lock_alone(row: R) -> R:
    """As ``lock``, in a statement over the one table: what the row refers to stays as it was read.

    For acts that decide by the row's own columns; a reference that moved meanwhile is read anew.
    """
    now = _locked(row)
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or not field.is_cached(row):
            continue
        if getattr(now, field.attname) == getattr(row, field.attname):
            field.set_cached_value(now, field.get_cached_value(row))
    return now


def _locked(row: R, joined: tuple[str, ...] = (), deferred: tuple[str, ...] = ()) -> R:
    if not connection.in_atomic_block:
        raise TransactionManagementError("A row is locked inside a transaction.")
    found: list[R] = _locking(type(row), joined, deferred).objects(pk=row.pk)
    if not found:
        raise type(row).DoesNotExist(f"{row._meta.label} {row.pk}")
    return found[0]


@cache
def _locking(model: type[R], joined: tuple[str, ...], deferred: tuple[str, ...]) -> Statement[R]:
    """The statement that locks one row of a table; every act asks it."""

    def build() -> QuerySet[R]:
        rows: QuerySet[R] = QuerySet(model)
        if joined:
            rows = rows.select_related(*joined).defer(*deferred)
        return rows.select_for_update(of=("self",)).filter(pk=Slot("pk", BigIntegerField()))

    return Statement(build)


def _at_hand(row: models.Model, prefix: str = "") -> tuple[list[str], list[str]]:
    """Paths of the referred rows that are loaded, and of their fields that are not."""
    joined, deferred = [], []
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey) or not field.is_cached(row):
            continue
        other = field.get_cached_value(row)
        if other is None:
            continue
        path = f"{prefix}{field.name}"
        inner, left_out = _at_hand(other, f"{path}__")
        joined += [path, *inner]
        deferred += [*(f"{path}__{name}" for name in other.get_deferred_fields()), *left_out]
    return joined, deferred
