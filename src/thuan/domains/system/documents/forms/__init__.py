"""Forms of controlled documents."""

from thuan.domains.system.documents.forms.filters import (
    DocumentFilter,
    MasterListFilter,
    ReviewFilter,
    UnreadFilter,
)
from thuan.domains.system.documents.forms.requests import AnswerForm, RequestFilter, RequestForm
from thuan.domains.system.documents.forms.steps import (
    ApproveForm,
    DistributeForm,
    OpinionForm,
    SubmitForm,
    WithdrawForm,
)
from thuan.domains.system.documents.forms.writing import DraftForm, FormsForm, HeadForm, ReviseForm

__all__ = [
    "AnswerForm",
    "ApproveForm",
    "DistributeForm",
    "DocumentFilter",
    "DraftForm",
    "FormsForm",
    "HeadForm",
    "MasterListFilter",
    "OpinionForm",
    "RequestFilter",
    "RequestForm",
    "ReviewFilter",
    "ReviseForm",
    "SubmitForm",
    "UnreadFilter",
    "WithdrawForm",
]
