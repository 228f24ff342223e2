"""The life cycles of processes, instruments and knowledge as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.processes.enums import (
    InstrumentState,
    KnowledgeState,
    ProcessState,
    RecordedState,
)
from thuan.domains.system.processes.permissions import ProcessPermission as P
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.processes.models import (
        Instrument,
        InstrumentCheck,
        KnowledgeItem,
        MapReview,
        Process,
    )
    from thuan.kernel.accounts.actor import Actor


def its_last_check_holds(instrument: Instrument, actor: Actor) -> str | None:
    day = business_day(actor.at)
    if instrument.due_on is None or instrument.due_on < day:
        return _("Chưa có lần kiểm đạt còn giá trị. Ghi lần kiểm trước khi dùng lại.")
    return None


def no_instrument_measures_it(process: Process, _actor: Actor) -> str | None:
    standing = process.instruments.exclude(state=InstrumentState.RETIRED)
    if found := standing.order_by("pk").first():
        words = {"instrument": found}
        return _("Phương tiện đo “%(instrument)s” còn thuộc quá trình này.") % words
    return None


PROCESS_WORKFLOW: Workflow[Process] = Workflow(
    name="process",
    subject="process",
    initial=ProcessState.IN_USE,
    transitions=(
        Transition(
            "retire",
            frozenset({ProcessState.IN_USE}),
            ProcessState.RETIRED,
            P.MAP,
            gettext_lazy("Thôi dùng"),
            (no_instrument_measures_it,),
            needs_comment=True,
        ),
    ),
)

MAP_REVIEW_WORKFLOW: Workflow[MapReview] = Workflow(
    name="map_review",
    subject="map_review",
    initial=RecordedState.RECORDED,
    transitions=(
        Transition(
            "void",
            frozenset({RecordedState.RECORDED}),
            RecordedState.VOID,
            P.REVIEW,
            gettext_lazy("Bỏ, ghi nhầm"),
            needs_comment=True,
        ),
    ),
)

INSTRUMENT_WORKFLOW: Workflow[Instrument] = Workflow(
    name="instrument",
    subject="instrument",
    initial=InstrumentState.IN_USE,
    transitions=(
        Transition(
            "set_aside",
            frozenset({InstrumentState.IN_USE}),
            InstrumentState.SET_ASIDE,
            P.INSTRUMENTS,
            gettext_lazy("Ngừng dùng"),
            needs_comment=True,
        ),
        Transition(
            "use_again",
            frozenset({InstrumentState.SET_ASIDE}),
            InstrumentState.IN_USE,
            P.INSTRUMENTS,
            gettext_lazy("Dùng lại"),
            (its_last_check_holds,),
        ),
        Transition(
            "retire",
            frozenset({InstrumentState.IN_USE, InstrumentState.SET_ASIDE}),
            InstrumentState.RETIRED,
            P.INSTRUMENTS,
            gettext_lazy("Thôi dùng hẳn"),
            needs_comment=True,
        ),
    ),
)

INSTRUMENT_CHECK_WORKFLOW: Workflow[InstrumentCheck] = Workflow(
    name="instrument_check",
    subject="instrument_check",
    initial=RecordedState.RECORDED,
    transitions=(
        Transition(
            "void",
            frozenset({RecordedState.RECORDED}),
            RecordedState.VOID,
            P.INSTRUMENTS,
            gettext_lazy("Bỏ, ghi nhầm"),
            needs_comment=True,
        ),
    ),
)

KNOWLEDGE_WORKFLOW: Workflow[KnowledgeItem] = Workflow(
    name="knowledge_item",
    subject="knowledge_item",
    initial=KnowledgeState.CURRENT,
    transitions=(
        Transition(
            "retire",
            frozenset({KnowledgeState.CURRENT}),
            KnowledgeState.RETIRED,
            P.KNOWLEDGE,
            gettext_lazy("Không còn đúng"),
            needs_comment=True,
        ),
    ),
)
