"""The content of a report in the canonical shape whose hash a signature binds (F7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.judging import draft_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent


def content_to_sign(report: AnnualReport, paper: DraftContent | None = None) -> dict[str, Any]:
    """What a signature binds: agency, cycle, template and every value, in canonical shape.

    ``overridden`` stands only where a figure differs from what the system had offered: both values
    and the reason are signed with it.
    """
    paper = paper or draft_of(report)
    content = content_of(report, paper.values, paper.reasons)
    if overridden := _overridden(paper):
        content["overridden"] = overridden
    return content


def content_of(
    report: AnnualReport, values: Mapping[str, Any], reasons: Mapping[str, str]
) -> dict[str, Any]:
    """The canonical shape of these values of the report; its hash is the fingerprint."""
    template = report.cycle.template
    return {
        "agency": report.agency.code,
        "year": report.cycle.year,
        "template": {
            "code": template.code,
            "version": template.number,
            "sha256": template.content_hash,
        },
        "values": values,
        "reasons": reasons,
    }


def _overridden(paper: DraftContent) -> dict[str, dict[str, Any]]:
    """Field code → ``{"fact", "reason"}`` of every figure that was changed by hand."""
    return {
        code: {"fact": offered, "reason": paper.override_reasons.get(code, "")}
        for code, fact in sorted(paper.facts.items())
        if (offered := fact_value(fact)) is not None
        and code in paper.values
        and paper.values[code] != offered
    }


def fact_value(fact: Any) -> Any:
    """The value that a fact of the board carries, alone or beside its source."""
    return fact.get("value") if isinstance(fact, dict) and "value" in fact else fact
