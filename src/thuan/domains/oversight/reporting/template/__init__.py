"""The annual report's template: its data read, answers parsed, shown, completed and judged.

Pure: no database, no clock. The form itself is data (``data/report_template_2022.yaml``) because
no official form could be obtained; a province replaces it without a change to the product.
"""

from thuan.domains.oversight.reporting.template.checking import TemplateFault
from thuan.domains.oversight.reporting.template.computing import aggregation_rules, computed
from thuan.domains.oversight.reporting.template.figures import figure, is_none_arose, ratio
from thuan.domains.oversight.reporting.template.judging import (
    Fault,
    FaultKind,
    changes,
    faults,
    is_edited,
)
from thuan.domains.oversight.reporting.template.progress import (
    Completeness,
    SectionState,
    answered,
    asks_whether_done,
    completeness,
    missing,
    section_state,
)
from thuan.domains.oversight.reporting.template.reading import (
    read_template,
    shipped_data,
    shipped_template,
)
from thuan.domains.oversight.reporting.template.shape import (
    Aggregate,
    Choice,
    Computation,
    Condition,
    Field,
    FieldType,
    Identity,
    IdentityKind,
    Section,
    ShortForm,
    Source,
    Template,
    Words,
)
from thuan.domains.oversight.reporting.template.showing import shown
from thuan.domains.oversight.reporting.template.sums import RunningSum, running_sums
from thuan.domains.oversight.reporting.template.telling import fault_sentence
from thuan.domains.oversight.reporting.template.values import FieldFault, instruction, parse

__all__ = [
    "Aggregate",
    "Choice",
    "Completeness",
    "Computation",
    "Condition",
    "Fault",
    "FaultKind",
    "Field",
    "FieldFault",
    "FieldType",
    "Identity",
    "IdentityKind",
    "RunningSum",
    "Section",
    "SectionState",
    "ShortForm",
    "Source",
    "Template",
    "TemplateFault",
    "Words",
    "aggregation_rules",
    "answered",
    "asks_whether_done",
    "changes",
    "completeness",
    "computed",
    "fault_sentence",
    "faults",
    "figure",
    "instruction",
    "is_edited",
    "is_none_arose",
    "missing",
    "parse",
    "ratio",
    "read_template",
    "running_sums",
    "section_state",
    "shipped_data",
    "shipped_template",
    "shown",
]
