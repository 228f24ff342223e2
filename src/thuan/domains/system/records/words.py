"""How records and disposals are said and marked: one place for pages and lists."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import DisposalState, RecordState, Retention
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.components import Stage
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    from thuan.domains.system.records.models import DisposalCase, Record, RecordType

RECORD_TONES = {
    RecordState.OPEN: Tone.PROGRESS,
    RecordState.CLOSED: Tone.SUCCESS,
    RecordState.DISPOSED: Tone.NEUTRAL,
    RecordState.VOID: Tone.NEUTRAL,
}
CASE_TONES = {
    DisposalState.DRAFT: Tone.NEUTRAL,
    DisposalState.PROPOSED: Tone.PROGRESS,
    DisposalState.APPROVED: Tone.ATTENTION,
    DisposalState.DONE: Tone.SUCCESS,
    DisposalState.REJECTED: Tone.DANGER,
    DisposalState.CANCELLED: Tone.NEUTRAL,
}
WAY = (DisposalState.DRAFT, DisposalState.PROPOSED, DisposalState.APPROVED, DisposalState.DONE)


@once_per_language
def record_badge(state: str) -> Badge:
    """The mark of a record's state."""
    known = RecordState(state)
    return Badge(RECORD_TONES[known], str(known.label))


@once_per_language
def case_badge(state: str) -> Badge:
    """The mark of a disposal's state."""
    known = DisposalState(state)
    return Badge(CASE_TONES[known], str(known.label))


def stages(case: DisposalCase) -> list[Stage]:
    """The way of a disposal with the present state marked; what left it shows where it went."""
    state = DisposalState(case.state)
    way = WAY if state in WAY else (*WAY, state)
    place = way.index(state)
    return [Stage(one.label, n < place, n == place) for n, one in enumerate(way)]


def period_words(record_type: RecordType) -> str:
    """ "5 năm", "Vĩnh viễn", "chưa ấn định"; a default that nobody compared is marked."""
    if record_type.retention == Retention.PERMANENT:
        words = _("vĩnh viễn")
    elif record_type.retention == Retention.UNSET:
        return _("chưa ấn định")
    else:
        words = _("%(n)s năm") % {"n": record_type.retention_years}
    return (
        words if record_type.is_confirmed else _("%(period)s (cần đối chiếu)") % {"period": words}
    )


def kept_until_words(record: Record) -> str:
    """The last day in words, or why none is known."""
    if record.retention_until is not None:
        return format_date(record.retention_until - dt.timedelta(days=1))
    if record.state in {RecordState.OPEN, RecordState.VOID}:
        return ""
    permanent = record.record_type.retention == Retention.PERMANENT
    return _("vĩnh viễn") if permanent else _("chưa ấn định")
