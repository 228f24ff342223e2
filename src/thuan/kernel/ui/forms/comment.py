"""The form of a step that wants its reason."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.ui.forms.base import Form
from thuan.kernel.ui.forms.fields import TextField


class CommentForm(Form):
    """Why, in words for whoever gets it next."""

    comment = TextField(
        label=_("Lý do"),
        help_text=_("Viết rõ để người nhận biết cần làm gì."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
