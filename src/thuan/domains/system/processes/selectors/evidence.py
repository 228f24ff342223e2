"""What an agency can show for the clauses of processes, instruments and knowledge (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from thuan.domains.registry.standards.api import Evidence
from thuan.domains.system.processes.enums import Fitness, InstrumentState, KnowledgeState
from thuan.domains.system.processes.judging import fitness
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import instruments
from thuan.domains.system.processes.selectors.knowledge import knowledge
from thuan.domains.system.processes.selectors.processes import on_the_map, reviews, standing_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.kernel.accounts.actor import Actor

CLAUSES: Final = ("4.4.1", "7.1.5", "7.1.6")


def processes_shown(
    actor: Actor, agency_id: int, at: dt.datetime
) -> Mapping[str, Sequence[Evidence]]:
    """The map with how many sheets are complete, instruments, knowledge; four statements."""
    if not can(actor, ProcessPermission.VIEW, agency_id=agency_id):
        return {}
    found = {
        "4.4.1": _of_the_map(actor, agency_id),
        "7.1.5": _of_instruments(actor, agency_id, business_day(at)),
        "7.1.6": _of_knowledge(actor, agency_id),
    }
    return {clause: lines for clause, lines in found.items() if lines}


def _of_the_map(actor: Actor, agency_id: int) -> list[Evidence]:
    rows = on_the_map(actor, agency_id)
    if not rows:
        return []
    complete = sum(not one.lacks for one in standing_of(rows))
    words = _("%(all)s quá trình, %(n)s phiếu khai đủ") % {"all": len(rows), "n": complete}
    if last := next(iter(reviews(actor, agency_id)), None):
        day = format_date(last.reviewed_on)
        words = _("%(words)s, xem xét ngày %(day)s") % {"words": words, "day": day}
    return [Evidence(_("Sơ đồ quá trình"), words, ("processes:map",))]


def _of_instruments(actor: Actor, agency_id: int, day: dt.date) -> list[Evidence]:
    rows = list(instruments(actor).filter(agency=agency_id).exclude(state=InstrumentState.RETIRED))
    if not rows:
        return []
    fit = sum(fitness(one, day) in {Fitness.VALID, Fitness.DUE} for one in rows)
    words = _("%(all)s phương tiện đo, %(n)s còn hạn kiểm") % {"all": len(rows), "n": fit}
    return [Evidence(_("Phương tiện đo"), words, ("processes:instruments",))]


def _of_knowledge(actor: Actor, agency_id: int) -> list[Evidence]:
    rows = knowledge(actor).filter(agency=agency_id, state=KnowledgeState.CURRENT)
    count = rows.count()
    if not count:
        return []
    words = _("%(n)s mục còn dùng") % {"n": count}
    return [Evidence(_("Tri thức của cơ quan"), words, ("processes:knowledge",))]
