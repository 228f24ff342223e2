"""The form of a kind of record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import (
    DisposalMethod,
    RecordFormat,
    Retention,
    RetentionFrom,
)
from thuan.kernel.ui.forms import ClausesField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable


class TypeForm(Form):
    """Where a kind of record lies, who answers for it, how long it is kept."""

    name = TextField(label=_("Tên loại hồ sơ"), max_length=255)
    clauses = ClausesField()
    document_id = forms.TypedChoiceField(
        label=_("Tài liệu sinh ra hồ sơ"),
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("Quy trình hoặc biểu mẫu, nếu có."),
    )
    format = OneOf(label=_("Hình thức"), choices=RecordFormat.choices)
    storage_place = TextField(label=_("Nơi lưu"), max_length=160, required=False)
    responsible = TextField(label=_("Người chịu trách nhiệm"), max_length=160, required=False)
    retention = OneOf(label=_("Thời hạn lưu"), choices=Retention.choices)
    retention_years = IntegerField(
        label=_("Số năm lưu"), min_value=1, max_value=100, required=False
    )
    retention_from = OneOf(
        label=_("Tính từ hết năm của"),
        choices=RetentionFrom.choices,
    )
    legal_basis = TextField(
        label=_("Căn cứ thời hạn"),
        max_length=255,
        required=False,
        help_text=_("Văn bản quy định thời hạn lưu trữ đã đối chiếu."),
    )
    disposal_method = OneOf(label=_("Cách hủy khi hết hạn"), choices=DisposalMethod.choices)
    is_confirmed = forms.BooleanField(
        label=_("Thời hạn đã đối chiếu với quy định lưu trữ"), required=False
    )

    def __init__(self, *args: Any, documents: Iterable[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["document_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Không có")), *documents]
