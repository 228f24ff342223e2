"""Forms of taking old papers over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.onboarding.content import read_rows
from thuan.kernel.files.archives import Unpacked, unpack
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.errors import RefusedFile
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.naming import display_name, ending_of
from thuan.kernel.reports.reading import MAX_BYTES
from thuan.kernel.ui.forms import DateField, Form, IntegerField, OneOf, TextField
from thuan.kernel.ui.forms.confirm import ConfirmForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thuan.domains.system.onboarding.content import ReadRow
    from thuan.kernel.importing import Sheet

KINDS = (Kind.DOCX, Kind.XLSX, Kind.PDF)


class ManyFiles(forms.ClearableFileInput):
    """Several files at once, a zip among them."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Every chosen file, judged one by one by the form."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """The uploads as a list; [] where none was chosen and none is needed."""
        chosen = [one for one in (data if isinstance(data, list | tuple) else [data]) if one]
        if not chosen:
            super().clean(None, initial)
        return chosen


def taken(uploads: Sequence[Any]) -> list[Unpacked]:
    """Each upload taken in, a zip file by file; a single file that is refused is listed so.

    Raises RefusedFile for a zip that cannot be opened at all.
    """
    found: list[Unpacked] = []
    for upload in uploads:
        if ending_of(upload.name or "") == "zip":
            found += unpack(upload, kinds=KINDS)
            continue
        name = display_name(upload.name or "")
        try:
            found.append(Unpacked(name, take_in(upload, kinds=KINDS)))
        except RefusedFile as refused:
            found.append(Unpacked(name, None, refused.messages[0]))
    return found


def _files(label: Any, hint: Any, *, required: bool) -> ManyFilesField:
    return ManyFilesField(
        label=label,
        help_text=hint,
        required=required,
        widget=ManyFiles(attrs={"accept": ".zip,.docx,.xlsx,.pdf"}),
    )


class OpenForm(Form):
    """The list, and the files it speaks of."""

    listing = forms.FileField(
        label=gettext_lazy("Danh sách tài liệu"),
        help_text=gettext_lazy("Tệp Excel (.xlsx) theo mẫu; mỗi dòng là một bản của một tài liệu."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    uploads = _files(
        gettext_lazy("Tệp tài liệu"),
        gettext_lazy("Một tệp nén .zip chứa các tệp Word, Excel, PDF. Có thể tải thêm sau."),
        required=False,
    )

    def clean_listing(self) -> tuple[Sheet, list[ReadRow]]:
        """The rows read; a file that is no such list is refused with what to do."""
        upload = self.cleaned_data["listing"]
        if upload.size > MAX_BYTES:
            raise ValidationError(_("Danh sách lớn hơn 20 MB; đây có đúng là tệp danh sách?"))
        return read_rows(upload.read(), display_name(upload.name))

    def clean_uploads(self) -> list[Unpacked]:
        """The files taken in; the zip itself may be refused, each file in it is judged alone."""
        return taken(self.cleaned_data["uploads"])


class FilesForm(Form):
    """Further files of a set."""

    uploads = _files(
        gettext_lazy("Tệp tài liệu"),
        gettext_lazy("Chọn một hay nhiều tệp Word, Excel, PDF, hoặc một tệp nén .zip."),
        required=True,
    )

    def clean_uploads(self) -> list[Unpacked]:
        """The files taken in, each judged alone."""
        return taken(self.cleaned_data["uploads"])


class EntryForm(Form):
    """One row of the list corrected on the page."""

    code = TextField(label=gettext_lazy("Mã số"), max_length=60)
    title = TextField(label=gettext_lazy("Tên tài liệu"), max_length=255)
    kind = OneOf(label=gettext_lazy("Loại"), choices=DocumentType.choices)
    issue = IntegerField(label=gettext_lazy("Lần ban hành"), min_value=0, max_value=999)
    revision = IntegerField(label=gettext_lazy("Lần sửa đổi"), min_value=0, max_value=999)
    effective_from = DateField(
        label=gettext_lazy("Hiệu lực từ"), help_text=gettext_lazy("Ví dụ 01/07/2021")
    )
    decision_no = TextField(
        label=gettext_lazy("Số quyết định ban hành"), max_length=60, required=False
    )
    owner_unit = TextField(label=gettext_lazy("Bộ phận chủ trì"), max_length=160, required=False)
    covers = TextField(
        label=gettext_lazy("Mã TTHC"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("Chỉ với quy trình nội bộ: quy trình này giải quyết TTHC nào."),
    )
    file = forms.ChoiceField(label=gettext_lazy("Tệp"), required=False)

    def __init__(self, *args: Any, names: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Chưa có tệp")), *((name, name) for name in sorted(names))]


class ConfirmationForm(ConfirmForm):
    """The factor again, of whoever lets a set come into force."""
