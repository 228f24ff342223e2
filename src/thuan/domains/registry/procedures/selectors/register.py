"""What was published of administrative procedures, on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from thuan.domains.registry.procedures.models import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.tenancy.dated import DatedQuerySet


def terms_on(day: dt.date) -> DatedQuerySet[ProcedureTerms]:
    """The register as of a day, each row with its procedure and its decision."""
    return ProcedureTerms.objects.on(day).select_related("procedure", "decision")


def terms_of(codes: Iterable[str], day: dt.date) -> dict[str, ProcedureTerms]:
    """What holds on a day of the procedures with these codes; one query."""
    rows = terms_on(day).filter(procedure__code__in=list(codes))
    return {row.procedure.code: row for row in rows}


def terms_from(codes: Iterable[str], day: dt.date) -> list[ProcedureTerms]:
    """All that holds on a day or is published already for a later one; one query."""
    rows = ProcedureTerms.objects.standing().filter(procedure__code__in=list(codes))
    rows = rows.exclude(valid_to__lte=day).select_related("procedure", "decision")
    return list(rows.order_by("procedure__code", "valid_from"))


def amended_by(day: dt.date) -> set[int]:
    """Keys of the procedures of which something else was published before what holds on a day."""
    rows = ProcedureTerms.objects.standing().filter(valid_to__lte=day)
    return set(rows.values_list("procedure_id", flat=True))


def changed_on(codes: Iterable[str], day: dt.date) -> dict[str, dt.date]:
    """Code → the last day up to ``day`` on which what was published of it ended.

    It was amended from that day on, or abolished; codes that never changed are left out.
    """
    rows = ProcedureTerms.objects.standing().filter(
        procedure__code__in=list(codes), valid_to__lte=day
    )
    listed = rows.values("procedure__code").annotate(last=Max("valid_to"))
    return {row["procedure__code"]: row["last"] for row in listed}


def fields_on(day: dt.date) -> list[str]:
    """The fields (lĩnh vực) of the register on a day, in the order of the alphabet."""
    rows = ProcedureTerms.objects.on(day).values_list("field", "field_key").distinct()
    return [field for field, _key in sorted(rows, key=lambda row: row[1])]


def procedure_at(code: str) -> AdministrativeProcedure | None:
    """The procedure behind an address."""
    return AdministrativeProcedure.objects.filter(code=code).first()


def history_of_terms(procedure: AdministrativeProcedure) -> list[ProcedureTerms]:
    """Everything that was published of a procedure, the newest first."""
    rows = ProcedureTerms.objects.standing().filter(procedure=procedure)
    return list(rows.select_related("decision").order_by("-valid_from"))


def abolished_by(procedure: AdministrativeProcedure, day: dt.date) -> PublicationDecision | None:
    """The decision that ended a procedure on a day, where one did."""
    rows = PublicationDecision.objects.filter(effective_from=day).order_by("-pk")
    return next((row for row in rows if procedure.code in row.abolished), None)
