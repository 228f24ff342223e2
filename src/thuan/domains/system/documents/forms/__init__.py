"""Forms of controlled documents."""

from thuan.domains.system.documents.forms.filters import (
    DocumentFilter,
    MasterListFilter,
    ReviewFilter,
    UnreadFilter,
)
from thuan.domains.system.documents.forms.steps import (
    ApproveForm,
    DistributeForm,
    OpinionForm,
    SubmitForm,
    WithdrawForm,
)
from thuan.domains.system.documents.forms.writing import DraftForm, FormsForm, HeadForm, ReviseForm

__all__ = [
    "ApproveForm",
    "DistributeForm",
    "DocumentFilter",
    "DraftForm",
    "FormsForm",
    "HeadForm",
    "MasterListFilter",
    "OpinionForm",
    "ReviewFilter",
    "ReviseForm",
    "SubmitForm",
    "UnreadFilter",
    "WithdrawForm",
]
