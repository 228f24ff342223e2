"""What people fill in about people; dates, numbers and choices are read generously."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import NAMED_BY_PROVINCE, Role
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.ui.forms import DateField, FilterForm, Form, OneOf, TextField
from thuan.kernel.ui.forms.confirm import CodeInput, ConfirmForm, KeyAnswer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.kernel.tenancy.models import Agency

OWN_SECRET = {"autocomplete": "current-password"}
NEW_SECRET = {"autocomplete": "new-password"}


def secret(attributes: dict[str, str]) -> forms.PasswordInput:
    """A password box that lets the browser paste and fill (ASVS 6.2.7)."""
    return forms.PasswordInput(attrs=attributes)


class LoginForm(Form, AllauthLoginForm):  # type: ignore[misc]
    """Name and password; nothing is remembered on the machine."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Tên đăng nhập"),
            max_length=150,
            error_messages={"required": _("Nhập tên đăng nhập.")},
            widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
        )
        self.fields["password"] = forms.CharField(
            label=_("Mật khẩu"),
            strip=False,
            error_messages={"required": _("Nhập mật khẩu.")},
            widget=secret(OWN_SECRET),
        )
        self.order_fields(["login", "password"])


class PasswordForm(Form):
    current = forms.CharField(label=_("Mật khẩu đang dùng"), strip=False, widget=secret(OWN_SECRET))
    new = forms.CharField(label=_("Mật khẩu mới"), strip=False, widget=secret(NEW_SECRET))
    again = forms.CharField(
        label=_("Nhập lại mật khẩu mới"), strip=False, widget=secret(NEW_SECRET)
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new") and cleaned.get("again") and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("Hai lần nhập mật khẩu mới chưa giống nhau."))
        return cleaned


class FactorSetupForm(ConfirmForm):
    """A new factor; ``asked``: who one is must be shown again before it counts."""

    def __init__(self, *args: Any, asked: bool = True, **kwargs: Any) -> None:
        if not asked:
            kwargs.pop("confirm", None)
        super().__init__(*args, **kwargs)
        if not asked:
            del self.fields["password"]


class AppForm(FactorSetupForm):
    field_order = ("new_code",)
    new_code = forms.CharField(label=_("Mã 6 số đang hiện trên ứng dụng"), widget=CodeInput())


class KeyForm(FactorSetupForm):
    field_order = ("name",)
    name = TextField(label=_("Tên để nhận ra khóa"), max_length=60, required=False)
    new_key = forms.JSONField(
        widget=KeyAnswer(),
        error_messages={
            "required": _("Khóa bảo mật chưa trả lời. Bấm nút rồi làm theo trình duyệt.")
        },
    )


class AssignmentFilter(FilterForm):
    text = TextField(label=_("Họ và tên"))
    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    past = forms.BooleanField(label=_("Cả vai trò đã kết thúc"))


class TextFilter(FilterForm):
    text = TextField(label=_("Họ và tên, cơ quan"))


class DelegationFilter(FilterForm):
    past = forms.BooleanField(label=_("Cả ủy quyền đã kết thúc"))


class AccountFilter(FilterForm):
    text = TextField(label=_("Tên đăng nhập, họ và tên"))
    locked = forms.BooleanField(label=_("Chỉ tài khoản đã khóa"))


class AgencyForm(Form):
    """A form about one of the agencies at which the person may act."""

    def __init__(self, *args: Any, agencies: Iterable[Agency], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(agency.public_id): agency for agency in agencies}
        choices = [(key, agency.name) for key, agency in self.known.items()]
        field = OneOf(label=_("Cơ quan"), choices=choices)
        if len(choices) == 1:
            field.initial = choices[0][0]
        field.error_messages["required"] = _("Chọn cơ quan.")
        self.fields["agency"] = field
        self.order_fields(["agency"])

    def clean_agency(self) -> Agency:
        return self.known[self.cleaned_data["agency"]]


class PersonForm(AgencyForm):
    full_name = TextField(label=_("Họ và tên"), max_length=160)
    title = TextField(label=_("Chức vụ"), max_length=160, required=False)
    unit = TextField(label=_("Đơn vị"), max_length=160, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = TextField(label=_("Điện thoại"), max_length=40, required=False)
    valid_from = DateField(label=_("Công tác từ ngày"))


class TransferForm(AgencyForm):
    title = TextField(label=_("Chức vụ"), max_length=160, required=False)
    unit = TextField(label=_("Đơn vị"), max_length=160, required=False)
    on = DateField(label=_("Ngày chuyển"))
    decision_no = TextField(label=_("Số quyết định"), max_length=80)


class LeaderForm(AgencyForm):
    role = OneOf(
        label=_("Vai trò"),
        choices=[(role.value, role.label) for role in (Role.HEAD, Role.ISO_SEC)],
    )
    decision_no = TextField(label=_("Số quyết định"), max_length=80)
    valid_from = DateField(label=_("Từ ngày"))

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class RoleForm(LeaderForm):
    """An ordinary role; those of the province are offered to their administrators only."""

    role = OneOf(label=_("Vai trò"), choices=Role.choices)
    reach = OneOf(
        label=_("Phạm vi"),
        choices=[
            choice
            for choice in ReachKind.choices
            if choice[0] not in {ReachKind.LIST, ReachKind.GROUP}
        ],
        required=False,
    )
    decision_no = TextField(label=_("Số quyết định"), max_length=80, required=False)
    last_day = DateField(label=_("Đến hết ngày"), required=False)

    def __init__(self, *args: Any, province: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [r for r in Role if (r in NAMED_BY_PROVINCE) is province and r is not Role.HEAD]
        field = OneOf(label=_("Vai trò"), choices=[(r.value, r.label) for r in offered])
        field.error_messages["required"] = _("Chọn vai trò.")
        self.fields["role"] = field
        if not province:
            del self.fields["reach"]
        self.order_fields(["agency", "role", "reach", "decision_no", "valid_from", "last_day"])

    def clean_reach(self) -> ReachKind:
        return ReachKind(self.cleaned_data["reach"] or ReachKind.OWN)


class EndForm(Form):
    on = DateField(label=_("Thôi giữ vai trò từ ngày"))
    decision_no = TextField(label=_("Số quyết định"), max_length=80, required=False)
    reason = TextField(label=_("Lý do"), max_length=255, required=False)


class LeaveForm(Form):
    on = DateField(label=_("Thôi công tác từ ngày"))
    decision_no = TextField(label=_("Số quyết định"), max_length=80, required=False)


class DelegationForm(AgencyForm):
    decision_no = TextField(label=_("Số văn bản ủy quyền"), max_length=80)
    valid_from = DateField(label=_("Từ ngày"))
    last_day = DateField(label=_("Đến hết ngày"))
    duties = forms.MultipleChoiceField(
        label=_("Việc ủy quyền"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, duties: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duties"].choices = list(duties)  # type: ignore[attr-defined]


class UsernameForm(Form):
    username = TextField(label=_("Tên đăng nhập"), max_length=60)


class ReasonForm(Form):
    reason = TextField(label=_("Lý do"), max_length=255, required=False)


def day_after(last_day: dt.date | None) -> dt.date | None:
    """The exclusive bound of an interval whose last day people wrote."""
    return None if last_day is None else last_day + dt.timedelta(days=1)
