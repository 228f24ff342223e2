"""Import in two steps: upload and see what would happen; then confirm. Nothing is kept between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from django import forms as django_forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.registry.agencies.permissions import AgencyPermission
from thuan.domains.registry.agencies.views.places import here
from thuan.kernel.importing import (
    Outcome,
    Sheet,
    counted,
    dry_run,
    import_file,
    importers,
    read_sheet,
)
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.forms import Form, OneOf, TableFile, attempt, wrongs
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import Promise

    from thuan.kernel.importing import Line

SALT: Final = "agencies.import"
SHOWN: Final = 500
_TONES: Final = {
    Outcome.ADD: Tone.PROGRESS,
    Outcome.CHANGE: Tone.ATTENTION,
    Outcome.SAME: Tone.NEUTRAL,
    Outcome.FAULT: Tone.DANGER,
}


def kinds() -> list[tuple[str, str | Promise]]:
    """Every kind of file that a domain takes in."""
    return [(importer.key, importer.title) for importer in importers().values()]


class UploadForm(Form):
    loai = OneOf(label=gettext_lazy("Nội dung tệp"), choices=kinds)
    tep = TableFile(
        label=gettext_lazy("Tệp"),
        help_text=gettext_lazy("Excel (.xlsx), CSV (UTF-8) hoặc YAML; dòng 1 là tên cột."),
    )


class ConfirmForm(Form):
    loai = django_forms.ChoiceField(choices=kinds, widget=django_forms.HiddenInput)
    noi_dung = django_forms.CharField(widget=django_forms.HiddenInput)


class Upload(GuardedMixin, View):
    """Choose a file; the answer lists every row with what would become of it. Writes nothing."""

    permission = AgencyPermission.KEEP

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request, UploadForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._show(request, form, 422)
        kind, file = form.cleaned_data["loai"], form.cleaned_data["tep"]
        importer = importers()[kind]
        try:
            sheet = read_sheet(file.read(), file.name, importer.columns, importer.needed)
        except ValidationError as unread:
            form.add_error("tep", unread)
            return self._show(request, form, 422)
        lines = dry_run(actor=self.actor, at=self.at, kind=kind, sheet=sheet)
        return self._preview(request, kind, sheet, lines)

    def _preview(
        self, request: HttpRequest, kind: str, sheet: Sheet, lines: list[Line]
    ) -> HttpResponse:
        counts = counted(lines)
        context = {
            "title": _("Xem trước khi nhập"),
            "breadcrumb": here(),
            "file": sheet.name,
            "lines": _worth_showing(lines),
            "left_out": max(0, len(lines) - SHOWN),
            "counts": [(Badge(_TONES[o], o.label), n) for o, n in counts.items()],
            "faulty": counts[Outcome.FAULT],
            "nothing": not (counts[Outcome.ADD] or counts[Outcome.CHANGE]),
            "form": ConfirmForm(initial={"loai": kind, "noi_dung": packed(sheet)}),
            "key": uuid4().hex,
            "again": reverse("agencies:import"),
            "write": reverse("agencies:import_write"),
        }
        return render(request, "agencies/import_preview.html", context)

    def _show(self, request: HttpRequest, form: UploadForm, status: int = 200) -> HttpResponse:
        columns = [
            (one.title, [(key, head, key in one.needed) for key, head in one.columns.items()])
            for one in importers().values()
        ]
        context: dict[str, Any] = {
            "title": _("Nhập từ tệp"),
            "breadcrumb": here(),
            "form": form,
            "wrongs": wrongs(form) if form.is_bound else [],
            "button": _("Đọc tệp và xem trước"),
            "columns": columns,
            "key": uuid4().hex,
            "version": "",
            "multipart": True,
        }
        return render(request, "agencies/import.html", context, status=status)


class Write(FormPage):
    """The confirmed import: every row or none."""

    permission = AgencyPermission.KEEP
    title = gettext_lazy("Nhập từ tệp")
    button = gettext_lazy("Nhập")
    form_class = ConfirmForm

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        del request, args, kwargs
        return redirect("agencies:import")

    def context(self, form: django_forms.Form) -> dict[str, Any]:
        return {**super().context(form), "breadcrumb": here()}

    def carry_out(self, form: django_forms.Form) -> str:
        try:
            sheet = unpacked(form.cleaned_data["noi_dung"])
        except signing.BadSignature:
            form.add_error(None, _("Nội dung xem trước đã bị thay đổi. Mở lại trang nhập từ tệp."))
            return ""
        kind = form.cleaned_data["loai"]
        done = attempt(form, import_file, kind=kind, sheet=sheet, actor=self.actor, at=self.at)
        if not done:
            return ""
        counts = counted(done.result or [])
        self.success = _("Đã nhập: thêm %(added)s, sửa %(changed)s, không đổi %(same)s.") % {
            "added": counts[Outcome.ADD],
            "changed": counts[Outcome.CHANGE],
            "same": counts[Outcome.SAME],
        }
        return reverse("agencies:register")


def packed(sheet: Sheet) -> str:
    """The read rows as the page carries them to the second step, signed."""
    content = {name: getattr(sheet, name) for name in Sheet.__slots__}
    return signing.dumps(content, salt=SALT, compress=True)


def unpacked(text: str) -> Sheet:
    """The rows of ``packed``; raises signing.BadSignature when they are not what was shown."""
    return Sheet(**signing.loads(text, salt=SALT))


def _worth_showing(lines: list[Line]) -> list[tuple[Line, Badge]]:
    """Faults first, then what changes; rows that stay the same only while there is room."""
    order = [Outcome.FAULT, Outcome.CHANGE, Outcome.ADD, Outcome.SAME]
    ranked = sorted(lines, key=lambda line: (order.index(line.outcome), line.row))[:SHOWN]
    return [(line, Badge(_TONES[line.outcome], line.outcome.label)) for line in ranked]
