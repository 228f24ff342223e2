"""How editions, clauses and decisions are said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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

if TYPE_CHECKING:
    from thuan.kernel.checks.registry import Outcome

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


def check_badge(outcome: Outcome) -> Badge:
    """The mark of an automatic check: met, how much is not, or that nothing is known."""
    if outcome.met is None:
        return Badge(Tone.NEUTRAL, _("chưa có gì để kiểm"))
    if outcome.met:
        return Badge(Tone.SUCCESS, _("đạt"))
    count = len(outcome.offenders)
    return Badge(Tone.ATTENTION, ngettext("%(n)s chỗ", "%(n)s chỗ", count) % {"n": count})
