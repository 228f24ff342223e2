"""The file of figures, which cell fills which field, which figures to take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.lists.figures import Book
from thuan.kernel.files.enums import Kind
from thuan.kernel.files.intake import take_in
from thuan.kernel.reports.reading import read_pages
from thuan.kernel.ui.forms import Form, TextField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.lists.figures import Cell
    from thuan.domains.oversight.reporting.template import Field
    from thuan.kernel.files.intake import Intake

CELLS_LIST = "cac-o"


class FigureFileForm(Form):
    """The sheet; judged, kept and read before anything is written about it."""

    tep = forms.FileField(
        label=gettext_lazy("Tệp số liệu"),
        help_text=gettext_lazy(
            "Excel (.xlsx) hoặc CSV, đến 20 MB. Tệp .xls cũ: mở bằng Excel, lưu lại thành .xlsx."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    book: Book

    def clean_tep(self) -> Intake:
        """The kept content; raises the sentence of whatever is wrong with it (U22)."""
        file = self.cleaned_data["tep"]
        if file.name.lower().endswith(".xls"):
            raise ValidationError(
                _("“%(name)s” là Excel cũ (.xls). Mở bằng Excel, lưu lại thành .xlsx rồi gửi lại.")
                % {"name": file.name[-80:]}
            )
        intake = take_in(file, kinds=(Kind.XLSX, Kind.CSV))
        file.seek(0)
        self.book = Book(read_pages(file.read(), intake.name))
        return intake


class MappingForm(Form):
    """One text per field that names a cell; empty where the file has nothing for it."""

    def __init__(
        self,
        *args: Any,
        asked: Sequence[Field],
        book: Book,
        mapping: Mapping[str, Mapping[str, Any]],
        **kwargs: Any,
    ) -> None:
        self.asked, self.book = asked, book
        known = {
            field.code: book.at(mapping[field.code]) for field in asked if mapping.get(field.code)
        }
        self.known: dict[str, Cell] = {code: cell for code, cell in known.items() if cell}
        initial = {code: cell.name for code, cell in self.known.items()}
        super().__init__(*args, initial=initial, **kwargs)
        for field in asked:
            self.fields[field.code] = TextField(
                label=str(field.label),
                required=False,
                max_length=80,
                help_text=self._hint(field),
                widget=forms.TextInput(attrs={"list": CELLS_LIST, "autocomplete": "off"}),
            )

    def _hint(self, field: Field) -> str:
        cell = self.known.get(field.code)
        if cell is None:
            return ""
        found = {"value": str(cell.value)[:60], "label": cell.label[:80]}
        return _("Trong tệp: %(value)s, dòng “%(label)s”") % found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.places: dict[str, dict[str, Any]] = {}
        for field in self.asked:
            text = cleaned.get(field.code)
            if not text:
                continue
            cell = self.book.named(text)
            if cell is None:
                self.add_error(
                    field.code,
                    _("Không có số liệu ở ô “%(cell)s”. Ghi như %(example)s, hoặc để trống.")
                    % {"cell": text[:40], "example": f"{next(iter(self.book.pages))}!C12"},
                )
            else:
                self.places[field.code] = cell.place()
        return cleaned


class TakeForm(Form):
    """Which figures of the file go into the report."""

    lay = forms.MultipleChoiceField(
        label=gettext_lazy("Số liệu lấy từ tệp"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    da_thay = forms.JSONField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lay"].choices = list(offered)  # type: ignore[attr-defined]

    def clean_da_thay(self) -> dict[str, Any]:
        """What stood in the report when the page was shown."""
        seen = self.cleaned_data["da_thay"] or {}
        if not isinstance(seen, dict):
            raise ValidationError(_("Trang đã cũ. Tải lại trang rồi chọn lại."))
        return seen
