"""Forms of records."""

from thuan.domains.system.records.forms.disposing import (
    CaseForm,
    ChooseForm,
    DecideForm,
    MinutesForm,
)
from thuan.domains.system.records.forms.filters import CaseFilter, RecordFilter, TypeFilter
from thuan.domains.system.records.forms.keeping import (
    CloseForm,
    CommentForm,
    FileForm,
    HoldForm,
    OpenForm,
    WordsForm,
)
from thuan.domains.system.records.forms.types import TypeForm

__all__ = [
    "CaseFilter",
    "CaseForm",
    "ChooseForm",
    "CloseForm",
    "CommentForm",
    "DecideForm",
    "FileForm",
    "HoldForm",
    "MinutesForm",
    "OpenForm",
    "RecordFilter",
    "TypeFilter",
    "TypeForm",
    "WordsForm",
]
