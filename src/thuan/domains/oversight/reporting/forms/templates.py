"""Small forms of the template editor: each changes one thing of a draft."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.template import Aggregate, FieldType, Source
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPES = (
    (FieldType.INTEGER, gettext_lazy("Số nguyên")),
    (FieldType.DECIMAL, gettext_lazy("Số thập phân")),
    (FieldType.TEXT, gettext_lazy("Chữ")),
    (FieldType.DATE, gettext_lazy("Ngày")),
    (FieldType.YESNO, gettext_lazy("Có hoặc Không")),
    (FieldType.CHOICE, gettext_lazy("Chọn một")),
    (FieldType.CHOICES, gettext_lazy("Chọn nhiều")),
)
SOURCES = (
    (Source.AUTOMATIC, gettext_lazy("Hệ thống điền")),
    (Source.MANUAL, gettext_lazy("Người soạn nhập")),
    (Source.EITHER, gettext_lazy("Hệ thống điền, người soạn sửa được")),
)
AGGREGATES = (
    (Aggregate.SUM, gettext_lazy("Cộng toàn tỉnh")),
    (Aggregate.COUNT, gettext_lazy("Đếm số cơ quan")),
    (Aggregate.RATIO, gettext_lazy("Tỷ lệ")),
    (Aggregate.DISTINCT, gettext_lazy("Đếm giá trị khác nhau")),
    (Aggregate.NONE, gettext_lazy("Không tổng hợp")),
)
FLAGS = ("required", "none_reason", "confirm", "in_period")
NEW_CHOICES = 2
ENGLISH = gettext_lazy("Để trống thì trang tiếng Anh hiện câu tiếng Việt.")
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]*\.[a-z][a-z0-9_]*")


def said(vi: str, en: str) -> dict[str, str] | None:
    """Both languages as the template keeps them; None for nothing."""
    return {"vi": vi, "en": en or vi} if vi else None


def in_two(name: str, words: Mapping[str, str] | None) -> dict[str, str]:
    """Initial values of a pair of boxes; English that only repeats Vietnamese stays empty."""
    vi, en = (words or {}).get("vi", ""), (words or {}).get("en", "")
    return {f"{name}_vi": vi, f"{name}_en": "" if en == vi else en}


class TermsForm(Form):
    """Name, legal basis and thresholds of the whole template."""

    name_vi = TextField(label=gettext_lazy("Tên mẫu"), max_length=255)
    name_en = TextField(
        label=gettext_lazy("Tên mẫu bằng tiếng Anh"), required=False, help_text=ENGLISH
    )
    legal_basis = TextField(
        label=gettext_lazy("Căn cứ"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Ví dụ Quyết định 19/2014/QĐ-TTg"),
    )
    enough = IntegerField(
        label=gettext_lazy("Đủ để gửi khi có bao nhiêu % mục cần có"), min_value=1, max_value=100
    )
    change = IntegerField(
        label=gettext_lazy("Phải giải trình khi thay đổi từ bao nhiêu % so với năm trước"),
        min_value=1,
        max_value=1000,
    )

    @staticmethod
    def initial_of(content: Mapping[str, Any]) -> dict[str, Any]:
        return {
            **in_two("name", content["name"]),
            "legal_basis": content.get("legal_basis") or "",
            "enough": content["thresholds"]["enough"]["percent"],
            "change": content["thresholds"]["change"]["percent"],
        }


class SectionTermsForm(Form):
    """Title, task and minutes of a section."""

    title_vi = TextField(label=gettext_lazy("Tên phần"), max_length=255)
    title_en = TextField(
        label=gettext_lazy("Tên phần bằng tiếng Anh"), required=False, help_text=ENGLISH
    )
    task_vi = TextField(
        label=gettext_lazy("Việc cần làm"),
        max_length=255,
        help_text=gettext_lazy("Bắt đầu bằng động từ, ví dụ: Nhập số hồ sơ thủ tục hành chính"),
    )
    task_en = TextField(
        label=gettext_lazy("Việc cần làm bằng tiếng Anh"), required=False, help_text=ENGLISH
    )
    minutes = IntegerField(label=gettext_lazy("Khoảng bao nhiêu phút"), min_value=1, max_value=600)

    def data_of(self) -> dict[str, Any]:
        found = self.cleaned_data
        return {
            "title": said(found["title_vi"], found["title_en"]),
            "task": said(found["task_vi"], found["task_en"]),
            "minutes": found["minutes"],
        }


class FieldForm(Form):
    """One field of the template; code and type are given once, when it is added."""

    label_vi = TextField(label=gettext_lazy("Câu hỏi"), max_length=300)
    label_en = TextField(
        label=gettext_lazy("Câu hỏi bằng tiếng Anh"), required=False, help_text=ENGLISH
    )
    hint_vi = TextField(
        label=gettext_lazy("Hướng dẫn"),
        max_length=500,
        help_text=gettext_lazy("Một câu với ví dụ, ví dụ: Số người có mặt ngày cuối kỳ, ví dụ 24"),
    )
    hint_en = TextField(
        label=gettext_lazy("Hướng dẫn bằng tiếng Anh"), required=False, help_text=ENGLISH
    )
    unit_vi = TextField(label=gettext_lazy("Đơn vị tính"), required=False, max_length=40)
    unit_en = TextField(
        label=gettext_lazy("Đơn vị tính bằng tiếng Anh"), required=False, max_length=40
    )
    source = OneOf(label=gettext_lazy("Nguồn số liệu"), choices=SOURCES)
    aggregate = OneOf(label=gettext_lazy("Cách tổng hợp toàn tỉnh"), choices=AGGREGATES)
    flags = forms.MultipleChoiceField(
        label=gettext_lazy("Quy tắc của mục"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=(
            ("required", gettext_lazy("Phải trả lời")),
            ("none_reason", gettext_lazy("Được trả lời “không phát sinh” kèm lý do")),
            ("confirm", gettext_lazy("Giải trình khi thay đổi lớn so với năm trước")),
            ("in_period", gettext_lazy("Ngày phải nằm trong kỳ báo cáo")),
        ),
    )
    low = IntegerField(label=gettext_lazy("Giá trị nhỏ nhất"), required=False)
    high = IntegerField(label=gettext_lazy("Giá trị lớn nhất"), required=False)
    since = DateField(
        label=gettext_lazy("Hỏi từ ngày"),
        required=False,
        help_text=gettext_lazy("Ngày/tháng/năm; để trống là từ đầu."),
    )
    until = DateField(
        label=gettext_lazy("Thôi hỏi từ ngày"),
        required=False,
        help_text=gettext_lazy("Ngày đầu tiên không hỏi nữa; để trống là chưa có."),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        low, high = found.get("low"), found.get("high")
        if (low is None) != (high is None):
            missing = "high" if high is None else "low"
            self.add_error(missing, _("Ghi cả hai đầu của khoảng giá trị, hoặc để trống cả hai."))
        elif low is not None and high is not None and low > high:
            self.add_error("low", _("Giá trị nhỏ nhất lớn hơn giá trị lớn nhất. Đổi lại hai số."))
        since, until = found.get("since"), found.get("until")
        if since and until and until <= since:
            self.add_error("until", _("Ngày thôi hỏi phải sau ngày bắt đầu hỏi."))
        return found

    def data_of(self) -> dict[str, Any]:
        found = self.cleaned_data
        low, since, until = found["low"], found["since"], found["until"]
        return {
            "label": said(found["label_vi"], found["label_en"]),
            "hint": said(found["hint_vi"], found["hint_en"]),
            "unit": said(found["unit_vi"], found["unit_en"]),
            "source": found["source"],
            "aggregate": found["aggregate"],
            **{flag: flag in found["flags"] for flag in FLAGS},
            "range": None if low is None else [low, found["high"]],
            "since": since.isoformat() if since else None,
            "until": until.isoformat() if until else None,
        }

    @staticmethod
    def initial_of(row: Mapping[str, Any]) -> dict[str, Any]:
        low, high = row.get("range") or (None, None)
        return {
            **in_two("label", row["label"]),
            **in_two("hint", row["hint"]),
            **in_two("unit", row.get("unit")),
            "source": row["source"],
            "aggregate": row["aggregate"],
            "flags": [flag for flag in FLAGS if row.get(flag)],
            "low": low,
            "high": high,
            "since": day_shown(row.get("since")),
            "until": day_shown(row.get("until")),
        }


class NewFieldForm(FieldForm):
    """A field that is not there yet."""

    code = TextField(
        label=gettext_lazy("Mã mục"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ R37.training_days; đặt rồi không đổi."),
    )
    type = OneOf(label=gettext_lazy("Loại câu trả lời"), choices=TYPES)
    first_choices = TextField(
        label=gettext_lazy("Các lựa chọn"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Chỉ cho mục chọn: mỗi dòng “mã: tên”, ví dụ “tot: Tốt”."),
    )
    field_order = ("code", "type", "first_choices")

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not _CODE.fullmatch(code):
            raise ValidationError(_("Mã mục viết như R37.training_days: nhóm, dấu chấm, tên."))
        return code

    def data_of(self) -> dict[str, Any]:
        found = self.cleaned_data
        lines = [
            line.partition(":") for line in found["first_choices"].splitlines() if line.strip()
        ]
        choices = [
            {"code": code.strip(), "label": said(label.strip() or code.strip(), "")}
            for code, _colon, label in lines
        ]
        return {
            "code": found["code"],
            "type": found["type"],
            **super().data_of(),
            "choices": choices or None,
        }


class MoveForm(Form):
    """Where a field stands among the others."""

    place = OneOf(label=gettext_lazy("Chuyển đến"), choices=())

    def __init__(self, *args: Any, places: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [("", _("Chọn trong danh sách")), *places]
        self.fields["place"] = forms.ChoiceField(label=_("Chuyển đến"), choices=chosen)


def day_shown(text: Any) -> Any:
    """An ISO day as the date field takes it."""
    return date.fromisoformat(str(text)) if text else None
