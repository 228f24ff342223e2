"""How editions, clauses and decisions are said and marked: one place for pages and lists."""

from __future__ import annotations

from thuan.domains.registry.standards.enums import (
    Applies,
    Demand,
    EditionStatus,
    Mark,
    NonApplicabilityState,
)
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

TONES = {
    EditionStatus.IN_FORCE: Tone.SUCCESS,
    EditionStatus.DRAFT: Tone.ATTENTION,
    Applies.APPLICABLE: Tone.SUCCESS,
    Applies.USUALLY_NA: Tone.NEUTRAL,
    Applies.CONDITIONAL: Tone.PROGRESS,
    Mark.VERIFIED: Tone.SUCCESS,
    Mark.SINGLE_SOURCE: Tone.ATTENTION,
    Mark.UNVERIFIED: Tone.NEUTRAL,
    Demand.REQUIRED: Tone.PROGRESS,
    Demand.AS_NECESSARY: Tone.NEUTRAL,
    Demand.IF_APPLICABLE: Tone.NEUTRAL,
    Demand.NOT_REQUIRED: Tone.NEUTRAL,
    NonApplicabilityState.PROPOSED: Tone.PROGRESS,
    NonApplicabilityState.ENDORSED: Tone.PROGRESS,
    NonApplicabilityState.APPROVED: Tone.ATTENTION,
    NonApplicabilityState.DECLINED: Tone.NEUTRAL,
    NonApplicabilityState.WITHDRAWN: Tone.NEUTRAL,
    NonApplicabilityState.ENDED: Tone.NEUTRAL,
}


@once_per_language
def status_badge(status: str) -> Badge:
    known = EditionStatus(status)
    return Badge(TONES[known], str(known.label))


@once_per_language
def state_badge(state: str) -> Badge:
    known = NonApplicabilityState(state)
    return Badge(TONES[known], str(known.label))


@once_per_language
def applies_badge(applies: Applies) -> Badge:
    return Badge(TONES[applies], str(applies.label))


@once_per_language
def mark_badge(mark: Mark) -> Badge:
    return Badge(TONES[mark], str(mark.label))


@once_per_language
def demand_badge(demand: Demand) -> Badge:
    return Badge(TONES[demand], str(demand.label))
