"""Legal texts with their status on a day, and what became of one of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from thuan.domains.registry.law.enums import ENDING, HOLDING, ChangeState, LegalStatus
from thuan.domains.registry.law.models import Deadlines, LegalText, StatusChange
from thuan.domains.registry.law.models.deadlines import CHECKED_EVERY_DAYS, UPDATED_IN_WORKING_DAYS
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Terms:
    """The two terms as they stand; ``version`` 0 says that nobody has changed them."""

    check_days: int = CHECKED_EVERY_DAYS
    update_days: int = UPDATED_IN_WORKING_DAYS
    legal_basis: str = ""
    version: int = 0


def terms() -> Terms:
    """What holds now; one statement."""
    row = Deadlines.objects.first()
    if row is None:
        return Terms()
    return Terms(row.check_days, row.update_days, row.legal_basis, row.version)


def recorded() -> QuerySet[StatusChange]:
    """Every change that was not undone."""
    return StatusChange.objects.filter(state=ChangeState.RECORDED)


def texts_on(day: dt.date) -> QuerySet[Any]:
    """Every text with ``status`` on the day and ``ends_on``, the first day it holds no more."""
    of_text = recorded().filter(text=OuterRef("pk"))
    until = of_text.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=day))
    last = until.order_by(F("valid_from").desc(nulls_last=True), "-pk")
    ended = of_text.filter(status__in=sorted(ENDING)).order_by("valid_from", "pk")
    rows: QuerySet[Any] = LegalText.objects.annotate(
        status=Coalesce(Subquery(last.values("status")[:1]), Value(str(LegalStatus.NOT_YET))),
        ends_on=Subquery(ended.values("valid_from")[:1]),
    )
    return rows


def in_force_on(day: dt.date) -> QuerySet[Any]:
    """What may stand as a legal basis on that day: never a text that ended or has not begun."""
    return texts_on(day).filter(status__in=sorted(HOLDING))


def status_on(text: LegalText, day: dt.date) -> LegalStatus:
    """The status of one text on a day."""
    found = texts_on(day).filter(pk=text.pk).values_list("status", flat=True).get()
    return LegalStatus(found)


def changes_of(text: LegalText) -> list[StatusChange]:
    """Everything recorded of a text, what was undone too, the latest day first."""
    rows = StatusChange.objects.filter(text=text).select_related("by_text", "created_by")
    return list(rows.order_by(F("valid_from").desc(nulls_last=True), "-pk"))


def to_check(rows: QuerySet[Any], today: dt.date, every_days: int) -> QuerySet[Any]:
    """Of these texts those whose status was not checked for so many days and that still hold."""
    last = today - dt.timedelta(days=every_days)
    due = Q(checked_on__isnull=True) | Q(checked_on__lte=last)
    return rows.filter(due, status__in=sorted(HOLDING | {LegalStatus.NOT_YET}))


def successors(text: LegalText) -> list[int]:
    """The texts that took its place one after another, by key."""
    found: list[int] = []
    here: set[int] = {text.pk}
    while here:
        rows = recorded().filter(status=LegalStatus.REPLACED, text__in=here)
        here = set(rows.values_list("by_text", flat=True)) - {None, *found}
        found += sorted(here)
    return found


def text_numbered(number: str) -> LegalText | None:
    """The text of this number, typed in whatever case, with accents or without."""
    wanted = fold(number)
    rows = LegalText.objects.filter(search_key__startswith=f"{wanted} ") if wanted else []
    return next((row for row in rows if fold(row.number) == wanted), None)


def numbers() -> list[str]:
    """Every number of the register, for whoever types one."""
    return list(LegalText.objects.order_by("sort_key").values_list("number", flat=True))
