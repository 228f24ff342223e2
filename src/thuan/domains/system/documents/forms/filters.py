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


class ReviewFilter(FilterForm):
    """What is to be reviewed: overdue, or within some days."""

    tim = TextField(label=_("Tìm mã, tên"), widget=forms.TextInput(attrs={"type": "search"}))
    ky = forms.ChoiceField(
        label=_("Đến hạn trong"),
        choices=[("0", _("đã quá hạn")), ("30", _("30 ngày tới")), ("90", _("90 ngày tới"))],
    )


class UnreadFilter(FilterForm):
    """Who has not read what."""

    tim = TextField(
        label=_("Tìm người, mã, tên tài liệu"), widget=forms.TextInput(attrs={"type": "search"})
    )
    qua_han = forms.ChoiceField(label=_("Thời hạn"), choices=[("1", _("đã quá hạn"))])
