"""Forms of internal procedures: begun from a TTHC, its sections, its steps, a pasted table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from thuan.domains.registry.procedures.api import read_limit
from thuan.domains.system.procedures.content import (
    MOST_STEPS,
    Committed,
    Step,
    read_codes,
    read_time,
    time_of,
)
from thuan.domains.system.procedures.enums import Standing
from thuan.domains.system.procedures.services.reading import read_table
from thuan.kernel.ui.forms import FilterForm, Form, OneOf, RowsForm, TextField

if TYPE_CHECKING:
    from decimal import Decimal

    from thuan.domains.system.procedures.enums import StepUnit


def _long(label: Any, rows: int = 3, help_text: Any = "") -> TextField:
    widget = forms.Textarea(attrs={"rows": rows})
    return TextField(
        label=label, required=False, max_length=8000, widget=widget, help_text=help_text
    )


def _short() -> forms.TextInput:
    return forms.TextInput(attrs={"size": 12, "autocomplete": "off"})


class CodesField(TextField):
    """Codes of administrative procedures, one a line or between commas; each once."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Mã TTHC mà quy trình này giải quyết"),
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=gettext_lazy("Mỗi dòng một mã trong danh mục TTHC, ví dụ 1.001193."),
        )

    def clean(self, value: Any) -> Any:
        """The codes in their order. Raises ValidationError for what is no code."""
        try:
            return read_codes(super().clean(value))
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong

    def prepare_value(self, value: Any) -> Any:
        """What was typed, or the codes one a line."""
        return "\n".join(value) if isinstance(value, tuple) else value


class CommittedField(TextField):
    """A time limit in words; empty where the agency promises nothing shorter."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            return Committed(*read_limit(text))
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong


class StepTimeField(TextField):
    """The time of a step: "0,5 ngày", "4 giờ"; empty does not count."""

    def clean(self, value: Any) -> tuple[Decimal, StepUnit]:
        try:
            return read_time(super().clean(value))
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong


class BeginForm(Form):
    """A new internal procedure and the TTHC that it settles."""

    covers = CodesField()
    code = TextField(
        label=gettext_lazy("Mã số quy trình"),
        max_length=60,
        help_text=gettext_lazy("Theo quy tắc của cơ quan, ví dụ QT-07/HT"),
    )
    title = TextField(label=gettext_lazy("Tên quy trình"), max_length=255)
    owner_unit = TextField(label=gettext_lazy("Bộ phận chủ trì"), max_length=160, required=False)


class SectionsForm(Form):
    """What the procedure says beside its steps, in the order of the practised layout."""

    covers = CodesField()
    committed = CommittedField(
        label=gettext_lazy("Thời hạn cơ quan cam kết"),
        required=False,
        help_text=gettext_lazy("Chỉ ghi khi ngắn hơn thời hạn của TTHC, ví dụ 8 ngày làm việc."),
    )
    purpose = _long(gettext_lazy("Mục đích"))
    scope = _long(gettext_lazy("Phạm vi"))
    definitions = _long(gettext_lazy("Định nghĩa, viết tắt"))
    dossier = _long(
        gettext_lazy("Thành phần hồ sơ"),
        5,
        gettext_lazy("Mỗi dòng một giấy tờ, ghi bản chính hay bản sao."),
    )
    sets = TextField(label=gettext_lazy("Số lượng hồ sơ"), required=False, max_length=160)
    applicants = _long(gettext_lazy("Đối tượng, nơi tiếp nhận và trả kết quả"))
    conditions = _long(gettext_lazy("Yêu cầu, điều kiện"))
    records = _long(
        gettext_lazy("Hồ sơ lưu"),
        3,
        gettext_lazy("Mỗi dòng một loại: tên; nơi lưu; thời hạn lưu."),
    )


class StepForm(Form):
    """One row of the step table."""

    name = TextField(label=gettext_lazy("Bước"), max_length=200)
    role = TextField(label=gettext_lazy("Người thực hiện"), max_length=160)
    time = StepTimeField(
        label=gettext_lazy("Thời gian"), required=False, max_length=40, widget=_short()
    )
    action = TextField(
        label=gettext_lazy("Nội dung công việc"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    output = TextField(label=gettext_lazy("Kết quả"), required=False, max_length=400)
    form = TextField(label=gettext_lazy("Biểu mẫu"), required=False, max_length=60, widget=_short())
    control = forms.BooleanField(label=gettext_lazy("Điểm kiểm soát"), required=False)
    with_previous = forms.BooleanField(
        label=gettext_lazy("Làm cùng lúc với bước trên"), required=False
    )
    external = forms.BooleanField(
        label=gettext_lazy("Cơ quan khác làm (liên thông)"), required=False
    )

    def step(self) -> Step:
        """The row as a step."""
        cells = dict(self.cleaned_data)
        limit, unit = cells.pop("time")
        names = Step.__dataclass_fields__
        return Step(
            limit=limit,
            limit_unit=unit,
            **{name: value for name, value in cells.items() if name in names},
        )


class StepsForm(RowsForm):
    """The whole step table at once; a few empty rows wait at its end."""

    row_class = StepForm
    most = MOST_STEPS
    row_word = gettext_lazy("Bước %(n)s")

    @staticmethod
    def initial_of(steps: tuple[Step, ...]) -> list[dict[str, Any]]:
        """The rows as the form shows them."""
        names = ("name", "role", "action", "output", "form", "control", "with_previous", "external")
        return [
            {**{name: getattr(step, name) for name in names}, "time": time_of(step)}
            for step in steps
        ]

    def steps(self) -> tuple[Step, ...]:
        """The steps in the order that was typed, without those to be left out."""
        return tuple(row.step() for row in self.kept_rows())


class PasteForm(Form):
    """A table copied from Word or Excel."""

    table = TextField(
        label=gettext_lazy("Bảng các bước"),
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy(
            "Cột theo thứ tự: bước, trách nhiệm, thời gian, biểu mẫu hoặc kết quả. Cột số thứ tự "
            "và dòng đầu bảng có cũng được."
        ),
    )

    def clean_table(self) -> tuple[Step, ...]:
        """The steps of the table; its refusals name the line."""
        try:
            return tuple(read_table(self.cleaned_data["table"]))
        except ValidationError as wrong:
            raise ValidationError(wrong.message_dict["table"]) from wrong


class CoverageFilter(FilterForm):
    """Words and standing of the agency's list."""

    tim = TextField(
        label=gettext_lazy("Tìm mã, tên"), widget=forms.TextInput(attrs={"type": "search"})
    )
    tinh_trang = OneOf(label=gettext_lazy("Tình trạng"), choices=Standing.choices)


class AgencyFilter(FilterForm):
    """Words, and only those that still lack procedures."""

    tim = TextField(
        label=gettext_lazy("Tìm cơ quan"), widget=forms.TextInput(attrs={"type": "search"})
    )
    con_thieu = forms.BooleanField(label=gettext_lazy("Còn TTHC chưa có quy trình"))
