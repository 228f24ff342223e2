"""Forms of whoever writes a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import NOT_REVISED, ChangeReason, DocumentType
from thuan.domains.system.documents.services.calendar import read_day
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import take_in
from thuan.kernel.ui.forms import (
    ClausesField,
    DateField,
    Form,
    IntegerField,
    OneOf,
    TextField,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thuan.kernel.files.intake import Intake

KINDS = (Kind.DOCX, Kind.XLSX, Kind.PDF)


class HeadForm(Form):
    """What names a document through all its versions."""

    code = TextField(
        label=gettext_lazy("Mã số"), max_length=60, help_text=gettext_lazy("Ví dụ QT.07/TC")
    )
    title = TextField(label=gettext_lazy("Tên tài liệu"), max_length=255)
    kind = OneOf(label=gettext_lazy("Loại"), choices=DocumentType.choices)
    owner_unit = TextField(label=gettext_lazy("Bộ phận chủ trì"), max_length=160, required=False)
    clauses = ClausesField()
    review_months = IntegerField(
        label=gettext_lazy("Xem xét lại sau (tháng)"),
        min_value=0,
        max_value=120,
        help_text=gettext_lazy("Thường là 24; ghi 0 nếu không xem xét định kỳ."),
    )
    review_on = TextField(
        label=gettext_lazy("Hoặc xem xét vào ngày cố định hằng năm"),
        max_length=5,
        required=False,
        help_text=gettext_lazy("Ngày/tháng, ví dụ 15/01. Ghi ở đây thì không tính theo tháng."),
    )

    def __init__(
        self, *args: Any, following: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if following:
            names = dict(DocumentType.choices)
            told = "; ".join(f"{names[kind]}: {code}" for kind, code in following.items())
            words = {"told": told}
            self.fields["code"].help_text = _("Mã tiếp theo của cơ quan. %(told)s") % words

    def clean_review_on(self) -> str:
        """Two figures each, as it is kept; its refusals are its own sentences."""
        text = self.cleaned_data["review_on"]
        return "{:02}/{:02}".format(*read_day(text)) if text else ""


class ReviseForm(Form):
    """Why the next version is written."""

    reason = OneOf(
        label=gettext_lazy("Lý do sửa đổi"),
        choices=[one for one in ChangeReason.choices if one[0] not in NOT_REVISED],
    )
    new_issue = forms.BooleanField(
        label=gettext_lazy("Ban hành lại toàn bộ (tăng lần ban hành)"), required=False
    )


class FormsForm(Form):
    """Which forms the draft uses."""

    forms = forms.MultipleChoiceField(
        label=gettext_lazy("Biểu mẫu dùng trong tài liệu này"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "Chỉ hiện biểu mẫu trong danh mục tài liệu của cơ quan. Khi phê duyệt, biểu mẫu phải "
            "đang hiệu lực hoặc có hiệu lực cùng ngày."
        ),
    )

    def __init__(self, *args: Any, offered: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["forms"].choices = list(offered)  # type: ignore[attr-defined]


class DraftForm(Form):
    """What a draft says: in a file, or written here."""

    summary = TextField(
        label=gettext_lazy("Nội dung sửa đổi"),
        required=False,
        max_length=4000,
        help_text=gettext_lazy("Bản đầu tiên để trống. Ví dụ: sửa mục 5.2, thêm biểu mẫu BM-03."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp tài liệu"),
        required=False,
        help_text=gettext_lazy(
            "Tệp Word, Excel hoặc PDF, không quá 20 MB. Không chọn thì giữ tệp cũ."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.xlsx,.pdf"}),
    )
    text = TextField(
        label=gettext_lazy("Hoặc soạn nội dung tại đây"),
        required=False,
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 16}),
    )
    planned_from = DateField(
        label=gettext_lazy("Dự kiến hiệu lực từ"),
        required=False,
        help_text=gettext_lazy("Ví dụ 01/07/2022; người phê duyệt quyết định."),
    )

    def clean_file(self) -> Intake | None:
        """The file taken in and judged by its content; its refusals are its own sentences."""
        upload = self.cleaned_data["file"]
        return take_in(upload, kinds=KINDS) if upload else None
