"""Filling a report: the working paper of the secretary, section by section."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.notifications import SENT_BACK, TO_SIGN, tell
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.services.offering import (
    filled_in,
    offers_for,
    refresh_offers,
)
from thuan.domains.oversight.reporting.template import computed
from thuan.domains.oversight.reporting.workflow import REPORT_WORKFLOW
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import draft, service
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock_alone, update_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from thuan.kernel.accounts.actor import Actor


@service
def start_report(
    *,
    actor: Actor,
    at: dt.datetime,
    report: AnnualReport,
    values: Mapping[str, Any] | None = None,
) -> AnnualReport:
    """Begin filling: the form moves to DRAFT and gets its working paper.

    What the fact board knows stands in the paper at once; ``values`` given with the call stand
    before it. Both stay editable.
    """
    report = REPORT_WORKFLOW.fire(report, "start")
    offers = offers_for(actor=actor, at=at, reports=[report])[report.pk]
    DraftContent(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        values=filled_in(values or {}, {}, offers),
        facts=offers,
        state="OPEN",
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    ).save()
    return report


@service
def revise_report(*, actor: Actor, at: dt.datetime, report: AnnualReport) -> AnnualReport:
    """Take up a returned report again; the working paper is as it was when it was signed.

    Figures the system filled in and nobody edited follow the fact board once more.
    """
    report = REPORT_WORKFLOW.fire(report, "revise")
    refresh_offers(actor=actor, at=at, papers=list(DraftContent.objects.filter(report=report)))
    return report


@draft
def save_values(
    *,
    actor: Actor,
    at: dt.datetime,
    paper: DraftContent,
    values: Mapping[str, Any],
    reasons: Mapping[str, str] | None = None,
    override_reasons: Mapping[str, str] | None = None,
    base_version: int,
) -> DraftContent:
    """Save some values of the working paper as one whole; a value None takes the figure away.

    ``reasons`` explain changes against last year, ``override_reasons`` figures that differ from
    what the system filled in.

    Whoever saves a figure has prepared the report and does not sign it (INV-21). Raises StaleRow
    when someone else saved since ``base_version``, ValidationError when the report is no longer
    being prepared or its signer would change it.
    """
    report = being_prepared(paper, actor)
    merged = {**paper.values, **values}
    kept = {code: value for code, value in merged.items() if value is not None}
    changed = [code for code, value in values.items() if paper.values.get(code) != value]
    sets = {
        "values": computed(template_of(report), kept),
        "reasons": {**paper.reasons, **(reasons or {})},
        "stamps": stamped(paper, changed, by=actor.person_id, when=at),
        "override_reasons": {**paper.override_reasons, **(override_reasons or {})},
    }
    return update_row(paper, sets, at=at, by=actor.person_id, base_version=base_version)


@service
def finish_section(
    *,
    actor: Actor,
    at: dt.datetime,
    paper: DraftContent,
    section: str,
    done: bool,
) -> DraftContent:
    """Say that a section is done (or not yet): the clerk decides, we do not guess (U24)."""
    report = being_prepared(paper, actor)
    sections = [code for code in paper.done_sections if code != section]
    sections += [section] if done else []
    update_row(paper, {"done_sections": sections}, at=at, by=actor.person_id)
    action = "annual_report.section_done" if done else "annual_report.section_open"
    record(report, action, extra={"section": section})
    return paper


def stamped(
    paper: DraftContent, codes: Iterable[str], *, by: int | None, when: dt.datetime
) -> dict[str, dict[str, Any]]:
    """The stamps of the paper once these fields are changed: version, by whom, when (P6)."""
    mark = {"version": paper.version + 1, "by": by, "at": when.isoformat()}
    return {**paper.stamps, **{code: dict(mark) for code in codes}}


def being_prepared(paper: DraftContent, actor: Actor) -> AnnualReport:
    """The report as it stands now, held until the act ends; the actor becomes its preparer.

    Whoever has filled a field in his own name is its preparer already: the parts that exclude it
    were refused to him since (INV-21).
    """
    held = require(actor, ReportPermission.PREPARE, agency_id=paper.agency_id)
    report = lock_alone(paper.report)
    if report.state != ReportState.DRAFT:
        raise ValidationError(_("Báo cáo đang ở bước khác, không sửa được số liệu lúc này."))
    filled = any(stamp["by"] == actor.person_id for stamp in paper.stamps.values())
    if not filled or held.on_behalf_of is not None:
        REPORT_WORKFLOW.join(report, "PREPARER", ReportPermission.PREPARE, actor)
    return report


@service
def submit_internally(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, base_version: int | None = None
) -> AnnualReport:
    """Send the finished draft to the signer."""
    report = REPORT_WORKFLOW.fire(report, "submit_internal", base_version=base_version)
    tell(TO_SIGN, report, (Role.HEAD,), actor=actor, at=at)
    return report


@service
def return_to_preparer(
    *, actor: Actor, at: dt.datetime, report: AnnualReport, comment: str
) -> AnnualReport:
    """Give the draft back to the secretary with what to mend."""
    report = REPORT_WORKFLOW.fire(report, "return_to_preparer", comment=comment)
    tell(SENT_BACK, report, (Role.ISO_SEC,), actor=actor, at=at, comment=comment)
    return report


def known_fields(codes: Iterable[str], report: AnnualReport) -> list[str]:
    """Those of ``codes`` that the report's template asks for; the rest is dropped silently."""
    asked = template_of(report).fields
    return [code for code in codes if code in asked]
