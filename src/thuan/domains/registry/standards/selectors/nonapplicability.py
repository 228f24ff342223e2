"""What does not apply in a system, on which days, and who decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.registry.agencies.api import system_of
from thuan.domains.registry.standards.enums import OPEN, NonApplicabilityState
from thuan.domains.registry.standards.judging import content_of
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.kernel.accounts.models import Person
from thuan.kernel.permissions import permitted
from thuan.kernel.workflow.parts import parts_of

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from thuan.domains.registry.standards.models import Edition
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def own_agency(actor: Actor) -> int | None:
    """The agency in whose name the person reads: where he holds a role himself."""
    held = sorted(actor.held, key=lambda one: one.on_behalf_of is not None)
    return held[0].at_agency_id if held else None


def nonapplicabilities(actor: Actor) -> ScopedQuerySet[NonApplicability]:
    """The rows a page may list for this person, with what is named beside each."""
    rows = permitted(NonApplicability, actor, StandardPermission.VIEW)
    return rows.select_related("edition", "system", "agency").defer("edition__content")


def nonapplicability_at(actor: Actor, public_id: UUID) -> NonApplicability | None:
    """The row behind an address, where it exists for this person."""
    return nonapplicabilities(actor).filter(public_id=public_id).first()


def standing_for(agency_id: int, edition: Edition, day: dt.date) -> dict[str, NonApplicability]:
    """Clause → the open row of the system that covers the agency; two queries.

    What was only proposed exists for the lead agency alone; what was decided for all it covers.
    A corrected content of the same edition keeps what was decided under the one before.
    """
    system = system_of(agency_id, day)
    if system is None:
        return {}
    rows = NonApplicability.objects.filter(
        system=system, edition__code=edition.code, state__in=sorted(OPEN)
    )
    rows = rows.select_related("system", "edition").defer("edition__content").order_by("pk")
    return {row.clause: row for row in rows}


def who_took_part(row: NonApplicability) -> list[tuple[str, str]]:
    """Part and name of everybody who took one, the first one first; two statements."""
    parts = sorted(parts_of(row), key=lambda one: one.at)
    ids = [part.person_id for part in parts]
    names = dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    return [(part.part, names[part.person_id]) for part in parts]


def excludes(
    rows: dict[str, NonApplicability], edition: Edition, number: str
) -> NonApplicability | None:
    """The row that speaks of the clause: its own, or that of a clause above it once decided."""
    if number in rows:
        return rows[number]
    for clause in reversed(content_of(edition).above(number)):
        row = rows.get(clause.number)
        if row is not None and row.state == NonApplicabilityState.APPROVED:
            return row
    return None
