"""Which administrative procedures an agency settles, and which of its procedures covers each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Case, CharField, F, IntegerField, Q, UUIDField, Value, When

from thuan.domains.registry.procedures.api import (
    ProcedureTerms,
    amended_by,
    changed_on,
    is_settled_by,
    terms_on,
)
from thuan.domains.system.documents.api import DocumentVersion, in_force_on
from thuan.domains.system.documents.enums import IN_FORCE, DocumentType, VersionState
from thuan.domains.system.procedures.enums import Standing
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container, Iterable, Mapping, Sequence
    from uuid import UUID

    from django.db.models import Field, QuerySet

    from thuan.domains.system.procedures.permissions import ProcedurePermission
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency

# In force, or decided already.
STANDING: Final = (*sorted(IN_FORCE), VersionState.APPROVED)


@dataclass(frozen=True, slots=True)
class Covering:
    """An internal procedure in force that covers a code. ``since`` is the day it came in force."""

    agency_id: int
    document: UUID
    code: str
    title: str
    since: dt.date


@dataclass(frozen=True, slots=True)
class CoveredTerms:
    """One administrative procedure of the agency and what covers it; None is a gap.

    ``amended``: it had been published before, so that a procedure may be older than its terms.
    """

    terms: ProcedureTerms
    covering: Covering | None
    amended: bool

    @property
    def standing(self) -> Standing:
        if self.covering is None:
            return Standing.GAP
        older = self.covering.since < self.terms.valid_from
        return Standing.BEHIND if older and self.amended else Standing.COVERED


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many administrative procedures are settled, covered, and covered but behind."""

    settled: int
    covered: int
    behind: int


def covering_on(
    actor: Actor, permission: ProcedurePermission, day: dt.date, agency_id: int | None = None
) -> dict[int, dict[str, Covering]]:
    """Agency → code → the internal procedure in force on a day; one query for all agencies.

    ``agency_id``: of this one alone.
    """
    rows = permitted(DocumentVersion, actor, permission)
    if agency_id is not None:
        rows = rows.filter(agency=agency_id)
    rows = rows.filter(document__kind=DocumentType.INTERNAL_PROCEDURE).exclude(structure={})
    listed = in_force_on(rows, day).values_list(
        "agency_id",
        "document__public_id",
        "document__code",
        "document__title",
        "effective_from",
        "structure__covers",
    )
    found: defaultdict[int, dict[str, Covering]] = defaultdict(dict)
    for agency_id, document, code, title, since, covers in listed:
        assert since is not None, "what is in force has its day"
        one = Covering(agency_id, document, code, title, since)
        found[agency_id].update(dict.fromkeys(covers or (), one))
    return dict(found)


def settled(
    agency: Agency, register: Iterable[ProcedureTerms], covered: Container[str] = ()
) -> list[ProcedureTerms]:
    """Of the register of a day what the agency settles, by code.

    ``covered`` codes count whatever their level: the agency has a procedure for them.
    """
    mine = [
        row
        for row in register
        if row.procedure.code in covered
        or is_settled_by(row.level, row.competent, agency.kind, agency.name)
    ]
    return sorted(mine, key=lambda row: row.procedure.code)


def coverage_of(
    actor: Actor, permission: ProcedurePermission, agencies: Iterable[Agency], day: dt.date
) -> dict[int, list[CoveredTerms]]:
    """Agency → each of its administrative procedures with what covers it; 3 queries for all."""
    covering = covering_on(actor, permission, day)
    register = list(terms_on(day))
    amended = amended_by(day)
    found = {}
    for agency in agencies:
        own = covering.get(agency.pk, {})
        mine = settled(agency, register, own)
        found[agency.pk] = [
            CoveredTerms(row, own.get(row.procedure.code), row.procedure_id in amended)
            for row in mine
        ]
    return found


def overtaken(
    actor: Actor, permission: ProcedurePermission, agency_id: int, day: dt.date
) -> list[tuple[Covering, str, dt.date]]:
    """Internal procedures that a later decision overtook: which, by which code, from which day.

    The TTHC was amended or abolished after the procedure came into force; the oldest change
    first. Two queries, one where the agency has no internal procedure.
    """
    covering = covering_on(actor, permission, day, agency_id).get(agency_id, {})
    if not covering:
        return []
    changes = changed_on(covering, day).items()
    late = [
        (covering[code], code, changed)
        for code, changed in changes
        if covering[code].since < changed
    ]
    return sorted(late, key=lambda row: (row[2], row[1]))


def counts_of(listed: Sequence[CoveredTerms]) -> Coverage:
    """The figures of one agency's list."""
    return Coverage(
        settled=len(listed),
        covered=sum(row.covering is not None for row in listed),
        behind=sum(row.standing == Standing.BEHIND for row in listed),
    )


def also_covered(version: DocumentVersion, codes: Iterable[str]) -> dict[str, str]:
    """Which of these codes another document of the agency covers: code → that document's code.

    In force, or approved for a day to come.
    """
    wanted = set(codes)
    rows = DocumentVersion.objects.filter(
        agency_id=version.agency_id, document__kind=DocumentType.INTERNAL_PROCEDURE
    ).exclude(document=version.document_id)
    rows = rows.exclude(structure={}).filter(state__in=STANDING)
    listed = rows.annotate(named=F("document__code")).values_list("named", "structure__covers")
    return {code: named for named, covers in listed for code in covers or () if code in wanted}


def in_standing(listed: Sequence[CoveredTerms], wanted: str | None) -> list[CoveredTerms]:
    """Of these those that stand so; all where nothing is asked."""
    return [row for row in listed if not wanted or row.standing == wanted]


def listed_terms(listed: Sequence[CoveredTerms]) -> QuerySet[ProcedureTerms]:
    """These rows as a list that can be sorted and cut into pages.

    Each with ``covering_code``, ``covering_id`` (None for a gap) and ``standing``.
    """
    found = {row.terms.pk: row.covering for row in listed if row.covering}
    rows = ProcedureTerms.objects.filter(pk__in=[row.terms.pk for row in listed])
    return rows.select_related("procedure").annotate(
        covering_code=_of("pk", {pk: one.code for pk, one in found.items()}, CharField()),
        covering_id=_of("pk", {pk: one.document for pk, one in found.items()}, UUIDField()),
        standing=_of("pk", {row.terms.pk: row.standing for row in listed}, CharField()),
    )


def with_counts(rows: QuerySet[Agency], counts: Mapping[int, Coverage]) -> QuerySet[Agency]:
    """Agencies with ``settled``, ``covered``, ``missing`` and ``behind`` of each."""
    known = counts.items()
    return rows.annotate(
        settled=_of("pk", {pk: one.settled for pk, one in known}, IntegerField()),
        covered=_of("pk", {pk: one.covered for pk, one in known}, IntegerField()),
        missing=_of("pk", {pk: one.settled - one.covered for pk, one in known}, IntegerField()),
        behind=_of("pk", {pk: one.behind for pk, one in known}, IntegerField()),
    )


def _of(name: str, values: Mapping[Any, Any], output: Field[Any, Any]) -> Case:
    """A column whose value is looked up by another; what was worked out here goes to the list."""
    known = [When(Q(**{name: key}), then=Value(value)) for key, value in values.items()]
    return Case(*known, default=None, output_field=output)
