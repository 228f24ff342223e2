"""How the status of a text is said and marked: one place for pages and lists."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import LegalStatus
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

TONES = {
    LegalStatus.NOT_YET: Tone.NEUTRAL,
    LegalStatus.IN_FORCE: Tone.SUCCESS,
    LegalStatus.PARTIALLY: Tone.ATTENTION,
    LegalStatus.AMENDED: Tone.ATTENTION,
    LegalStatus.REPLACED: Tone.DANGER,
    LegalStatus.EXPIRED: Tone.DANGER,
}
UNVERIFIED = Badge(Tone.ATTENTION, _("chưa kiểm chứng"))


@once_per_language
def status_badge(status: str) -> Badge:
    """The mark of what holds of a text."""
    known = LegalStatus(status)
    return Badge(TONES[known], str(known.label))
