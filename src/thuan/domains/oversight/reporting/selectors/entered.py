"""A report that was entered from paper for its agency, beside the draft the agency has itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

from thuan.domains.oversight.reporting.enums import UploadState
from thuan.domains.oversight.reporting.models import FigureUpload, ReportVersion
from thuan.domains.oversight.reporting.selectors.paper import entered_for_agency
from thuan.domains.oversight.reporting.selectors.uploads import fillable
from thuan.domains.oversight.reporting.template import shown

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent


@dataclass(frozen=True, slots=True)
class Difference:
    """One field the paper answers otherwise than the draft: both in words, and what to write.

    ``value`` is canonical; ``reason`` what the paper says about a large change, "" for nothing.
    """

    code: str
    label: str
    now: str
    on_paper: str
    value: Any
    reason: str


def entered_version(report: AnnualReport, paper: DraftContent) -> ReportVersion | None:
    """The version entered from paper, while it is the last one and the draft knows nothing of it.

    A draft that began with the paper's figures has them already,
    and so has one that took them in. Where nothing ever arrived nothing was entered either.
    """
    if report.first_submitted_at is None:
        return None
    last = ReportVersion.objects.filter(report=report).order_by("-number").first()
    if last is None or not entered_for_agency(last):
        return None
    if paper.created_by_id == last.registered_by_id:
        return None
    taken = FigureUpload.objects.filter(from_version=last, state=UploadState.APPLIED)
    return None if taken.exists() else last


def differences(
    report: AnnualReport, paper: DraftContent, version: ReportVersion
) -> list[Difference]:
    """What the paper answers otherwise than the draft, in the order of the form.

    What the paper leaves open stays as the agency has it.
    """
    values, reasons = version.content["values"], version.content["reasons"]
    language = get_language() or "vi"
    return [
        Difference(
            field.code,
            str(field.label),
            shown(field, paper.values.get(field.code), language),
            shown(field, values[field.code], language),
            values[field.code],
            reasons.get(field.code, ""),
        )
        for field in fillable(report)
        if values.get(field.code) is not None and values[field.code] != paper.values.get(field.code)
    ]


def offers_paper(report: AnnualReport, paper: DraftContent) -> ReportVersion | None:
    """The entered version, where taking it in would change something; None otherwise."""
    version = entered_version(report, paper)
    return version if version and differences(report, paper, version) else None
