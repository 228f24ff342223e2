"""Forms of reporting; they read and clean, services decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReturnReason
from thuan.domains.oversight.reporting.forms.signing import SigningForm, SignManyForm
from thuan.domains.oversight.reporting.template import (
    Field,
    FieldFault,
    FieldType,
    parse,
    shown,
)
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.reports.reading import MAX_BYTES
from thuan.kernel.ui.forms import DateField, FilterForm, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.files.uploadedfile import UploadedFile

    from thuan.domains.oversight.reporting.selectors.beside import Beside

__all__ = [
    "ARRIVALS",
    "CommentForm",
    "CycleForm",
    "EarlierConfirmForm",
    "EarlierUploadForm",
    "ReturnForm",
    "SectionForm",
    "SendingForm",
    "SignManyForm",
    "SigningForm",
    "TrackingFilter",
    "WordsForm",
    "reason_name",
    "typed",
]

ARRIVALS = [
    ("dung-han", gettext_lazy("Đúng hạn")),
    ("tre", gettext_lazy("Trễ hạn")),
    ("chua", gettext_lazy("Chưa gửi")),
    ("bo-sung", gettext_lazy("Đang yêu cầu bổ sung")),
    ("cho-kiem-tra", gettext_lazy("Chờ Sở kiểm tra")),
]


class CycleForm(Form):
    """The terms of a cycle."""

    year = IntegerField(label=gettext_lazy("Năm"), help_text=gettext_lazy("Ví dụ 2022"))
    period_from = DateField(
        label=gettext_lazy("Kỳ báo cáo từ ngày"), help_text=gettext_lazy("Ví dụ 01/10/2021")
    )
    period_to = DateField(
        label=gettext_lazy("Đến trước ngày"),
        help_text=gettext_lazy("Ngày đầu tiên của kỳ sau, ví dụ 01/10/2022"),
    )
    due_on = DateField(label=gettext_lazy("Hạn gửi"), help_text=gettext_lazy("Ví dụ 15/10/2022"))
    roll_rule = OneOf(label=gettext_lazy("Khi hạn rơi vào ngày nghỉ"), choices=RollRule.choices)
    roster_on = DateField(
        label=gettext_lazy("Ngày chốt danh sách cơ quan"),
        help_text=gettext_lazy("Ví dụ 30/09/2022"),
    )
    legal_basis = TextField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Ví dụ Kế hoạch 31/KH-UBND ngày 15/04/2022"),
    )


class TrackingFilter(FilterForm):
    """Narrowing the tracking table."""

    tim = TextField(label=gettext_lazy("Tìm cơ quan"), required=False)
    nhom = OneOf(label=gettext_lazy("Nhóm"), required=False)
    gui = OneOf(label=gettext_lazy("Tình trạng gửi"), required=False, choices=ARRIVALS)

    def __init__(self, *args: Any, groups: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        self.base_fields["nhom"].choices = list(groups)  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)


class CommentForm(Form):
    """A step that wants its reason."""

    comment = TextField(
        label=gettext_lazy("Ý kiến"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text=gettext_lazy("Viết rõ cần làm gì, ví dụ: bổ sung số hồ sơ trễ hạn quý III."),
    )


class ReturnForm(CommentForm):
    """Returning a report: reason from the list, words, and the very fields to mend (U33)."""

    reason = OneOf(label=gettext_lazy("Lý do trả lại"), choices=ReturnReason.choices)
    fields_to_mend = forms.MultipleChoiceField(
        label=gettext_lazy("Mục cần bổ sung"),
        help_text=gettext_lazy("Người soạn được dẫn thẳng đến từng mục đã chọn."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("reason", "fields_to_mend", "comment")

    def __init__(
        self,
        *args: Any,
        asked: Iterable[tuple[str, Iterable[tuple[str, str]]]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = [(heading, list(fields)) for heading, fields in asked]
        self.fields["fields_to_mend"].choices = offered  # type: ignore[attr-defined]


class WordsForm(Form):
    """The words around the figures of a synthesis, one text for each part of the report."""

    def __init__(self, *args: Any, sections: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, title in sections.items():
            self.fields[key] = TextField(
                label=title,
                required=False,
                max_length=6000,
                widget=forms.Textarea(attrs={"rows": 5}),
                help_text=_("Viết thêm sau phần số liệu; số liệu do hệ thống ghi sẵn."),
            )


class SendingForm(Form):
    """Number and date of the report that goes to the People's Committee."""

    number = IntegerField(
        label=gettext_lazy("Số văn bản"), min_value=1, help_text=gettext_lazy("Ví dụ 145")
    )
    document_on = DateField(
        label=gettext_lazy("Ngày văn bản"), help_text=gettext_lazy("Ví dụ 28/11/2022")
    )


