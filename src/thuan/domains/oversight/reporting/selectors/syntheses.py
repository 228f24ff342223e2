"""Frozen syntheses and what they were made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.aggregate import Change, Line, changes
from thuan.domains.oversight.reporting.frozen import line_from_content
from thuan.domains.oversight.reporting.models import Synthesis, SynthesisLine

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle


def syntheses(cycle: ReportCycle | None = None) -> QuerySet[Synthesis]:
    """Frozen versions, the newest first."""
    rows = Synthesis.objects.select_related("cycle").order_by("-cycle__year", "-number")
    return rows if cycle is None else rows.filter(cycle=cycle)


def synthesis_version(year: int, number: int) -> Synthesis | None:
    """One frozen version of a year's synthesis."""
    return syntheses().filter(cycle__year=year, number=number).first()


def frozen_lines(synthesis: Synthesis) -> list[Line]:
    """The lines as they were frozen, in their order."""
    rows = SynthesisLine.objects.filter(synthesis=synthesis).order_by("seq")
    return [line_from_content(row.content) for row in rows]


def report_contents(synthesis: Synthesis) -> list[dict[str, Any]]:
    """The content of every report version a frozen synthesis was made of."""
    rows = SynthesisLine.objects.filter(synthesis=synthesis, report_version__isnull=False)
    return [
        {"agency": row.content["code"], "version": version.number, "content": version.content}
        for row in rows.select_related("report_version").order_by("seq")
        if (version := row.report_version) is not None
    ]


def differences(synthesis: Synthesis) -> tuple[Change, ...]:
    """The lines in which this version differs from the one before it (INV-42)."""
    before = syntheses(synthesis.cycle).filter(number=synthesis.number - 1).first()
    earlier = frozen_lines(before) if before else []
    return changes(earlier, frozen_lines(synthesis))
