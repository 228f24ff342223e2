"""Filters of the lists of records."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import DisposalState, RecordTypeState, Standing
from thuan.domains.system.records.models import RecordType
from thuan.kernel.ui.forms import FilterForm, TextField


def _types() -> list[tuple[str, str]]:
    """The kinds that exist for this person, by name."""
    rows = RecordType.objects.order_by("sort_key", "pk").values_list("public_id", "name")
    return [(str(key), name) for key, name in rows]


class RecordFilter(FilterForm):
    """Filters of the register."""

    tim = TextField(label=_("Tìm tiêu đề, số"), widget=forms.TextInput(attrs={"type": "search"}))
    loai = forms.ChoiceField(label=_("Loại hồ sơ"), choices=_types)
    tinh_trang = forms.ChoiceField(label=_("Tình trạng"), choices=Standing.choices)


class TypeFilter(FilterForm):
    """Filters of the list of kinds."""

    tim = TextField(label=_("Tìm tên loại"), widget=forms.TextInput(attrs={"type": "search"}))
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=RecordTypeState.choices)
    doi_chieu = forms.ChoiceField(
        label=_("Thời hạn"),
        choices=[("chua", _("Cần đối chiếu")), ("roi", _("Đã đối chiếu"))],
    )


class CaseFilter(FilterForm):
    """Filters of the list of disposals."""

    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=DisposalState.choices)
