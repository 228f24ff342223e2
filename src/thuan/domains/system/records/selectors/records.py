"""Records, their kinds and their disposals, as far as a person may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Q

from thuan.domains.system.records.enums import (
    HoldState,
    RecordState,
    RecordTypeState,
    Standing,
)
from thuan.domains.system.records.models import DisposalCase, Hold, Record, RecordType
from thuan.domains.system.records.permissions import RecordPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def record_types(actor: Actor) -> ScopedQuerySet[RecordType]:
    """Every kind of record this person may see, with the document that makes it."""
    return permitted(RecordType, actor, RecordPermission.VIEW).select_related("document", "agency")


def types_in_use(actor: Actor) -> QuerySet[RecordType]:
    """The kinds of which a record may be opened, by name."""
    rows = permitted(RecordType, actor, RecordPermission.KEEP)
    return rows.filter(state=RecordTypeState.IN_USE).order_by("sort_key", "pk")


def with_counts(rows: QuerySet[RecordType]) -> QuerySet[RecordType]:
    """Each kind with the number of its records that are there."""
    there = Q(records__state__in=[RecordState.OPEN, RecordState.CLOSED])
    return rows.annotate(kept=Count("records", filter=there))


def records(actor: Actor) -> ScopedQuerySet[Record]:
    """Every record this person may see, with its kind."""
    rows = permitted(Record, actor, RecordPermission.VIEW)
    return rows.select_related("record_type", "agency", "disposal")


def with_holds(rows: QuerySet[Record]) -> QuerySet[Record]:
    """Each record with whether something holds it back."""
    standing = Hold.objects.filter(record=OuterRef("pk"), state=HoldState.STANDING)
    return rows.annotate(on_hold=Exists(standing))


def standing_as(rows: QuerySet[Record], wanted: str, day: dt.date) -> QuerySet[Record]:
    """Of records ``with_holds`` those a person looks for."""
    if wanted == Standing.DUE:
        return due_on(rows, day)
    if wanted == Standing.HELD:
        return rows.filter(Q(on_hold=True))
    state = {
        Standing.OPEN: RecordState.OPEN,
        Standing.KEPT: RecordState.CLOSED,
        Standing.DISPOSED: RecordState.DISPOSED,
    }
    return rows.filter(state=state[Standing(wanted)])


def due_on(rows: QuerySet[Record], day: dt.date) -> QuerySet[Record]:
    """Of records ``with_holds`` those past their period that nothing holds and no list has."""
    over = rows.filter(state=RecordState.CLOSED, retention_until__lte=day, disposal__isnull=True)
    return over.filter(Q(on_hold=False))


def holds_of(record: Record) -> list[Hold]:
    """Every hold of a record, those that stand first."""
    rows = Hold.objects.filter(record=record).select_related("created_by")
    return list(rows.order_by("-state", "-pk"))


def hold_of(actor: Actor, public_id: UUID) -> Hold | None:
    """The hold behind an address."""
    rows = permitted(Hold, actor, RecordPermission.VIEW).filter(public_id=public_id)
    return rows.select_related("record__record_type").first()


def cases(actor: Actor) -> ScopedQuerySet[DisposalCase]:
    """Every disposal this person may see."""
    rows = permitted(DisposalCase, actor, RecordPermission.VIEW)
    return rows.select_related("agency", "minutes_file")


def cases_with_counts(rows: QuerySet[DisposalCase]) -> QuerySet[DisposalCase]:
    """Each disposal with the number of records in its list now."""
    return rows.annotate(count=Count("records"))


def choosable(actor: Actor, case: DisposalCase | None, day: dt.date) -> QuerySet[Record]:
    """What may stand in a list: what is due, and what stands in it already."""
    rows = with_holds(
        permitted(Record, actor, RecordPermission.PROPOSE).select_related("record_type")
    )
    due = Q(pk__in=due_on(rows, day).values("pk"))
    listed = Q(disposal=case) if case is not None else Q(pk__in=[])
    return rows.filter(due | listed).order_by("sort_key", "pk")
