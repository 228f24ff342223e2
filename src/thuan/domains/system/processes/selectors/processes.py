"""The processes of an agency, their map today and on the days it was reviewed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import OuterRef, Subquery

from thuan.domains.system.documents.api import DocumentVersion, in_force_on, people_at
from thuan.domains.system.processes.content import Sheet, read_flows
from thuan.domains.system.processes.enums import Attribute, ProcessState, RecordedState
from thuan.domains.system.processes.judging import REVIEW_DAYS, lacking
from thuan.domains.system.processes.models import MapReview, Process
from thuan.domains.system.processes.permissions import GRANTS, ProcessPermission
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from thuan.domains.system.documents.api import Document
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


@dataclass(frozen=True, slots=True)
class Standing:
    """A process with what its sheet lacks and whether what runs it is in force."""

    process: Process
    lacks: tuple[Attribute, ...]


def processes(actor: Actor) -> ScopedQuerySet[Process]:
    """Every process this person may see, with its owner."""
    rows = permitted(Process, actor, ProcessPermission.VIEW)
    return rows.select_related("process_owner", "agency")


def on_the_map(actor: Actor, agency_id: int) -> list[Process]:
    """The processes in use of an agency this person may look at, in the order of the map."""
    rows = processes(actor).filter(agency=agency_id, state=ProcessState.IN_USE)
    return list(rows.order_by("place", "sort_key", "pk"))


def of_agency(agency_id: int) -> list[Process]:
    """The processes in use of an agency, for rules; whoever asks judged rights already."""
    rows = Process.objects.filter(agency=agency_id, state=ProcessState.IN_USE)
    return list(rows.order_by("place", "sort_key", "pk"))


def standing_of(rows: Sequence[Process]) -> list[Standing]:
    """Each process of a map with what its sheet lacks."""
    return [Standing(one, tuple(lacking(one, rows))) for one in rows]


def sheet_of(process: Process) -> Sheet:
    """A process as the map draws it."""
    owner = process.process_owner.full_name if process.process_owner else process.owner_unit
    return Sheet(
        key=str(process.public_id),
        code=process.code,
        name=process.name,
        kind=process.kind,
        owner=owner,
        flows=read_flows(process.flows),
    )


def documents_of(process: Process, known: Iterable[Document]) -> list[Document]:
    """The documents of a process among those that the reader sees, in the order chosen."""
    by_key = {str(one.public_id): one for one in known}
    return [by_key[key] for key in process.documents if key in by_key]


def in_force_among(documents: Iterable[Document], day: dt.date) -> frozenset[int]:
    """Keys of those documents of which a version is in force that day; one statement."""
    wanted = [one.pk for one in documents]
    if not wanted:
        return frozenset()
    rows = in_force_on(DocumentVersion.objects.filter(document__in=wanted), day)
    return frozenset(rows.values_list("document", flat=True))


def reviews(actor: Actor, agency_id: int) -> list[MapReview]:
    """Every standing review of an agency's map, the latest first."""
    rows = permitted(MapReview, actor, ProcessPermission.VIEW).select_related("created_by")
    rows = rows.filter(agency=agency_id, state=RecordedState.RECORDED)
    return list(rows.order_by("-reviewed_on", "-pk"))


def review_or_none(actor: Actor, public_id: UUID) -> MapReview | None:
    """The review behind an address."""
    rows = permitted(MapReview, actor, ProcessPermission.VIEW).select_related("created_by")
    return rows.filter(public_id=public_id).first()


def review_due(last: MapReview | None, day: dt.date) -> bool:
    """Whether the map is to be looked at again: never was, or more than a year ago."""
    return last is None or last.reviewed_on + dt.timedelta(days=REVIEW_DAYS) <= day


def owners_at(agency_id: int, day: dt.date) -> list[tuple[str, str]]:
    """Who may own a process: everybody with a role at the agency that day; key and name."""
    return people_at(agency_id, day, GRANTS[ProcessPermission.VIEW])


def names_by_key(rows: Iterable[Process]) -> Mapping[str, Process]:
    """Processes by public id as flows name them."""
    return {str(one.public_id): one for one in rows}


def review_to_come(actor: Actor) -> dt.date | None:
    """The day on which the map is to be reviewed again, None without a map; one statement.

    A map that was never reviewed is due a year after its first process was entered.
    """
    rows = permitted(Process, actor, ProcessPermission.REVIEW)
    last = MapReview.objects.filter(agency=OuterRef("agency"), state=RecordedState.RECORDED)
    told = last.order_by("-reviewed_on").values("reviewed_on")[:1]
    found = (
        rows.filter(state=ProcessState.IN_USE)
        .order_by("created_at", "pk")
        .values_list("created_at", Subquery(told))
        .first()
    )
    if found is None:
        return None
    begun, reviewed = found
    return (reviewed or business_day(begun)) + dt.timedelta(days=REVIEW_DAYS)
