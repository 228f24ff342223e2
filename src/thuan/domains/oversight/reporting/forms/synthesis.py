"""Forms of the synthesis: its words, its number, the figures of a year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.kernel.reports.reading import MAX_BYTES
from thuan.kernel.ui.forms import DateField, Form, IntegerField, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile


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
