"""How processes, instruments and knowledge are said and marked: one place for pages and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.domains.system.processes.enums import (
    Direction,
    Fitness,
    Frequency,
    KnowledgeState,
    ProcessState,
)
from thuan.domains.system.processes.judging import fitness
from thuan.domains.system.processes.selectors.knowledge import is_stale
from thuan.kernel.text.languages import once_per_language
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from thuan.domains.system.processes.content import Flow
    from thuan.domains.system.processes.enums import Attribute
    from thuan.domains.system.processes.models import Instrument, KnowledgeItem, Process

FITNESS_TONES = {
    Fitness.VALID: Tone.SUCCESS,
    Fitness.DUE: Tone.ATTENTION,
    Fitness.OVERDUE: Tone.DANGER,
    Fitness.SET_ASIDE: Tone.ATTENTION,
    Fitness.RETIRED: Tone.NEUTRAL,
}


@once_per_language
def fitness_badge(found: str) -> Badge:
    """The mark of an instrument's fitness."""
    known = Fitness(found)
    words = {Fitness.DUE: _("sắp đến hạn"), Fitness.VALID: _("còn hạn")}
    return Badge(FITNESS_TONES[known], str(words.get(known, known.label)).lower())


def instrument_badge(instrument: Instrument, day: dt.date) -> Badge:
    """Whether the instrument may be relied on that day."""
    return fitness_badge(fitness(instrument, day))


def sheet_badge(process: Process, lacks: Iterable[Attribute]) -> Badge:
    """Whether the sheet is complete, or how much it lacks."""
    if process.state == ProcessState.RETIRED:
        return Badge(Tone.NEUTRAL, str(ProcessState.RETIRED.label))
    count = len(list(lacks))
    if not count:
        return Badge(Tone.SUCCESS, _("khai đủ"))
    return Badge(Tone.ATTENTION, _("thiếu %(n)s mục") % {"n": count})


def lacks_words(lacks: Iterable[Attribute]) -> str:
    """ "đầu vào, nguồn lực"; "" where nothing lacks."""
    return ", ".join(str(one.label) for one in lacks)


def knowledge_badge(item: KnowledgeItem, day: dt.date) -> Badge:
    """Whether the item still holds, as far as anybody said so."""
    if item.state == KnowledgeState.RETIRED:
        return Badge(Tone.NEUTRAL, str(KnowledgeState.RETIRED.label))
    if is_stale(item, day):
        return Badge(Tone.ATTENTION, _("cần xem lại"))
    return Badge(Tone.SUCCESS, str(KnowledgeState.CURRENT.label))


def owner_words(process: Process) -> str:
    """ "Lê Văn A (Văn phòng)", either alone, "" where nobody owns it."""
    person = process.process_owner.full_name if process.process_owner else ""
    unit = process.owner_unit
    return f"{person} ({unit})" if person and unit else person or unit


def flow_lines(
    flows: Iterable[Flow], direction: Direction, known: Mapping[str, Process]
) -> list[dict[str, Any]]:
    """What comes in or goes out: the thing, the process on the other side, who else."""
    lines = []
    for flow in flows:
        if flow.direction == direction:
            other = known.get(flow.process)
            lines.append({"what": flow.what, "process": other, "party": flow.party})
    return lines


def criterion_words(name: str, target: str, frequency: str) -> str:
    """ "Hồ sơ trả đúng hạn: ≥ 95 %, hằng tháng"."""
    return f"{name}: {target}, {Frequency(frequency).label}"
