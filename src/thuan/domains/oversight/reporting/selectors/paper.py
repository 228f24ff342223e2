"""Papers that came to the department, and who may still be written for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.models import AnnualReport, PaperArrival
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import roster_entries
from thuan.kernel.permissions import permitted, reach_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle, RosterEntry
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.permissions import Permission
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def not_come(actor: Actor, cycle: ReportCycle, permission: Permission) -> QuerySet[RosterEntry]:
    """The agencies of the roster within reach whose report has not arrived; not one's own."""
    sent = AnnualReport.objects.filter(cycle=cycle, first_submitted_at__isnull=False)
    rows = roster_entries(cycle).filter(reach_of(actor, permission).q("agency"))
    own = sorted(actor.agency_ids)
    return rows.exclude(agency__in=own).exclude(agency__in=sent.values("agency"))


def arrivals_on_paper(actor: Actor) -> ScopedQuerySet[PaperArrival]:
    """The papers this person receives, the newest first."""
    rows = permitted(PaperArrival, actor, ReportPermission.RECEIVE_PAPER)
    rows = rows.select_related("subject_agency", "scan")
    return rows.order_by("-arrived_on", "-pk")


def entered(arrival: PaperArrival) -> AnnualReport | None:
    """The report of the paper, once it has come; before that it does not exist here (F5)."""
    return AnnualReport.objects.filter(
        pk=arrival.report_id, first_submitted_at__isnull=False
    ).first()
