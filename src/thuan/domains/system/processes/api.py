"""What the portals and higher domains may use of processes."""

from thuan.domains.system.processes.content import Criterion, Flow, read_flows
from thuan.domains.system.processes.judging import lacking
from thuan.domains.system.processes.models import Instrument, KnowledgeItem, MapReview, Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import on_the_map, processes
from thuan.domains.system.processes.services.describing import (
    add_process,
    connect_process,
    describe_process,
    document_process,
    measure_process,
    take_usual,
)
from thuan.domains.system.processes.services.knowing import note_knowledge
from thuan.domains.system.processes.services.measuring import (
    CheckWords,
    add_instrument,
    record_check,
)
from thuan.domains.system.processes.services.reviewing import review_map

__all__ = [
    "CheckWords",
    "Criterion",
    "Flow",
    "Instrument",
    "KnowledgeItem",
    "MapReview",
    "Process",
    "ProcessPermission",
    "add_instrument",
    "add_process",
    "connect_process",
    "describe_process",
    "document_process",
    "lacking",
    "measure_process",
    "note_knowledge",
    "on_the_map",
    "processes",
    "read_flows",
    "record_check",
    "review_map",
    "take_usual",
]
