"""Processes and their map, instruments, knowledge of an agency."""

from thuan.domains.system.processes.models.instrument import Instrument, InstrumentCheck
from thuan.domains.system.processes.models.knowledge import KnowledgeItem
from thuan.domains.system.processes.models.process import MapReview, Process

__all__ = ["Instrument", "InstrumentCheck", "KnowledgeItem", "MapReview", "Process"]
