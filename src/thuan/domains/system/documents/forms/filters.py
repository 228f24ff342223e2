"""Filters of the lists of documents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType, VersionState
from thuan.kernel.ui.forms import DateField, FilterForm, TextField


class DocumentFilter(FilterForm):
    """Filters of the register."""

    tim = TextField(label=_("Tìm mã, tên"), widget=forms.TextInput(attrs={"type": "search"}))
    loai = forms.ChoiceField(label=_("Loại"), choices=DocumentType.choices)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=VersionState.choices)


class MasterListFilter(FilterForm):
    """The day of the master list, and what is looked for on it."""

    ngay = DateField(label=_("Tại ngày"), help_text=_("Ví dụ 30/06/2022"))
    tim = TextField(label=_("Tìm mã, tên"), widget=forms.TextInput(attrs={"type": "search"}))
    loai = forms.ChoiceField(label=_("Loại"), choices=DocumentType.choices)
