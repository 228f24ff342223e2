"""How far a report is: what is filled, what is still owed, which sections are done (U23, U24)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.template.figures import is_answered

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thuan.domains.oversight.reporting.template.shape import Field, Section, Template

_CENT = Decimal("0.01")


class SectionState(StrEnum):
    """The four states of a task; the words are what the page prints."""

    DONE = "Đã xong"
    DOING = "Đang làm"
    NOT_STARTED = "Chưa bắt đầu"
    NOT_YET_POSSIBLE = "Chưa làm được"


@dataclass(frozen=True, slots=True)
class Completeness:
    """Filled required fields out of the required ones; enough at ``threshold`` percent."""

    filled: int
    required: int
    threshold: int

    @property
    def percent(self) -> Decimal:
        """Two decimals, half up; 100 when nothing is required."""
        if not self.required:
            return Decimal("100.00")
        share = Decimal(self.filled * 100) / self.required
        return share.quantize(_CENT, ROUND_HALF_UP)

    @property
    def enough(self) -> bool:
        """Whether the report may be sent: judged on the exact share, not on the rounded one."""
        return self.filled * 100 >= self.threshold * self.required


def completeness(
    template: Template, group: str, values: Mapping[str, object], on: date
) -> Completeness:
    """How much of what this group owes is filled; a reasoned "không phát sinh" counts."""
    required = template.required_for(group, values, on)
    filled = sum(answered(field, values) for field in required)
    return Completeness(filled, len(required), template.enough_percent)


def missing(
    template: Template, group: str, values: Mapping[str, object], on: date
) -> tuple[Field, ...]:
    """The required fields that are not filled, in the order of the form."""
    required = template.required_for(group, values, on)
    return tuple(field for field in required if not answered(field, values))


def answered(field: Field, values: Mapping[str, object]) -> bool:
    """Whether the field has an answer that counts."""
    return is_answered(values.get(field.code), none_allowed=field.none_reason)


def asks_whether_done(template: Template, section: Section, group: str, on: date) -> bool:
    """Whether the section ends with "Phần này đã xong chưa?": it has long text or optional parts.

    Parts folded away do not ask: nobody was shown them. A section of required figures only is
    done when they are all there.
    """
    asked = template.section_fields(section, group, on)
    return any(
        field.long or not field.required for field in asked if not (field.computed or field.folded)
    )


def section_state(
    template: Template,
    section: Section,
    group: str,
    values: Mapping[str, object],
    on: date,
    *,
    said_done: bool = False,
    blocked: bool = False,
) -> SectionState:
    """The state of a section on the task list.

    ``said_done`` is the clerk's own answer to "Phần này đã xong chưa?"; while required fields are
    missing it does not yet make the section done. ``blocked``: the section cannot be filled yet;
    the caller says why.
    """
    if blocked:
        return SectionState.NOT_YET_POSSIBLE
    asked = template.section_fields(section, group, on)
    owed = any(field.is_owed(values) and not answered(field, values) for field in asked)
    if not owed and (said_done or not asks_whether_done(template, section, group, on)):
        return SectionState.DONE
    started = any(answered(field, values) for field in asked if not field.computed)
    return SectionState.DOING if started else SectionState.NOT_STARTED
