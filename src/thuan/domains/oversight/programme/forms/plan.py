"""Forms of a draft: its words, one target, one task, its money."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.programme.content import Budget, TargetUnit
from thuan.domains.oversight.programme.enums import ExpansionKind, RosterKnown
from thuan.kernel.text.numbers import parse_decimal
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

KINDS = {
    "mới": ExpansionKind.NEW_AGENCY,
    "mở rộng": ExpansionKind.SCOPE_EXTENSION,
    "chưa rõ": ExpansionKind.UNKNOWN,
}
# A line of money whose sum nobody has named yet.
UNKNOWN_AMOUNT = "chưa rõ"
# What stands between the parts of a line that is typed or pasted from a sheet.
PARTS = re.compile(r"[;\t|]")


def lines_of(text: str) -> list[str]:
    """The lines with something in them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _long(label: Any, hint: Any = "", *, rows: int = 4, required: bool = False) -> TextField:
    return TextField(
        label=label,
        help_text=hint,
        required=required,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class Lines(TextField):
    """Several lines of text, one thing a line."""

    widget = forms.Textarea(attrs={"rows": 5})


class NewPlanForm(Form):
    """The year of a new plan, and from what it starts."""

    year = IntegerField(label=gettext_lazy("Năm"), help_text=gettext_lazy("Ví dụ 2023"))
    start = OneOf(
        label=gettext_lazy("Bắt đầu từ"),
        choices=[
            ("usual", gettext_lazy("Bảy chỉ tiêu thường có, chưa ghi con số")),
            ("last", gettext_lazy("Kế hoạch năm trước, dời ngày sang năm mới")),
        ],
    )


class GeneralForm(Form):
    """The words of the plan."""

    title = TextField(label=gettext_lazy("Trích yếu"), max_length=500)
    legal_bases = Lines(
        label=gettext_lazy("Căn cứ"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một văn bản."),
    )
    purpose = _long(gettext_lazy("Mục đích, yêu cầu"))
    objectives = Lines(
        label=gettext_lazy("Mục tiêu"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một mục tiêu."),
    )
    scope = _long(gettext_lazy("Đối tượng, phạm vi"))
    organisation = _long(gettext_lazy("Tổ chức thực hiện"))


class TargetForm(Form):
    """One target: its number, its day, its list of agencies."""

    text = TextField(label=gettext_lazy("Nội dung chỉ tiêu"), max_length=300)
    stated = IntegerField(
        label=gettext_lazy("Con số của kế hoạch"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Để trống nếu kế hoạch chưa ghi con số."),
    )
    due_on = DateField(label=gettext_lazy("Hạn"), help_text=gettext_lazy("Ví dụ 31/12/2022"))
    roster = OneOf(label=gettext_lazy("Danh sách cơ quan"), choices=RosterKnown.choices)
    units = Lines(
        label=gettext_lazy("Mã cơ quan trong danh sách"),
        required=False,
        help_text=gettext_lazy(
            "Mỗi dòng một mã như trong danh bạ. Với chỉ tiêu mở rộng ghi thêm hình thức, "
            "ví dụ: CTT; mới hoặc TTKSBT; mở rộng."
        ),
    )
    note = TextField(label=gettext_lazy("Ghi chú"), required=False, max_length=500)

    def __init__(self, *args: Any, known: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = set(known)

    def clean_units(self) -> tuple[TargetUnit, ...]:
        """The list, told by line where something is wrong."""
        return read_units(self.cleaned_data["units"], self.known)


def read_units(text: str, known: Container[str]) -> tuple[TargetUnit, ...]:
    """The agencies of a list, a code a line.

    Raises ValidationError that names the line of an unknown or doubled code and of a word that is
    not understood.
    """
    found: dict[str, TargetUnit] = {}
    for number, line in enumerate(lines_of(text), 1):
        code, _sign, word = (part.strip() for part in PARTS.sub(";", line).partition(";"))
        place = {"n": number, "code": code, "word": word}
        if code not in known:
            raise forms.ValidationError(
                _("Dòng %(n)s: danh bạ không có cơ quan mang mã “%(code)s”.") % place
            )
        if code in found:
            raise forms.ValidationError(_("Dòng %(n)s: mã “%(code)s” ghi hai lần.") % place)
        if word and word.lower() not in KINDS:
            raise forms.ValidationError(
                _("Dòng %(n)s: hình thức ghi “mới”, “mở rộng” hoặc “chưa rõ”.") % place
            )
        found[code] = TargetUnit(code, KINDS[word.lower()] if word else None)
    return tuple(found.values())


def typed_units(units: Iterable[TargetUnit]) -> str:
    """The list as the form shows it."""
    words = {kind: word for word, kind in KINDS.items()}
    return "\n".join(f"{one.code}; {words[one.kind]}" if one.kind else one.code for one in units)


class TaskForm(Form):
    """One task of the plan."""

    code = TextField(label=gettext_lazy("Mã"), max_length=20, help_text=gettext_lazy("Ví dụ N1"))
    text = TextField(
        label=gettext_lazy("Nội dung"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = TextField(label=gettext_lazy("Cơ quan chủ trì"), max_length=200)
    lead_code = TextField(
        label=gettext_lazy("Mã cơ quan chủ trì"),
        required=False,
        max_length=40,
        help_text=gettext_lazy(
            "Mã như trong danh bạ: cơ quan này được nhắc hạn và tự báo cáo nhiệm vụ. Để trống nếu "
            "Sở theo dõi thay."
        ),
    )
    with_whom = TextField(label=gettext_lazy("Cơ quan phối hợp"), max_length=300, required=False)
    from_on = DateField(label=gettext_lazy("Từ ngày"), help_text=gettext_lazy("Ví dụ 20/04/2022"))
    due_on = DateField(label=gettext_lazy("Hạn"), help_text=gettext_lazy("Ví dụ 30/06/2022"))
    target = OneOf(label=gettext_lazy("Cho chỉ tiêu"), required=False)

    def __init__(
        self,
        *args: Any,
        targets: Iterable[tuple[str, str]] = (),
        known: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = set(known)
        field = self.fields["target"]
        field.widget = forms.Select()
        field.choices = [("", _("Không thuộc chỉ tiêu nào")), *targets]  # type: ignore[attr-defined]

    def clean_lead_code(self) -> str:
        """A code of the register, or none."""
        code: str = self.cleaned_data["lead_code"]
        if code and code not in self.known:
            words = {"code": code}
            raise forms.ValidationError(_("Danh bạ không có cơ quan mang mã “%(code)s”.") % words)
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_on"), cleaned.get("due_on")
        if first and last and last < first:
            self.add_error("due_on", _("Hạn phải từ ngày bắt đầu trở đi."))
        return cleaned


class BudgetForm(Form):
    """The money of the plan, a line each."""

    budget = Lines(
        label=gettext_lazy("Các khoản kinh phí (triệu đồng)"),
        required=False,
        help_text=gettext_lazy(
            "Mỗi dòng một khoản: nội dung; nguồn; số tiền. Ví dụ: Tập huấn; ngân sách tỉnh; 120. "
            "Chưa có số tiền thì ghi “chưa rõ”."
        ),
    )

    def clean_budget(self) -> tuple[Budget, ...]:
        """The lines of money, told by line where one cannot be read."""
        found = []
        for number, line in enumerate(lines_of(self.cleaned_data["budget"]), 1):
            parts = [part.strip() for part in PARTS.split(line)]
            if len(parts) != 3:
                raise forms.ValidationError(
                    _("Dòng %(n)s: cần đủ nội dung; nguồn; số tiền.") % {"n": number}
                )
            if parts[2].lower() == UNKNOWN_AMOUNT:
                found.append(Budget(parts[0], parts[1], None, f"K{number}"))
                continue
            try:
                amount = Decimal(parse_decimal(parts[2]))
            except ValueError as unread:
                words = {"n": number, "why": str(unread)}
                raise forms.ValidationError(_("Dòng %(n)s: %(why)s") % words) from None
            if amount < 0:
                raise forms.ValidationError(
                    _("Dòng %(n)s: số tiền không thể nhỏ hơn 0.") % {"n": number}
                )
            found.append(Budget(parts[0], parts[1], amount, f"K{number}"))
        return tuple(found)


def typed_budget(budget: Iterable[Budget]) -> str:
    """The money as the form shows it."""
    return "\n".join(f"{one.text}; {one.source}; {_typed_amount(one.amount)}" for one in budget)


def _typed_amount(amount: Decimal | None) -> str:
    return UNKNOWN_AMOUNT if amount is None else f"{amount:f}".replace(".", ",")
