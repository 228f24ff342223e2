"""Forms of model documents: what the department writes, what an agency takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.api import kind_names
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.enums import ModelState, Uptake
from thuan.domains.system.procedures.api import read_codes, read_table
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import take_in
from thuan.kernel.ui.forms import ClausesField, FilterForm, Form, OneOf, TextField

if TYPE_CHECKING:
    from thuan.domains.system.procedures.api import Step
    from thuan.kernel.files.intake import Intake

KINDS = (Kind.DOCX, Kind.XLSX, Kind.PDF)
_SEARCH = forms.TextInput(attrs={"type": "search"})


class ModelFilter(FilterForm):
    """What the department looks for."""

    tim = TextField(label=_("Tìm mã, tên"), widget=_SEARCH)
    loai = forms.ChoiceField(label=_("Loại"), choices=DocumentType.choices)
    trang_thai = forms.ChoiceField(label=_("Trạng thái"), choices=ModelState.choices)


class OwnModelFilter(FilterForm):
    """What an agency looks for among the models for its type."""

    tim = TextField(label=_("Tìm mã, tên"), widget=_SEARCH)
    loai = forms.ChoiceField(label=_("Loại"), choices=DocumentType.choices)
    da_dung = forms.ChoiceField(label=_("Cơ quan đã dùng"), choices=Uptake.choices)


class AdoptionFilter(FilterForm):
    """Which of the agencies that use a model."""

    tim = TextField(label=_("Tìm cơ quan"), widget=_SEARCH)
    cham = forms.ChoiceField(label=_("So với mẫu"), choices=[("1", _("chậm so với mẫu"))])


class ModelHeadForm(Form):
    """What names a model, and for whom it is."""

    code = TextField(
        label=_("Mã mẫu"), max_length=60, help_text=_("Ví dụ M.QT.01; không đổi về sau.")
    )
    title = TextField(label=_("Tên mẫu"), max_length=255)
    kind = OneOf(label=_("Loại"), choices=DocumentType.choices)
    types = forms.MultipleChoiceField(
        label=_("Dành cho loại cơ quan"),
        choices=lambda: list(kind_names().items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Chỉ cơ quan thuộc loại được chọn thấy mẫu này."),
    )
    clauses = ClausesField()


class ModelDraftForm(Form):
    """What a version says: in a file, or written here."""

    summary = TextField(
        label=_("Nội dung thay đổi so với bản trước"),
        required=False,
        max_length=4000,
        help_text=_("Bản đầu tiên để trống. Cơ quan đang dùng mẫu đọc dòng này trước tiên."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=_("Tệp tài liệu"),
        required=False,
        help_text=_("Tệp Word, Excel hoặc PDF, không quá 20 MB. Không chọn thì giữ tệp cũ."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx,.pdf"}),
    )
    text = TextField(
        label=_("Hoặc soạn nội dung tại đây"),
        required=False,
        max_length=200_000,
        help_text=_("Mỗi ý một đoạn: khác biệt với tài liệu của cơ quan được so theo từng đoạn."),
        widget=forms.Textarea(attrs={"rows": 16}),
    )

    def clean_file(self) -> Intake | None:
        """The file taken in and judged by its content; its refusals are its own sentences."""
        upload = self.cleaned_data["file"]
        return take_in(upload, kinds=KINDS) if upload else None


class ModelProcedureForm(ModelDraftForm):
    """As other models, with the TTHC and the step table of an internal procedure."""

    covers = TextField(
        label=_("Mã TTHC mà quy trình này giải quyết"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Mỗi dòng một mã trong danh mục TTHC, ví dụ 1.001193."),
    )
    table = TextField(
        label=_("Bảng các bước"),
        required=False,
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_(
            "Chép bảng trong Word hoặc Excel rồi dán vào đây: bước, trách nhiệm, thời gian, biểu "
            "mẫu hoặc kết quả. Để trống thì giữ các bước đang có."
        ),
    )

    def clean_covers(self) -> tuple[str, ...]:
        """The codes in their order. Raises ValidationError for what is no code."""
        try:
            return read_codes(self.cleaned_data["covers"])
        except ValueError as wrong:
            raise ValidationError(str(wrong)) from wrong

    def clean_table(self) -> tuple[Step, ...]:
        """The steps of the table, none where it is empty; its refusals name the line."""
        if not self.cleaned_data["table"].strip():
            return ()
        try:
            return tuple(read_table(self.cleaned_data["table"]))
        except ValidationError as wrong:
            raise ValidationError(wrong.message_dict["table"]) from wrong


class AdoptForm(Form):
    """How the agency names its own document."""

    code = TextField(
        label=_("Mã số tài liệu của cơ quan"),
        max_length=60,
        help_text=_("Theo quy tắc đặt mã của cơ quan, ví dụ QT.07."),
    )
    title = TextField(label=_("Tên tài liệu"), max_length=255)
    owner_unit = TextField(label=_("Bộ phận chủ trì"), max_length=160, required=False)


class ConfirmForm(Form):
    """That the newest version was looked at, and what the agency made of it.

    ``number``: the version that the page spoke of, so that none is confirmed unseen.
    """

    number = forms.IntegerField(widget=forms.HiddenInput)
    comment = TextField(
        label=_("Đã tiếp thu gì của mẫu mới"),
        max_length=4000,
        help_text=_(
            "Ví dụ: đã thêm mục 5.3 về lưu hồ sơ; mục 4 giữ như cũ vì cơ quan không có bộ phận ấy."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def given(form: Any) -> dict[str, Any]:
    """What a writing form says, by the names of the services, without its file."""
    return {name: form.cleaned_data[name] for name in ("summary", "text")}