class EarlierUploadForm(Form):
    """The figures of a year before, one row for each agency."""

    nam = IntegerField(label=gettext_lazy("Năm của số liệu"), help_text=gettext_lazy("Ví dụ 2021"))
    tep = forms.FileField(
        label=gettext_lazy("Tệp CSV hoặc XLSX"),
        help_text=gettext_lazy("Dòng 1 là tên cột; ví dụ agency, R05.staff_total"),
    )

    def clean_tep(self) -> UploadedFile[bytes]:
        """A file small enough to be read at all, told before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["tep"]
        if (file.size or 0) > MAX_BYTES:
            limit = {"limit": MAX_BYTES // (1024 * 1024)}
            raise forms.ValidationError(
                _("Tệp lớn hơn %(limit)s MB; hãy chia thành nhiều tệp.") % limit
            )
        return file


class EarlierConfirmForm(Form):
    """The rows as the preview showed them, signed."""

    noi_dung = forms.CharField(widget=forms.HiddenInput)


class SectionForm(Form):
    """One section of the report, built from the template (U12–U16).

    ``values`` holds the stored canonical values; ``cleaned_values()`` gives what was typed now in
    canonical form, None where a figure was taken away.
    """

    def __init__(
        self,
        *args: Any,
        asked: Iterable[Field],
        values: Mapping[str, Any],
        beside: Mapping[str, Beside] | None = None,
        asks_done: bool = False,
        said_done: bool = False,
        **kwargs: Any,
    ) -> None:
        self.asked = [f for f in asked if not f.computed and f.type is not FieldType.FILE]
        initial = {f.code: typed(f, values.get(f.code)) for f in self.asked}
        if asks_done:
            initial["xong"] = "xong" if said_done else ""
        super().__init__(*args, initial=initial, **kwargs)
        for field in self.asked:
            self.fields[field.code] = _form_field(field)
            note = (beside or {}).get(field.code)
            self.fields[field.code].beside = note  # type: ignore[attr-defined]
            if note and note.needs_reason:
                self.fields[reason_name(field.code)] = reason_field(note)
        if asks_done:
            self.fields["xong"] = OneOf(
                label=_("Phần này đã xong chưa?"),
                choices=[("xong", _("Đã xong")), ("chua", _("Tôi sẽ quay lại"))],
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._values: dict[str, Any] = {}
        for field in self.asked:
            if field.code in self.errors:
                continue
            raw = cleaned.get(field.code)
            try:
                self._values[field.code] = parse(field, raw)
            except FieldFault as fault:
                if fault.empty:
                    # Nothing is demanded while filling; what lacks is said before sending.
                    self._values[field.code] = None
                else:
                    self.add_error(field.code, fault.sentence)
        return cleaned

    def given_reasons(self) -> dict[str, str]:
        """Field code → the reason typed on this page, where one is asked for.

        One reason answers both questions about a field: why the figure differs from the one the
        system filled in, and why it moved so much since last year.
        """
        return {
            field.code: self.cleaned_data[reason_name(field.code)]
            for field in self.asked
            if reason_name(field.code) in self.cleaned_data
        }

    def cleaned_values(self) -> dict[str, Any]:
        """Field code → canonical value, None where the field was left empty.

        What could not be read is not among them: it is told beside its field and stays typed.
        """
        return dict(self._values)


def reason_name(code: str) -> str:
    """The name of the input that takes the reason for a field."""
    return f"ly-do.{code}"


def reason_field(note: Beside) -> forms.Field:
    """The input for that reason, with what was said so far; it may wait until sending on."""
    field = TextField(
        label=note.question,
        required=False,
        initial=note.reason,
        max_length=1000,
        help_text=_("Ví dụ: cập nhật 4 hồ sơ giấy; thêm nhiệm vụ theo quyết định mới"),
    )
    field.may_stay_empty = False  # type: ignore[attr-defined]
    field.explains = note.code  # type: ignore[attr-defined]
    return field


def _form_field(field: Field) -> forms.Field:
    label, hint = str(field.label), str(field.hint)
    unit = str(field.unit)
    if unit:
        label = f"{label} ({unit})"
    arguments: dict[str, Any] = {"label": label, "help_text": hint, "required": False}
    match field.type:
        case FieldType.YESNO:
            made: forms.Field = OneOf(choices=[("co", _("Có")), ("khong", _("Không"))], **arguments)
        case FieldType.CHOICE:
            made = OneOf(choices=[(c.code, str(c.label)) for c in field.choices], **arguments)
        case FieldType.CHOICES:
            made = forms.MultipleChoiceField(
                choices=[(c.code, str(c.label)) for c in field.choices],
                widget=forms.CheckboxSelectMultiple,
                **arguments,
            )
        case FieldType.INTEGER | FieldType.DECIMAL:
            keyboard = "numeric" if field.type is FieldType.INTEGER else "decimal"
            # "không phát sinh: lý do" is an answer too, so the phone keeps its letters there.
            mode = "text" if field.none_reason else keyboard
            widget = forms.TextInput(
                attrs={"inputmode": mode, "autocomplete": "off", "class": "so-ngan"}
            )
            made = TextField(widget=widget, **arguments)
        case _:
            if field.long:
                arguments["widget"] = forms.Textarea(attrs={"rows": 4})
            made = TextField(**arguments)
    made.may_stay_empty = not field.required and not field.required_when  # type: ignore[attr-defined]
    made.template_field = field  # type: ignore[attr-defined]
    return made


def typed(field: Field, value: Any) -> Any:
    """A stored value as the person would type it."""
    if value is None:
        return ""
    if isinstance(value, dict) and "none" in value:
        return _("không phát sinh: %(reason)s") % {"reason": value["none"]}
    if field.type is FieldType.YESNO:
        return "co" if value else "khong"
    if field.type in {FieldType.CHOICE, FieldType.CHOICES, FieldType.TEXT}:
        return value
    if field.type is FieldType.RATIO:
        return f"{value['n']}/{value['d']}"
    return shown(field, value)
