"""Work that changed law brought: which rows, how far each change is, who is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from thuan.domains.registry.law.api import StatusChange, recorded
from thuan.domains.registry.law.enums import AFFECTING, ENDING
from thuan.domains.system.documents.api import DocumentVersion
from thuan.domains.system.documents.enums import IN_FORCE
from thuan.domains.system.legal.enums import DONE, BasisState, UpdateState
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.kernel.calendar.clock import start_of_day
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor

# A change that lies further ahead brings its work this long before its day.
AHEAD: Final = dt.timedelta(days=30)
COUNTED: Final = ~Q(state=UpdateState.LAPSED)


@dataclass(frozen=True, slots=True)
class AgencyProgress:
    """How far one agency is with one change."""

    agency: str
    total: int
    done: int
    late: int


def updates(actor: Actor) -> QuerySet[LegalUpdate]:
    """The work of the agencies in reach, with what it is about."""
    rows = permitted(LegalUpdate, actor, LegalPermission.VIEW)
    return rows.select_related("document", "agency", "change__text", "change__by_text")


def update_of(actor: Actor, public_id: UUID) -> LegalUpdate | None:
    """The row behind an address; None where it does not exist for this person."""
    rows = updates(actor).select_related("document_version", "updated_by")
    return rows.filter(public_id=public_id).first()


def is_late(update: LegalUpdate, today: dt.date) -> bool:
    """Open after its last day."""
    return update.state == UpdateState.OPEN and update.due_on < today


def with_overdue(rows: QuerySet[LegalUpdate], today: dt.date) -> QuerySet[Any]:
    """Each row with ``is_overdue``: open after its last day."""
    late = When(state=UpdateState.OPEN, due_on__lt=today, then=Value(True))
    marked: QuerySet[Any] = rows.annotate(is_overdue=Case(late, default=Value(False)))
    return marked


def changes_with_work(actor: Actor, today: dt.date) -> QuerySet[Any]:
    """Every change that gave work, with ``total``, ``done`` and ``late`` over the reach."""
    rows = permitted(LegalUpdate, actor, LegalPermission.OVERSEE).filter(COUNTED)
    late = Q(state=UpdateState.OPEN, due_on__lt=today)
    return (
        StatusChange.objects.select_related("text", "by_text")
        .annotate(
            total=_number(rows),
            done=_number(rows.filter(state__in=sorted(DONE))),
            late=_number(rows.filter(late)),
        )
        .filter(total__gt=0)
    )


def by_agency(actor: Actor, change: StatusChange, today: dt.date) -> list[AgencyProgress]:
    """Each agency that has work from the change, the late ones first."""
    rows = permitted(LegalUpdate, actor, LegalPermission.OVERSEE).filter(COUNTED, change=change)
    late = Q(state=UpdateState.OPEN, due_on__lt=today)
    counted = rows.values("agency__name", "agency__sort_key").annotate(
        total=Count("pk"),
        done=Count("pk", filter=Q(state__in=sorted(DONE))),
        late=Count("pk", filter=late),
    )
    return [
        AgencyProgress(row["agency__name"], row["total"], row["done"], row["late"])
        for row in counted.order_by("-late", "agency__sort_key")
    ]


def affecting() -> QuerySet[StatusChange]:
    """Every recorded change after which documents are looked at again."""
    return recorded().filter(status__in=sorted(AFFECTING)).select_related("text")


def lacking(
    change: StatusChange, today: dt.date, documents: Iterable[int] | None = None
) -> QuerySet[LegalBasis]:
    """The bases whose document is in force and has no work from this change yet.

    None while the change is far ahead, or where the text had ended before it. A basis that was
    named after the change was known and in effect was named with open eyes.
    """
    assert change.valid_from is not None, "what affects documents has its day"
    if change.valid_from > today + AHEAD or _ended_before(change):
        return LegalBasis.objects.none()
    known = max(change.created_at, start_of_day(change.valid_from))
    in_force = DocumentVersion.objects.filter(
        document=OuterRef("document"), state__in=sorted(IN_FORCE)
    )
    has = LegalUpdate.objects.filter(document=OuterRef("document"), change=change)
    rows = LegalBasis.objects.filter(
        Exists(in_force), ~Exists(has), state=BasisState.STANDING, text=change.text_id
    )
    rows = rows.filter(created_at__lt=known)
    if documents is not None:
        rows = rows.filter(document__in=list(documents))
    return rows.select_related("document")


def _ended_before(change: StatusChange) -> bool:
    earlier = Q(valid_from__lt=change.valid_from) | Q(
        valid_from=change.valid_from, pk__lt=change.pk
    )
    rows = recorded().filter(earlier, text=change.text_id, status__in=sorted(ENDING))
    return rows.exists()


def _number(rows: QuerySet[LegalUpdate]) -> Coalesce:
    of_change = rows.filter(change=OuterRef("pk")).order_by().values("change")
    counted = of_change.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
