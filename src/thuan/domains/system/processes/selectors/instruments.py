"""Instruments and their checks; whether an agency has any in use (7.1.5)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db.models import F, Q
from django.utils.translation import ngettext

from thuan.domains.system.processes.enums import Fitness, InstrumentState, RecordedState
from thuan.domains.system.processes.judging import WARNED_DAYS
from thuan.domains.system.processes.models import Instrument, InstrumentCheck
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def instruments(actor: Actor) -> ScopedQuerySet[Instrument]:
    """Every instrument this person may see."""
    rows = permitted(Instrument, actor, ProcessPermission.VIEW)
    return rows.select_related("process", "agency")


def fit_as(rows: QuerySet[Instrument], wanted: str, day: dt.date) -> QuerySet[Instrument]:
    """Those of which ``judging.fitness`` says ``wanted`` on that day."""
    if wanted in InstrumentState.values:
        return rows.filter(state=wanted)
    used = rows.filter(state=InstrumentState.IN_USE)
    soon = day + dt.timedelta(days=WARNED_DAYS)
    if wanted == Fitness.OVERDUE:
        return used.filter(Q(due_on__lt=day) | Q(due_on__isnull=True))
    if wanted == Fitness.DUE:
        return used.filter(due_on__gte=day, due_on__lte=soon)
    return used.filter(due_on__gt=soon)


def asking(rows: QuerySet[Instrument], day: dt.date) -> QuerySet[Instrument]:
    """Those in use whose check is due within thirty days, is over, or never was; oldest first."""
    soon = day + dt.timedelta(days=WARNED_DAYS)
    due = rows.filter(state=InstrumentState.IN_USE)
    due = due.filter(Q(due_on__lte=soon) | Q(due_on__isnull=True))
    return due.order_by(F("due_on").asc(nulls_first=True), "sort_key")


def checks_of(instrument: Instrument) -> list[InstrumentCheck]:
    """Every check, also those that were written by mistake; the latest first."""
    rows = InstrumentCheck.objects.filter(instrument=instrument).select_related("created_by")
    return list(rows.order_by("-done_on", "-pk"))


def last_check(instrument: Instrument) -> InstrumentCheck | None:
    """The latest check that stands."""
    rows = InstrumentCheck.objects.filter(instrument=instrument, state=RecordedState.RECORDED)
    return rows.order_by("-done_on", "-pk").first()


def check_of(actor: Actor, public_id: UUID) -> InstrumentCheck | None:
    """The check behind an address."""
    rows = permitted(InstrumentCheck, actor, ProcessPermission.VIEW)
    return rows.filter(public_id=public_id).select_related("instrument").first()


def instruments_there(agency_id: int, at: dt.datetime) -> str | None:
    """Says what stands against leaving out 7.1.5: the instruments the agency owns (qms.md 2.1)."""
    del at
    rows = Instrument.objects.filter(agency=agency_id).exclude(state=InstrumentState.RETIRED)
    count = rows.count()
    if not count:
        return None
    words = ngettext("%(n)s phương tiện đo đang dùng", "%(n)s phương tiện đo đang dùng", count)
    return words % {"n": count}
