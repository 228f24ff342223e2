"""Last year's figures from a file, in two steps: see what would happen, then confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.forms import EarlierConfirmForm, EarlierUploadForm
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.services.earlier import (
    AGENCY,
    dry_run_earlier,
    earlier_columns,
    earlier_template,
    import_earlier,
)
from thuan.kernel.importing import Outcome, Sheet, counted, read_sheet
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import attempt, wrongs
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from thuan.kernel.importing import Line

SALT: Final = "reporting.earlier"
SHOWN: Final = 500
_TONES: Final = {
    Outcome.ADD: Tone.PROGRESS,
    Outcome.CHANGE: Tone.ATTENTION,
    Outcome.SAME: Tone.NEUTRAL,
    Outcome.FAULT: Tone.DANGER,
}
_ORDER: Final = list(_TONES)


def here() -> tuple[Link, ...]:
    """Where these pages stand."""
    return (Link(_("Kỳ báo cáo"), reverse("reporting:cycles")),)


class Upload(GuardedMixin, View):
    """Choose year and file; the answer lists every row with what would become of it."""

    permission = CyclePermission.MANAGE

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty form with the columns a file may have."""
        return self._show(request, EarlierUploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """The file read and tried; nothing is written."""
        form = EarlierUploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(request, form, 422)
        year, file = form.cleaned_data["nam"], form.cleaned_data["tep"]
        try:
            columns = earlier_columns(earlier_template(year))
            sheet = read_sheet(file.read(), file.name, columns, (AGENCY,))
        except ValidationError as unread:
            form.add_error("tep", unread)
            return self._show(request, form, 422)
        lines = dry_run_earlier(actor=self.actor, at=self.at, year=year, sheet=sheet)
        return render(request, "agencies/import_preview.html", _preview(year, sheet, lines))

    def _show(
        self, request: HttpRequest, form: EarlierUploadForm, status: int = 200
    ) -> HttpResponse:
        context = {
            "title": _("Nhập số liệu năm trước"),
            "lead": _("Mỗi dòng là một cơ quan: mã cơ quan, rồi số liệu theo mã mục của mẫu."),
            "breadcrumb": here(),
            "form": form,
            "wrongs": wrongs(form) if form.is_bound else [],
            "button": _("Đọc tệp và xem trước"),
            "key": uuid4().hex,
            "version": "",
            "multipart": True,
        }
        return render(request, "ui/form.html", context, status=status)


class Write(FormPage):
    """The confirmed import: every row or none."""

    permission = CyclePermission.MANAGE
    title = gettext_lazy("Nhập số liệu năm trước")
    button = gettext_lazy("Nhập")
    form_class = EarlierConfirmForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        del request, args, kwargs
        return redirect("reporting:earlier")

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "breadcrumb": here()}

    def carry_out(self, form: forms.Form) -> str:
        try:
            content = signing.loads(form.cleaned_data["noi_dung"], salt=SALT)
        except signing.BadSignature:
            form.add_error(None, _("Nội dung xem trước đã bị thay đổi. Mở lại trang nhập từ tệp."))
            return ""
        sheet, year = Sheet(**content["sheet"]), int(content["year"])
        done = attempt(form, import_earlier, actor=self.actor, at=self.at, year=year, sheet=sheet)
        if not done:
            return ""
        counts = counted(done.result or [])
        self.success = _("Đã nhập số liệu năm %(year)s: thêm %(added)s, không đổi %(same)s.") % {
            "year": year,
            "added": counts[Outcome.ADD],
            "same": counts[Outcome.SAME],
        }
        return reverse("reporting:cycles")


def _preview(year: int, sheet: Sheet, lines: list[Line]) -> dict[str, Any]:
    counts = counted(lines)
    content = {name: getattr(sheet, name) for name in Sheet.__slots__}
    packed = signing.dumps({"year": year, "sheet": content}, salt=SALT, compress=True)
    ranked = sorted(lines, key=lambda line: (-_ORDER.index(line.outcome), line.row))[:SHOWN]
    return {
        "title": _("Xem trước số liệu năm %(year)s") % {"year": year},
        "breadcrumb": here(),
        "file": sheet.name,
        "lines": [(line, Badge(_TONES[line.outcome], line.outcome.label)) for line in ranked],
        "left_out": max(0, len(lines) - SHOWN),
        "counts": [(Badge(_TONES[o], o.label), n) for o, n in counts.items() if n],
        "faulty": counts[Outcome.FAULT],
        "nothing": not counts[Outcome.ADD],
        "form": EarlierConfirmForm(initial={"noi_dung": packed}),
        "key": uuid4().hex,
        "again": reverse("reporting:earlier"),
        "write": reverse("reporting:earlier_write"),
    }
