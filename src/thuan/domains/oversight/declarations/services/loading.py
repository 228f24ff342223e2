"""Many declarations at once, as a department that begins brings its paper register in (F8)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.enums import DeclarationReason, DeclarationState
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.package import content_hash
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.domains.registry.agencies.api import systems_on
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from thuan.domains.registry.standards.api import Edition
    from thuan.kernel.accounts.actor import Actor

ACTION = "declaration.take_over"


@dataclass(frozen=True, slots=True)
class OldDeclaration:
    """One line of the paper register. ``ended_on``: it lapsed on that day without a next one."""

    agency_id: int
    number: str
    declared_on: dt.date
    signed_by: str
    places: str
    reason: str = DeclarationReason.FIRST
    scope_change: str = ""
    scope: Sequence[dict[str, str]] = field(default_factory=tuple)
    scope_text: str = ""
    ended_on: dt.date | None = None


@service
def take_over(
    *, actor: Actor, at: dt.datetime, edition: Edition, lines: Iterable[OldDeclaration]
) -> list[Declaration]:
    """Enter the declarations of many agencies; of each agency the newest stands (INV-33).

    For loaders; only the product itself calls it. Their scans may follow on paper. Raises
    ValidationError for an agency that the register has something of already.
    """
    if not actor.is_system:
        raise PermissionDenied
    ordered = sorted(lines, key=lambda one: (one.agency_id, one.declared_on))
    agencies = {one.agency_id for one in ordered}
    if Declaration.objects.filter(agency__in=agencies).exists():
        raise ValidationError(_("Sổ đã có bản công bố của một cơ quan trong danh sách."))
    systems = {one.lead_agency_id: one.system_id for one in systems_on(business_day(at))}
    rows = []
    for agency_id, found in itertools.groupby(ordered, key=lambda one: one.agency_id):
        of_agency = list(found)
        for line, after in itertools.zip_longest(of_agency, of_agency[1:]):
            row = _row(line, edition, systems.get(agency_id))
            state = DeclarationState.PUBLISHED
            if after is not None:
                row.ended_on, state = after.declared_on, DeclarationState.SUPERSEDED
            elif line.ended_on is not None:
                row.ended_on, state = line.ended_on, DeclarationState.LAPSED
            rows.append((row, state))
    _hash([row for row, _state in rows])
    made = DECLARATION_WORKFLOW.bring_in(rows)
    for agency_id, found_rows in itertools.groupby(made, key=lambda one: one.agency_id):
        told = [{"number": one.number, "content": one.content_hash} for one in found_rows]
        batch(agency_id, ACTION, rows=told)
    return made


def _row(line: OldDeclaration, edition: Edition, system_id: int | None) -> Declaration:
    return Declaration(
        **{**new_row(line.agency_id), "edition": edition},
        system_id=system_id,
        number=line.number,
        declared_on=line.declared_on,
        reason=line.reason,
        scope_change=line.scope_change,
        signed_by=line.signed_by,
        scope_text=line.scope_text,
        scope=list(line.scope),
        published_on=line.declared_on,
        places=line.places,
        sent_on=line.declared_on,
        search_key=fold(f"{line.number} {line.signed_by} {line.scope_text}")[:700],
    )


def _hash(rows: list[Declaration]) -> None:
    agencies = Agency.objects.in_bulk({row.agency_id for row in rows})
    for row in rows:
        row.agency = agencies[row.agency_id]
        row.content_hash = content_hash(row)
