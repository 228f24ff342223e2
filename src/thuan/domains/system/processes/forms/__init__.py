"""Forms of processes, instruments and knowledge."""

from thuan.domains.system.processes.forms.filters import (
    InstrumentFilter,
    KnowledgeFilter,
    ProcessFilter,
)
from thuan.domains.system.processes.forms.instruments import CheckForm, InstrumentForm
from thuan.domains.system.processes.forms.knowledge import KnowledgeForm
from thuan.domains.system.processes.forms.processes import (
    CriteriaForm,
    DocumentsForm,
    FlowsForm,
    NewProcessForm,
    ReviewForm,
    SheetForm,
)

__all__ = [
    "CheckForm",
    "CriteriaForm",
    "DocumentsForm",
    "FlowsForm",
    "InstrumentFilter",
    "InstrumentForm",
    "KnowledgeFilter",
    "KnowledgeForm",
    "NewProcessForm",
    "ProcessFilter",
    "ReviewForm",
    "SheetForm",
]
