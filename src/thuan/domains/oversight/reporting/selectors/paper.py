"""Papers that came to the department, and who may still be written for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import SigningWay
from thuan.domains.oversight.reporting.judging import shape
from thuan.domains.oversight.reporting.models import AnnualReport, PaperArrival
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import beside_content
from thuan.domains.oversight.reporting.selectors.cycles import roster_entries
from thuan.kernel.permissions import permitted, reach_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle, ReportVersion, RosterEntry
    from thuan.domains.oversight.reporting.selectors.beside import Beside
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


def paper_entered(version: ReportVersion) -> PaperArrival | None:
    """The paper a version was entered from; None for one the agency sent itself."""
    if version.document_on is None or not entered_for_agency(version):
        return None
    found = PaperArrival.objects.filter(
        report=version.report_id, document_no=version.document_no, document_on=version.document_on
    )
    return found.order_by("-arrived_on", "-pk").first()


def entered_for_agency(version: ReportVersion) -> bool:
    """Whether an officer entered it: prepared and registered by one person.

    Nobody does both with a report of his own agency (INV-21).
    """
    on_paper = version.signing_way == SigningWay.PAPER
    return on_paper and version.prepared_by_id == version.registered_by_id


def beside_paper(entry: RosterEntry, values: Mapping[str, Any]) -> dict[str, Beside]:
    """Field code → what stands beside a figure read off an agency's paper: last year's, a change.

    The agency's own report and draft stay unread: what is judged is the paper alone (F5).
    """
    asked = AnnualReport(cycle=entry.cycle, agency_id=entry.agency_id, group=entry.group)
    known = {code: value for code, value in values.items() if value is not None}
    return beside_content(asked, shape(known))
