"""Forms of whoever keeps records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import HoldReason
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import take_in
from thuan.kernel.ui.forms import DateField, Form, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.kernel.files.intake import Intake

KINDS = (Kind.PDF, Kind.DOCX, Kind.XLSX, Kind.JPG, Kind.PNG)
ACCEPTED = ".pdf,.docx,.xlsx,.jpg,.png"


class _WithFile(Form):
    """A form that may bring one file, judged by its content."""

    def clean_file(self) -> Intake | None:
        """The file taken in; its refusals are its own sentences."""
        upload = self.cleaned_data["file"]
        return take_in(upload, kinds=KINDS) if upload else None


def _file(*, required: bool) -> forms.FileField:
    return forms.FileField(
        label=_("Tệp"),
        required=required,
        help_text=_("Tệp PDF, Word, Excel hoặc ảnh, không quá 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )


class WordsForm(Form):
    """What is said of a record."""

    title = TextField(
        label=_("Tiêu đề hồ sơ"),
        max_length=255,
        help_text=_("Ví dụ: Đánh giá nội bộ năm 2022"),
    )
    code = TextField(label=_("Số, ký hiệu hồ sơ"), max_length=60, required=False)
    opened_on = DateField(label=_("Ngày mở"), help_text=_("Ví dụ 15/03/2022"))
    location = TextField(
        label=_("Vị trí lưu"),
        max_length=160,
        required=False,
        help_text=_("Ví dụ: Tủ 2, ngăn 3, Văn phòng"),
    )


class OpenForm(WordsForm, _WithFile):
    """A new record with its kind and, where there is one, its first file."""

    field_order = ("record_type", "title", "code", "opened_on", "location", "file")

    record_type = OneOf(label=_("Loại hồ sơ"))
    file = _file(required=False)

    def __init__(self, *args: Any, types: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["record_type"]
        assert isinstance(field, forms.ChoiceField)
        field.widget = forms.Select()
        field.choices = [("", _("Chọn trong danh sách")), *types]


class FileForm(_WithFile):
    """One more file."""

    file = _file(required=True)


class CloseForm(Form):
    """The day from which the period counts, and where the record lies then."""

    closed_on = DateField(label=_("Ngày đóng"))
    location = TextField(label=_("Vị trí lưu"), max_length=160, required=False)


class HoldForm(Form):
    """Why a record is kept whatever its period."""

    reason = OneOf(label=_("Lý do"), choices=HoldReason.choices)
    reference = TextField(
        label=_("Vụ việc"),
        max_length=255,
        help_text=_("Ví dụ: đơn khiếu nại số 05/KN ngày 10/03/2022"),
    )


class CommentForm(Form):
    """A step that wants its reason."""

    comment = TextField(label=_("Lý do"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
