"""Forms of reports on paper: what stands on the sheet, and its scan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.forms import SectionForm
from thuan.kernel.ui.forms import DateField, Form, OneOf, TextField

if TYPE_CHECKING:
    from collections.abc import Iterable

SCAN_HINT = _("Tệp PDF hoặc ảnh JPG, không quá 20 MB.")


class _ScanField(forms.FileField):
    """The scan; what is wrong with it is said by the intake, in its own sentences (U22)."""

    widget = forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg"})


class PaperForm(Form):
    """What stands on a signed paper."""

    document_no = TextField(label=_("Số văn bản"), max_length=60, help_text=_("Ví dụ 15/BC-UBND"))
    document_on = DateField(label=_("Ngày văn bản"), help_text=_("Ví dụ 05/10/2022"))
    signer_name = TextField(
        label=_("Người ký"), max_length=255, help_text=_("Họ và tên như trên bản giấy.")
    )


class SignedPaperForm(PaperForm):
    """The archivist registers the paper the head signed."""

    signer_reason = TextField(
        label=_("Lý do người khác ký thay"),
        required=False,
        max_length=500,
        help_text=_("Chỉ ghi khi người ký không phải thủ trưởng vào ngày văn bản."),
    )
    fingerprint = TextField(
        label=_("12 ký tự đầu của dấu vân in trên bản giấy"),
        max_length=80,
        help_text=_("Chép từ chân trang bản giấy, ví dụ 3f9a 07c2 b41e."),
    )
    scan = _ScanField(label=_("Bản quét"), help_text=SCAN_HINT)


class ArrivalForm(PaperForm):
    """An officer registers a paper that came with the post."""

    agency = OneOf(label=_("Cơ quan gửi"))
    arrived_on = DateField(
        label=_("Ngày đến"), help_text=_("Ngày trên dấu đến của Sở, ví dụ 14/10/2022.")
    )
    incoming_no = TextField(label=_("Số đến"), max_length=60, help_text=_("Ví dụ 1284"))
    scan = _ScanField(label=_("Bản quét"), help_text=SCAN_HINT)
    field_order = (
        "agency",
        "arrived_on",
        "incoming_no",
        "document_no",
        "document_on",
        "signer_name",
        "scan",
    )

    def __init__(self, *args: Any, agencies: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["agency"]
        field.widget = forms.Select()
        field.choices = [("", _("Chọn trong danh sách")), *agencies]  # type: ignore[attr-defined]


class FiguresForm(SectionForm):
    """Every field of the report in one long form, as the officer reads them off the paper."""
