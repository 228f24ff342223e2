"""What a signer is shown, built by the server from the frozen working paper (U31)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.utils.translation import get_language

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.judging import judge_content, template_of
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, ReportVersion
from thuan.domains.oversight.reporting.package import report_hash
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.changes import (
    Change,
    MainFigure,
    against_last_year,
    changes,
    main_figures,
)
from thuan.domains.oversight.reporting.selectors.content import content_to_sign, overridden
from thuan.domains.oversight.reporting.selectors.sections import with_unit
from thuan.kernel.permissions import permitted
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from thuan.domains.oversight.reporting.judging import Judgement
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.models import Person

_SALT = "reporting.shown"


@dataclass(frozen=True, slots=True)
class Explained:
    """A field with what was said about it; ``offered``: what the system had filled in."""

    label: str
    words: str
    reason: str
    offered: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as its signer sees it; ``changes`` None: last year is not known."""

    report: AnnualReport
    content: Mapping[str, Any]
    content_hash: str
    figures: Sequence[MainFigure]
    changes: Sequence[Change] | None
    judgement: Judgement
    explained: Sequence[Explained]
    overridden: Sequence[Explained]
    prepared_by: Person | None
    prepared_at: Any
    versions: int

    @property
    def fingerprint(self) -> str:
        """The first twelve letters, as people compare them with the paper."""
        return self.content_hash[:12]

    @property
    def red(self) -> int:
        """How many findings the signer should look at before anything else."""
        found = self.judgement
        return len(found.wrong) + len(found.to_explain) + len(self.overridden)

    @property
    def missing(self) -> int:
        return self.judgement.completeness.required - self.judgement.completeness.filled

    @property
    def sealed(self) -> str:
        """The shown content for the page to carry, so that a change can be told field by field."""
        return signing.dumps(dict(self.content), salt=_SALT, compress=True)


def waiting_to_sign(actor: Actor) -> list[AnnualReport]:
    """The reports that wait for this person's signature, by agency and year; three statements.

    Not those the person has prepared, which another signs (INV-21).
    """
    rows = permitted(AnnualReport, actor, ReportPermission.SIGN)
    rows = rows.filter(state=ReportState.INTERNAL_REVIEW, draft__isnull=False)
    rows = rows.select_related(
        "cycle__template", "agency", "draft__updated_by", "draft__created_by"
    ).defer("cycle__template__content")
    found = list(rows.order_by("agency__sort_key", "cycle__year", "pk"))
    prepared = parts_taken(found, "PREPARER", actor.person_id)
    return [report for report in found if report.public_id not in prepared]


def version_counts(reports: Sequence[AnnualReport]) -> dict[int, int]:
    """Report id → how many versions were signed so far; one statement."""
    found: dict[int, int] = {}
    rows = ReportVersion.objects.filter(report__in=[report.pk for report in reports])
    for pk in rows.values_list("report_id", flat=True):
        found[pk] = found.get(pk, 0) + 1
    return found


def sheet_of(
    report: AnnualReport,
    paper: DraftContent,
    versions: int,
    last_year: Mapping[str, Any] | None,
) -> Sheet:
    """What the signer of this report is shown; the signature binds ``content_hash``.

    ``last_year``: what the agency reported the year before, from ``judging.last_years``.
    """
    content = content_to_sign(report, paper)
    values = content["values"]
    template, language = template_of(report), get_language() or "vi"

    def said(code: str, value: Any) -> str:
        return with_unit(template.field(code), value, language)

    known = template.fields
    return Sheet(
        report=report,
        content=content,
        content_hash=report_hash(content),
        figures=main_figures(report, values, last_year),
        changes=against_last_year(report, values, last_year),
        judgement=judge_content(report, content, last_year),
        explained=[
            Explained(str(known[code].label), said(code, values.get(code)), reason)
            for code, reason in content["reasons"].items()
            if reason and code in known
        ],
        overridden=[
            Explained(
                str(known[code].label),
                said(code, values.get(code)),
                told["reason"],
                said(code, told["fact"]),
            )
            for code, told in overridden(content).items()
            if code in known
        ],
        prepared_by=paper.updated_by or paper.created_by,
        prepared_at=paper.updated_at,
        versions=versions,
    )


def changed_since(sheet: Sheet, sealed: str) -> list[Change]:
    """The fields that changed since the page with this sealed content was shown; [] for none.

    A seal that is not ours, or of another report, tells nothing: the hash alone decides.
    """
    try:
        shown = signing.loads(sealed, salt=_SALT)
    except signing.BadSignature:
        return []
    if (shown["agency"], shown["year"]) != (sheet.content["agency"], sheet.content["year"]):
        return []
    return changes(sheet.report, shown["values"], sheet.content["values"])


def waiting_report(actor: Actor, public_id: UUID | str) -> AnnualReport | None:
    """One report on which this person holds the right to sign, whatever its state."""
    rows = permitted(AnnualReport, actor, ReportPermission.SIGN)
    rows = rows.select_related("cycle__template", "agency").defer("cycle__template__content")
    return rows.filter(public_id=public_id).first()
