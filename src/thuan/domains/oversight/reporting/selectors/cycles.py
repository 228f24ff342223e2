"""Cycles and who owes a report in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import CycleState
from thuan.domains.oversight.reporting.models import AnnualReport, ReportCycle, RosterEntry
from thuan.kernel.tenancy.keys import keys_only

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any
    from uuid import UUID

    from django.db.models import QuerySet

# In these states the roster is fixed and counts; before them the provisional one does.
FIXED = frozenset({CycleState.ROSTER_FIXED, CycleState.CLOSED})


def cycles() -> QuerySet[ReportCycle]:
    """Every cycle that exists for this person, the newest first."""
    return (
        ReportCycle.objects.select_related("template").defer("template__content").order_by("-year")
    )


def cycle_of(year: int) -> ReportCycle | None:
    """The cycle of a year, where it exists for this person."""
    return cycles().filter(year=year).first()


def present_cycle() -> ReportCycle | None:
    """The newest cycle whose forms are out: what "this year's report" means."""
    return cycles().exclude(state__in=[CycleState.DRAFT, CycleState.PUBLISHED]).first()


def roster_entries(cycle: ReportCycle) -> QuerySet[RosterEntry]:
    """Who owes a report: the fixed roster, before that the provisional one."""
    return RosterEntry.objects.filter(cycle=cycle, is_fixed=cycle.state in FIXED).order_by(
        "sort_key", "pk"
    )


def keys_of_reports(cycle_id: int) -> QuerySet[Any, Any]:
    """The keys of every report of a cycle, as a subquery; of the reports themselves nothing.

    A report that has not come does not exist for the province (F5), but its own notes, longer
    terms and papers about it do: they hang on the key.
    """
    return keys_only(AnnualReport, cycle=cycle_id)


def report_key(cycle: ReportCycle, agency_id: int) -> UUID | None:
    """The public id of the report that the agency owes; see ``keys_of_reports``."""
    rows = keys_only(AnnualReport, "public_id", cycle=cycle.pk, agency=agency_id)
    found: UUID | None = rows.values_list("public_id", flat=True).first()
    return found


def cycle_keys(report_id: int) -> QuerySet[Any, Any]:
    """The key of the cycle of a report, as a subquery; see ``keys_of_reports``."""
    return keys_only(AnnualReport, "cycle", pk=report_id)


def cycles_with(public_ids: QuerySet[Any, Any], among: Sequence[ReportCycle]) -> set[int]:
    """Of these cycles the keys of those in which one of the reports stands; see above."""
    keys = keys_only(AnnualReport, "cycle", cycle__in=among, public_id__in=public_ids)
    return set(ReportCycle.objects.filter(pk__in=keys).values_list("pk", flat=True))
