"""What is counted over every agency of the province: counted once, until something changes (F12).

A desk over 4,000 agencies cannot read them all at every glance. What it shows is kept in the
cache that all processes share, with a mark of the state it was counted in. Every act that changes
anything enters a chain of the trail in its own transaction, so the sum of the chains' lengths is
such a mark: another act, another sum, whichever of two transactions was committed first.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from django.core.cache import cache
from django.db.models import Sum, Value
from uuid_utils.compat import uuid7

from thuan.kernel.audittrail.models import ChainHead
from thuan.kernel.calendar import clock
from thuan.kernel.statements import Statement

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
# What takes longer than this to count is counted at most once in so much time.
LONG: Final = dt.timedelta(seconds=1)
PATIENCE: Final = dt.timedelta(minutes=1)
KEPT_SECONDS: Final = 24 * 3600
EPOCH: Final = "counted.epoch"

ENTRIES: Final = Statement(
    lambda: (
        ChainHead.objects.annotate(one=Value(1))
        .values("one")
        .annotate(entries=Sum("seq"))
        .values_list("entries")
    )
)


@dataclass(frozen=True, slots=True)
class Counted(Generic[T]):
    """What was counted, and the moment for which it holds."""

    content: T
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class _Kept:
    content: Any
    mark: str
    at: dt.datetime
    spent: dt.timedelta
    epoch: str


def counted(
    name: str,
    at: dt.datetime,
    count: Callable[[], T],
    *,
    beside: str = "",
    long: dt.timedelta = LONG,
) -> Counted[T]:
    """The result of ``count`` for ``at``: kept, while nothing has changed, else counted anew.

    ``name`` says what is counted and over what; it is the same for everybody, so ``count`` may look
    at nothing of the person who asks. ``beside`` holds what else the result depends on, as whether
    a deadline has passed; the day is always part of it. Where counting takes longer than ``long``,
    a result less than ``PATIENCE`` old is given with its own moment instead.
    """
    key, mark = f"counted.{name}", f"{_mark(at)}.{beside}"
    found = cache.get_many([EPOCH, key])
    kept: _Kept | None = found.get(key)
    epoch: str = found.get(EPOCH, "")
    if kept is not None and kept.epoch == epoch and kept.at <= at:
        if kept.mark == mark:
            return Counted(kept.content, at)
        if kept.spent > long and at - kept.at < PATIENCE:
            return Counted(kept.content, kept.at)
    begun = clock.real_now()
    content = count()
    spent = clock.real_now() - begun
    cache.set(key, _Kept(content, mark, at, spent, epoch), timeout=KEPT_SECONDS)
    return Counted(content, at)


def forget_counted() -> None:
    """Let everything be counted anew: after an upgrade the same rows may say something else."""
    cache.set(EPOCH, str(uuid7()), timeout=None)


def _mark(at: dt.datetime) -> str:
    """The state of all rows, the day, and how far the clock of a demo was moved."""
    entries = sum(number or 0 for (number,) in ENTRIES.rows())
    return f"{entries}.{clock.business_day(at)}.{clock.offset()}"
