"""Forms of the template editor for what holds between fields, and for whole files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms.templates import ENGLISH, said
from thuan.domains.oversight.reporting.template import IdentityKind
from thuan.kernel.ui.forms import Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = (
    (IdentityKind.SUM_EQUALS, gettext_lazy("Vế trái bằng vế phải")),
    (IdentityKind.NOT_MORE_THAN, gettext_lazy("Vế trái không lớn hơn vế phải")),
)


class ShortFormForm(Form):
    """What differs for one group: three ticks for every field."""

    optional = forms.MultipleChoiceField(required=False, label=gettext_lazy("Không phải trả lời"))
    unfolded = forms.MultipleChoiceField(required=False, label=gettext_lazy("Hiện sẵn"))
    may_be_none = forms.MultipleChoiceField(
        required=False, label=gettext_lazy("Được trả lời “không phát sinh”")
    )

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(code, code) for code in codes]
        for field in self.fields.values():
            field.choices = offered  # type: ignore[attr-defined]


class IdentityForm(Form):
    """The sentence and the weight of a rule between figures."""

    sentence_vi = TextField(
        label=gettext_lazy("Câu giải thích"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "%(left)s và %(right)s là hai tổng, %(MÃ MỤC)s là giá trị của mục; nói rõ cần sửa gì."
        ),
    )
    sentence_en = TextField(
        label=gettext_lazy("Câu giải thích bằng tiếng Anh"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=ENGLISH,
    )
    weight = IntegerField(
        label=gettext_lazy("Trọng số"),
        min_value=0,
        max_value=1000,
        help_text=gettext_lazy("Số lớn đứng trước khi có nhiều điều cần sửa."),
    )

    def data_of(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "sentence": said(found["sentence_vi"], found["sentence_en"]),
            "weight": found["weight"],
        }


class NewIdentityForm(IdentityForm):
    """A rule that is not there yet: a sum that equals, or is not more than, another."""

    code = TextField(
        label=gettext_lazy("Mã đẳng thức"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ tong_ho_so"),
    )
    kind = OneOf(label=gettext_lazy("Quan hệ"), choices=KINDS)
    left = TextField(
        label=gettext_lazy("Các mục vế trái"),
        help_text=gettext_lazy("Mã mục, cách nhau dấu phẩy, ví dụ R21.early, R21.on_time"),
    )
    right = TextField(label=gettext_lazy("Các mục vế phải"))
    field_order = ("code", "kind", "left", "right")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not re.fullmatch(r"[A-Za-z0-9_-]+", code):
            raise ValidationError(_("Mã đẳng thức chỉ gồm chữ không dấu, số và gạch dưới."))
        return code

    def data_of(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "kind": found["kind"],
            "left": codes_in(found["left"]),
            "right": codes_in(found["right"]),
            **super().data_of(),
        }


class TemplateFileForm(Form):
    """A template exported before, here or elsewhere."""

    tep = forms.FileField(
        label=gettext_lazy("Tệp mẫu báo cáo"),
        help_text=gettext_lazy("Tệp YAML đã xuất từ trang mẫu báo cáo, đến 2 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml"}),
    )


def codes_in(text: str) -> list[str]:
    """Codes between commas, semicolons or spaces."""
    return [code for code in re.split(r"[,;\s]+", text) if code]
