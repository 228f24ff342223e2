"""Open duties as lines of the first page: each kind describes its own, in bulk (F14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.duties.registry import duty_kinds
from thuan.kernel.duties.selectors import open_duties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable
    from typing import Any

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.tasks import Task


def duty_tasks(actor: Actor, at: dt.datetime) -> list[Task]:
    """The lines of everything that waits for this person; duties are asked for once."""
    duties = open_duties(actor)
    present = set(duties.order_by().values_list("kind", flat=True).distinct())
    together: dict[Callable[..., Iterable[Any]], list[str]] = {}
    for key, kind in duty_kinds().items():
        if key in present:
            together.setdefault(kind.describe, []).append(key)
    return [
        task
        for describe, keys in together.items()
        for task in describe(actor, at, duties.filter(kind__in=keys))
    ]
