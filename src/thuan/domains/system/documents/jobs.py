"""At midnight what was approved for the new day comes into force; then what is to be reviewed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, When

from thuan.domains.system.documents.enums import CopyState, DocumentType, VersionState
from thuan.domains.system.documents.models import Copy, Document, DocumentVersion
from thuan.domains.system.documents.services.activating import activate
from thuan.domains.system.documents.services.calendar import AHEAD
from thuan.domains.system.documents.services.indexing import reindex
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.services.keeping import sync
from thuan.kernel.files.following import after_reading
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.kernel.jobs.models import JobRun

JOB: Final = "documents.activate"
REVIEWS: Final = "documents.reviews"
# So many in one transaction: writers wait for the next one only (F8).
BATCH: Final = 200


@job(JOB)
def activate_documents(_run: JobRun) -> None:
    activate_due(clock.now())


daily(JOB, at=dt.time(0, 0))


def activate_due(at: dt.datetime) -> int:
    """Bring every approved version whose day has come into force; gives how many."""
    actor, done = Actor.system(JOB, at), 0
    with every_agency(reason="at midnight documents of every agency come into force"):
        while batch := _due(at):
            _activated(actor=actor, at=at, versions=batch)
            done += len(batch)
    return done


def _due(at: dt.datetime) -> list[DocumentVersion]:
    rows = DocumentVersion.objects.filter(
        state=VersionState.APPROVED, effective_from__lte=business_day(at)
    )
    # Forms first: what comes into force with them needs them (INV-06).
    forms_first = Case(When(document__kind=DocumentType.FORM, then=0), default=1)
    ordered = rows.select_related("document").order_by("effective_from", forms_first, "pk")
    return list(ordered[:BATCH])


@service
def _activated(*, actor: Actor, at: dt.datetime, versions: Sequence[DocumentVersion]) -> None:
    begun = [activate(actor=actor, at=at, version=version) for version in versions]
    reindex([version.document for version in begun])


@job(REVIEWS)
def open_reviews(_run: JobRun) -> None:
    keep_duties(clock.now())


# After the versions of the new day.
daily(REVIEWS, at=dt.time(0, 30))


def keep_duties(at: dt.datetime) -> int:
    """Open the periodic reviews whose thirty days have begun, and look at every unread copy.

    Copies have their duty from the day they are given; here those find it that were given before
    there were duties. Gives how many rows were looked at.
    """
    actor, seen = Actor.system(REVIEWS, at), 0
    with every_agency(reason="at night documents of every agency come up for review"):
        ahead = business_day(at) + AHEAD
        versions = DocumentVersion.objects.filter(
            state=VersionState.EFFECTIVE, next_review__lte=ahead
        )
        copies = Copy.objects.filter(state=CopyState.SENT)
        both: tuple[QuerySet[Any], ...] = (versions, copies)
        for rows in both:
            last = 0
            while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
                _kept(actor=actor, at=at, rows=batch)
                last, seen = batch[-1].pk, seen + len(batch)
    return seen


@service
def _kept(*, actor: Actor, at: dt.datetime, rows: Sequence[DocumentVersion | Copy]) -> None:
    del actor, at
    sync(rows)


def read_again(sha256: str) -> None:
    """The words of a file are known now: whatever document stands on it is found by them."""
    with every_agency(reason="the words of a file are for finding the documents that stand on it"):
        standing = DocumentVersion.objects.filter(file__sha256=sha256).values("document")
        reindex(list(Document.objects.filter(pk__in=standing)))


after_reading(read_again)
