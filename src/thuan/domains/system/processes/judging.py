"""What a process sheet still lacks (CHK-PRC-01, CHK-PRC-03), and whether an instrument is fit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from thuan.domains.system.processes.content import read_flows
from thuan.domains.system.processes.enums import (
    Attribute,
    Direction,
    Fitness,
    InstrumentState,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.domains.system.processes.models import Instrument, Process

# A check that ends within so many days is asked for.
WARNED_DAYS: Final = 30
# The map is reviewed yearly (qms.md 3.7).
REVIEW_DAYS: Final = 365
# Knowledge that nobody confirmed for two years is shown as such.
CONFIRMED_DAYS: Final = 730


def lacking(process: Process, others: Iterable[Process]) -> list[Attribute]:
    """What 4.4.1 asks of a process and its sheet does not say; [] where it is complete.

    ``others`` are the processes of the map: a process is connected when it names one of them or
    one of them names it. Alone on the map it has nothing to be connected with. Risks and
    opportunities stand in registers of their own and are not judged here.
    """
    flows = read_flows(process.flows)
    ways = {flow.direction for flow in flows}
    there = {
        Attribute.INPUTS: Direction.IN in ways,
        Attribute.OUTPUTS: Direction.OUT in ways,
        Attribute.SEQUENCE: _connected(process, others),
        Attribute.CRITERIA: bool(process.criteria),
        Attribute.RESOURCES: bool(process.resources.strip()),
        Attribute.OWNER: process.process_owner_id is not None or bool(process.owner_unit.strip()),
        Attribute.EVALUATION: bool(process.evaluation.strip()),
        Attribute.IMPROVEMENT: bool(process.improvement.strip()),
    }
    return [attribute for attribute in Attribute if not there[attribute]]


def _connected(process: Process, others: Iterable[Process]) -> bool:
    own = str(process.public_id)
    rest = [one for one in others if one.pk != process.pk]
    if not rest:
        return True
    keys = {str(one.public_id) for one in rest}
    if any(flow.process in keys for flow in read_flows(process.flows)):
        return True
    return any(flow.process == own for one in rest for flow in read_flows(one.flows))


def fitness(instrument: Instrument, day: dt.date) -> Fitness:
    """Whether an instrument may be relied on that day; ``due_on`` is the last day that counts."""
    if instrument.state != InstrumentState.IN_USE:
        return Fitness(instrument.state)
    if instrument.due_on is None or instrument.due_on < day:
        return Fitness.OVERDUE
    soon = instrument.due_on - day <= dt.timedelta(days=WARNED_DAYS)
    return Fitness.DUE if soon else Fitness.VALID
