"""How the work of changed law is said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.system.legal.enums import UpdateState
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms.base import lower_first
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.law.api import StatusChange
    from thuan.domains.system.legal.models import LegalUpdate

TONES = {
    UpdateState.OPEN: Tone.PROGRESS,
    UpdateState.UPDATED: Tone.SUCCESS,
    UpdateState.CONFIRMED: Tone.SUCCESS,
    UpdateState.LAPSED: Tone.NEUTRAL,
}


@once_per_language
def update_badge(state: str) -> Badge:
    """The mark of one piece of work."""
    known = UpdateState(state)
    return Badge(TONES[known], str(known.label))


def overdue_badge() -> Badge:
    """The mark of work whose last day has passed."""
    return Badge(Tone.DANGER, _("Quá hạn"))


def due_badge(update: LegalUpdate, today: dt.date) -> Badge:
    """As ``update_badge``, with what is overdue marked so."""
    if update.state == UpdateState.OPEN and update.due_on < today:
        return overdue_badge()
    return update_badge(update.state)


def what_happened(change: StatusChange) -> str:
    """ "61/2018/NĐ-CP bị thay thế từ 01/07/2025 bởi 118/2025/NĐ-CP"."""
    day = format_date(change.valid_from) if change.valid_from else ""
    status = str(LegalStatus(change.status).label)
    words = {"text": change.text.number, "status": lower_first(status), "day": day}
    if change.by_text:
        words["by"] = change.by_text.number
        return _("%(text)s %(status)s từ %(day)s bởi %(by)s") % words
    return _("%(text)s %(status)s từ %(day)s") % words


def per_cent(done: int, total: int) -> str:
    """ "60 %"; never rounded up to a hundred."""
    return f"{100 * done // total} %" if total else ""
