"""Forms of reporting; they read and clean, services decide."""

from thuan.domains.oversight.reporting.forms.section import (
    ComputedField,
    SectionForm,
    reason_name,
    typed,
)
from thuan.domains.oversight.reporting.forms.signing import SigningForm, SignManyForm
from thuan.domains.oversight.reporting.forms.steps import (
    ARRIVALS,
    CommentForm,
    CycleForm,
    ReturnForm,
)
from thuan.domains.oversight.reporting.forms.synthesis import (
    EarlierConfirmForm,
    EarlierUploadForm,
    SendingForm,
    WordsForm,
)
from thuan.domains.oversight.reporting.forms.uploads import (
    FigureFileForm,
    MappingForm,
    TakeForm,
)

__all__ = [
    "ARRIVALS",
    "CommentForm",
    "ComputedField",
    "CycleForm",
    "EarlierConfirmForm",
    "EarlierUploadForm",
    "FigureFileForm",
    "MappingForm",
    "ReturnForm",
    "SectionForm",
    "SendingForm",
    "SignManyForm",
    "SigningForm",
    "TakeForm",
    "WordsForm",
    "reason_name",
    "typed",
]
