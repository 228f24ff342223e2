"""What a keeper of the register fills in; the fields carry the names of the services' arguments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import (
    REPORT_SCHEME,
    LineageEvent,
    ObligationKind,
    Status,
)
from thuan.domains.registry.agencies.models import AgencyGroup, AgencyType
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import without_note
from thuan.kernel.ui.forms import DateField, FilterForm, Form, OneOf, TextField

if TYPE_CHECKING:
    from django.db.models import QuerySet

Choices = list[tuple[str, str]]


def group_choices() -> Choices:
    return _terms(AgencyGroup.objects.filter(scheme=REPORT_SCHEME))


def kind_choices() -> Choices:
    return _terms(AgencyType.objects.all())


def _terms(rows: QuerySet[Any]) -> Choices:
    name = "name_en" if get_language() == "en" else "name_vi"
    return list(rows.order_by("position").values_list("code", name))


def shortened(choices: Choices) -> Choices:
    """The same choices without the explanations in brackets."""
    return [(code, without_note(name)) for code, name in choices]


def agency_choices() -> Choices:
    rows = Agency.objects.order_by("sort_key", "pk").values_list("public_id", "name", "code")
    return [(str(public_id), f"{name} ({code})") for public_id, name, code in rows]


class AgencyFilter(FilterForm):
    """Filters of the register."""

    q = TextField(label=_("Tìm cơ quan"), widget=forms.TextInput(attrs={"type": "search"}))
    nhom = forms.ChoiceField(label=_("Nhóm"), choices=lambda: shortened(group_choices()))
    loai = forms.ChoiceField(label=_("Loại"), choices=lambda: shortened(kind_choices()))
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=Status.choices)
    nghia_vu = forms.ChoiceField(label=_("Nghĩa vụ"), choices=ObligationKind.choices)


class DayForm(FilterForm):
    """On which day; empty means today."""

    ngay = DateField(label=_("Tính đến ngày"), help_text=_("Ví dụ 15/10/2022."))


class AgencyChoice(forms.ChoiceField):
    """One agency of the register, or none where the field may stay empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=self._offered, **kwargs)

    def _offered(self) -> Choices:
        return [("", str(_("Không chọn cơ quan nào"))), *agency_choices()]

    def clean(self, value: Any) -> Agency | None:
        chosen = super().clean(value)
        return Agency.objects.get(public_id=chosen) if chosen else None


class ChangeForm(Form):
    """What every change says of itself: from which day, on what basis."""

    day = DateField(label=_("Từ ngày"), help_text=_("Ngày có hiệu lực, ví dụ 01/01/2022."))
    legal_basis = TextField(
        label=_("Căn cứ"),
        max_length=255,
        required=False,
        help_text=_("Số, ngày, cơ quan ban hành văn bản."),
    )


class RegisterForm(ChangeForm):
    """A new agency."""

    name = TextField(label=_("Tên cơ quan"), max_length=255, help_text=_("Tên đầy đủ."))
    code = TextField(label=_("Mã"), max_length=40, help_text=_("Mã không dùng lại bao giờ."))
    kind = forms.ChoiceField(label=_("Loại"))
    group = forms.ChoiceField(
        label=_("Nhóm"), required=False, help_text=_("Để trống: theo loại cơ quan.")
    )
    parent = AgencyChoice(label=_("Thuộc cơ quan"), required=False)
    gso = TextField(label=_("Mã Tổng cục Thống kê"), max_length=40, required=False)
    field_order = ("name", "code", "kind", "group", "parent", "gso", "day", "legal_basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "kind", [("", str(_("Chọn trong danh sách"))), *kind_choices()])
        offer(self, "group", [("", str(_("Theo loại cơ quan"))), *group_choices()])


class RenameForm(ChangeForm):
    name = TextField(label=_("Tên mới"), max_length=255)
    field_order = ("name", "day", "legal_basis")


class RecodeForm(ChangeForm):
    code = TextField(label=_("Mã mới"), max_length=40)
    field_order = ("code", "day", "legal_basis")


class RegroupForm(ChangeForm):
    group = forms.ChoiceField(label=_("Nhóm mới"), widget=forms.RadioSelect)
    field_order = ("group", "day", "legal_basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "group", group_choices())


class MoveForm(ChangeForm):
    parent = AgencyChoice(
        label=_("Cơ quan cấp trên mới"),
        required=False,
        help_text=_("Để trống: không thuộc cơ quan nào."),
    )
    field_order = ("parent", "day", "legal_basis")


class StatusForm(ChangeForm):
    status = OneOf(label=_("Trạng thái mới"), choices=Status.choices)
    field_order = ("status", "day", "legal_basis")


class ObligationForm(ChangeForm):
    kind = OneOf(label=_("Nghĩa vụ"), choices=ObligationKind.choices)
    field_order = ("kind", "day", "legal_basis")


class ProgrammeForm(ChangeForm):
    reason = TextField(label=_("Lý do"), max_length=255)
    field_order = ("reason", "day", "legal_basis")


class LineageForm(Form):
    to_agency = AgencyChoice(label=_("Cơ quan kế thừa"))
    event = OneOf(label=_("Sự kiện"), choices=LineageEvent.choices)
    on = DateField(label=_("Ngày"))
    legal_basis = TextField(label=_("Căn cứ"), max_length=255)


class VoidForm(Form):
    reason = TextField(label=_("Lý do hủy bỏ"), max_length=255)


def offer(form: Form, name: str, choices: Choices) -> None:
    """Choices that live in the database, read when the page is asked for."""
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise ValidationError(name)
    field.choices = choices
