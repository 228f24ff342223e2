"""The form of a piece of knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import KnowledgeKind
from thuan.kernel.ui.forms import Form, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


class KnowledgeForm(Form):
    """What is worth knowing, who knows it, where it comes from."""

    title = TextField(label=_("Tên"), max_length=200)
    kind = OneOf(label=_("Loại"), choices=KnowledgeKind.choices)
    content = TextField(
        label=_("Nội dung"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Viết để người mới đến đọc là làm được."),
    )
    holder = TextField(
        label=_("Ai nắm"), max_length=160, required=False, help_text=_("Người hoặc bộ phận.")
    )
    source = TextField(label=_("Nguồn"), max_length=255, required=False)
    process_id = forms.TypedChoiceField(
        label=_("Quá trình"), coerce=int, empty_value=None, required=False
    )
    document_id = forms.TypedChoiceField(
        label=_("Đã đưa vào tài liệu"), coerce=int, empty_value=None, required=False
    )

    def __init__(
        self,
        *args: Any,
        processes: Iterable[tuple[int, str]],
        documents: Iterable[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (("process_id", processes), ("document_id", documents)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Không có")), *offered]
