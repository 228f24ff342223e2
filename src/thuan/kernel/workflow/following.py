"""What follows every move of an object, whichever service moved it: no step can forget it (F14)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from thuan.kernel.audittrail.unit import current_unit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.rows import Row

_follows: defaultdict[type[Row], list[Any]] = defaultdict(list)


def after_moves(
    model: type[Row], follow: Callable[[Sequence[Any], Actor, dt.datetime], None]
) -> None:
    """Call ``follow(rows, actor, at)`` after rows of ``model`` moved, in the same transaction.

    Rows of one call are of one model and stand in their new state; it costs the same number of
    statements for one and for many. Raises ValueError when it follows already.
    """
    if follow in _follows[model]:
        raise ValueError(f"{follow} follows {model.__name__} already")
    _follows[model].append(follow)


def moved(rows: Sequence[Row]) -> None:
    """Tell those who follow that these rows of one model have moved; inside a service."""
    if not rows:
        return
    actor, at = current_unit().frames[-1]
    for follow in _follows.get(type(rows[0]), ()):
        follow(rows, actor, at)
