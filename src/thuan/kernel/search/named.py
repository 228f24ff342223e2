"""Rows found by their own search key: one statement, worked out once for a scope and a reach.

Every search asks many small tables; working out the SQL of each costs more than asking it
(docs/adr/0021).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from django.db.models import Q, TextField

from thuan.kernel.permissions import reach_of
from thuan.kernel.statements import Slot
from thuan.kernel.tenancy.rows import Row
from thuan.kernel.tenancy.statements import ScopedStatement

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.permissions import Permission
    from thuan.kernel.tenancy.querysets import ScopedQuerySet
    from thuan.kernel.tenancy.reach import Reach

R = TypeVar("R", bound=Row)


def named_rows(
    model: type[R],
    actor: Actor,
    permission: Permission,
    words: Sequence[str],
    limit: int,
    *,
    joined: Callable[[ScopedQuerySet[R]], ScopedQuerySet[R]],
    order: tuple[str, ...] = ("sort_key", "pk"),
) -> list[R]:
    """Of the rows this person may see under ``permission`` those whose key holds every word.

    As ``registry.holds_word`` says it, in this ``order``, at most ``limit``. The model has a
    ``search_key``; ``joined`` names what comes with a row and is a function of a module.
    """
    statement = _named(model, reach_of(actor, permission), len(words), limit, joined, order)
    return list(statement.objects(**slots_of(words)))


def slots_of(words: Sequence[str]) -> dict[str, str]:
    """What fills the slots of ``holds_slots`` for these words."""
    values: dict[str, str] = {}
    for n, word in enumerate(words):
        values |= {f"begins{n}": word, f"within{n}": f" {word}"}
    return values


def holds_slots(words: int) -> Q:
    """As ``registry.holds_word`` for so many words of ``search_key``, each still to be named."""
    found = Q()
    for n in range(words):
        begins, within = Slot(f"begins{n}", TextField()), Slot(f"within{n}", TextField())
        found &= Q(search_key__startswith=begins) | Q(search_key__contains=within)
    return found


@lru_cache(maxsize=1024)
def _named(
    model: type[R],
    reach: Reach,
    words: int,
    limit: int,
    joined: Callable[[ScopedQuerySet[R]], ScopedQuerySet[R]],
    order: tuple[str, ...],
) -> ScopedStatement[R]:
    def build() -> ScopedQuerySet[R]:
        rows: ScopedQuerySet[R] = model._default_manager.get_queryset()  # type: ignore[assignment]
        rows = rows.filter(holds_slots(words))
        return joined(rows.within(reach)).order_by(*order)[:limit]

    return ScopedStatement(build)
