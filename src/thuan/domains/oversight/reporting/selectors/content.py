"""The content of a report in the canonical shape whose hash a signature binds (F7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.judging import draft_of, offered_values
from thuan.domains.oversight.reporting.template import is_edited

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent


def content_to_sign(report: AnnualReport, paper: DraftContent | None = None) -> dict[str, Any]:
    """What a signature binds: agency, cycle, template, every value and where values come from."""
    paper = paper or draft_of(report)
    return content_of(
        report,
        paper.values,
        paper.reasons,
        facts=paper.facts,
        override_reasons=paper.override_reasons,
    )


def content_of(
    report: AnnualReport,
    values: Mapping[str, Any],
    reasons: Mapping[str, str],
    *,
    facts: Mapping[str, Any] | None = None,
    override_reasons: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The canonical shape of these values of the report; its hash is the fingerprint.

    ``facts`` hold the figures as the system offered them, ``override_reasons`` why one differs.
    """
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
        "facts": facts or {},
        "override_reasons": override_reasons or {},
    }


def overridden(content: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Field code → ``{"fact", "reason"}`` of every figure that was changed by hand."""
    values, reasons = content["values"], content.get("override_reasons") or {}
    offered = offered_values(content.get("facts") or {})
    return {
        code: {"fact": offered[code], "reason": reasons.get(code, "")}
        for code in sorted(offered)
        if is_edited(values, offered, code)
    }
