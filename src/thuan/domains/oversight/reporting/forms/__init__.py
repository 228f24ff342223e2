"""Forms of reporting; they read and clean, services decide."""

from thuan.domains.oversight.reporting.forms.section import SectionForm, typed
from thuan.domains.oversight.reporting.forms.steps import (
    ARRIVALS,
    CommentForm,
    CycleForm,
    ReturnForm,
    SigningForm,
    TrackingFilter,
)
from thuan.domains.oversight.reporting.forms.uploads import (
    FigureFileForm,
    MappingForm,
    TakeForm,
)

__all__ = [
    "ARRIVALS",
    "CommentForm",
    "CycleForm",
    "FigureFileForm",
    "MappingForm",
    "ReturnForm",
    "SectionForm",
    "SigningForm",
    "TakeForm",
    "TrackingFilter",
    "typed",
]
