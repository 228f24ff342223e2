"""Filters of the lists."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import (
    Fitness,
    KnowledgeKind,
    KnowledgeState,
    ProcessKind,
    ProcessState,
)
from thuan.kernel.ui.forms import FilterForm, TextField


def _search(label: Any) -> TextField:
    return TextField(label=label, widget=forms.TextInput(attrs={"type": "search"}))


class ProcessFilter(FilterForm):
    """Filters of the list of processes."""

    tim = _search(_("Tìm mã, tên"))
    nhom = forms.ChoiceField(label=_("Nhóm"), choices=ProcessKind.choices)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=ProcessState.choices)


class InstrumentFilter(FilterForm):
    """Filters of the list of instruments."""

    tim = _search(_("Tìm số hiệu, tên"))
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=Fitness.choices)


class KnowledgeFilter(FilterForm):
    """Filters of the list of knowledge."""

    tim = _search(_("Tìm tên, người nắm"))
    loai = forms.ChoiceField(label=_("Loại"), choices=KnowledgeKind.choices)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=KnowledgeState.choices)
