"""How a set and its rows are said and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from thuan.domains.system.onboarding.models import Entry, Onboarding

TONES = {
    OnboardingState.PREPARING: Tone.NEUTRAL,
    OnboardingState.AWAITING: Tone.ATTENTION,
    OnboardingState.RUNNING: Tone.PROGRESS,
    OnboardingState.DONE: Tone.SUCCESS,
    OnboardingState.CANCELLED: Tone.NEUTRAL,
}
WAY = (
    OnboardingState.PREPARING,
    OnboardingState.AWAITING,
    OnboardingState.RUNNING,
    OnboardingState.DONE,
)


@once_per_language
def onboarding_badge(state: str) -> Badge:
    """The mark of a set's state."""
    known = OnboardingState(state)
    return Badge(TONES[known], str(known.label))


def entry_badge(entry: Entry, *, tried: bool) -> Badge:
    """The mark of a row: entered, left out, to be corrected, or ready after a trial."""
    if entry.state == EntryState.TAKEN:
        return Badge(Tone.SUCCESS, str(EntryState.TAKEN.label))
    if entry.state == EntryState.LEFT_OUT:
        return Badge(Tone.NEUTRAL, str(EntryState.LEFT_OUT.label))
    if entry.told:
        return Badge(Tone.DANGER, _("Cần sửa"))
    return Badge(Tone.PROGRESS, _("Nhập được")) if tried else Badge(Tone.NEUTRAL, _("Chưa thử"))


def stages(onboarding: Onboarding) -> list[Stage]:
    """The way of a set with the present state marked."""
    state = OnboardingState(onboarding.state)
    way = WAY if state in WAY else (OnboardingState.PREPARING, state)
    place = way.index(state)
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]
