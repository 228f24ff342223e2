"""In which condition a figure of the working paper stands, beside being saved (U26)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.template import answered, is_none_arose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.selectors.beside import Beside


class Condition(StrEnum):
    """What the mark of a field says; the values are the names of the marks on the page."""

    REQUIRED = "can"
    REVIEW = "xem"
    NOTED = "chu"
    LOCKED = "khoa"
    PLAIN = "xong"


def conditions(
    report: AnnualReport, paper: DraftContent, notes: Mapping[str, Beside | None]
) -> dict[str, Condition]:
    """Condition of each field of ``notes``: code to what stands beside its figure.

    Asked for and not given; given and owing a reason; given with a reason; none of these.
    """
    on, values = last_day_of(report), paper.values
    asked = template_of(report).fields_for(report.group, on)
    lacking = {
        field.code
        for field in asked
        if field.code in notes and field.is_owed(values) and not answered(field, values)
    }
    return {code: _condition(code in lacking, values.get(code), notes[code]) for code in notes}


def _condition(lacks: bool, value: object, note: Beside | None) -> Condition:
    if lacks:
        return Condition.REQUIRED
    if note is not None and note.needs_reason:
        return Condition.REVIEW if note.lacks_reason else Condition.NOTED
    return Condition.NOTED if is_none_arose(value) else Condition.PLAIN
