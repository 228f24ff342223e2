"""What people fill in: the search of the tree, a reason, a word on why."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.enums import REASON_LENGTH, NonApplicabilityState
from thuan.kernel.ui.forms import FilterForm, Form, OneOf, TextField


class NonApplicabilityFilter(FilterForm):
    """Narrowing the register."""

    trang_thai = OneOf(label=_("Trạng thái"), required=False, choices=NonApplicabilityState.choices)


class ReasonForm(Form):
    """Why a clause does not apply; its length is judged by the service."""

    reason = TextField(
        label=_("Lý do không áp dụng"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_(
            "Ít nhất %(n)s chữ cái. Nêu việc cơ quan không làm và vì sao điều đó không ảnh hưởng "
            "đến kết quả phục vụ người dân."
        ),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.help_text = str(field.help_text) % {"n": REASON_LENGTH}


class CommentForm(Form):
    """A step that wants a word on why."""

    comment = TextField(label=_("Lý do"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
