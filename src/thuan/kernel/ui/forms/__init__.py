"""Forms as people fill them: generous in reading, clear in refusing, clearing nothing."""

from thuan.kernel.ui.forms.attempt import Attempt, attempt
from thuan.kernel.ui.forms.base import Chip, FilterForm, Form, wrongs
from thuan.kernel.ui.forms.clauses import ClausesField
from thuan.kernel.ui.forms.comment import CommentForm
from thuan.kernel.ui.forms.fields import DateField, DecimalField, IntegerField, OneOf, TextField
from thuan.kernel.ui.forms.rows import RowsForm
from thuan.kernel.ui.forms.table_file import TableFile

__all__ = [
    "Attempt",
    "Chip",
    "ClausesField",
    "CommentForm",
    "DateField",
    "DecimalField",
    "FilterForm",
    "Form",
    "IntegerField",
    "OneOf",
    "RowsForm",
    "TableFile",
    "TextField",
    "attempt",
    "wrongs",
]
