"""Figures from the sheet the clerk already has: file, cells, preview, and the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState, UploadState
from thuan.domains.oversight.reporting.forms import FigureFileForm, MappingForm, TakeForm
from thuan.domains.oversight.reporting.judging import draft_of
from thuan.domains.oversight.reporting.lists.figures import Book, guessed, own_figures
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.reports.blank import blank_sheet
from thuan.domains.oversight.reporting.selectors.uploads import (
    Effect,
    Proposal,
    book_of,
    broken_rules,
    fillable,
    last_mapping,
    owing_reasons,
    proposals,
    uploads,
)
from thuan.domains.oversight.reporting.services.uploads import (
    keep_upload,
    map_figures,
    take_figures,
)
from thuan.domains.oversight.reporting.views.common import report_link, report_or_404, report_url
from thuan.kernel.files.enums import MEDIA_TYPES, Kind
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent, FigureUpload
    from thuan.kernel.accounts.actor import Actor

OFFERED_CELLS = 400
# A paper whose figures were taken back is offered on the report's page, not here as a file.
GIVEN_BACK = Q(from_version__isnull=False, state=UploadState.UPLOADED)


def own_report_or_404(actor: Actor, public_id: UUID) -> AnnualReport:
    """A report of one of the person's own agencies; the province's look at others fills nothing."""
    report = report_or_404(actor, public_id)
    if report.agency_id not in actor.agency_ids:
        raise Http404
    return report


def here(report: AnnualReport) -> tuple[Link, ...]:
    files = Link(_("Lấy số liệu từ tệp Excel"), report_url(report, "upload_figures"))
    return report_link(report), files


class UploadFigures(FormPage):
    """Choose a file, or take the empty sheet; earlier files with their way back."""

    permission = ReportPermission.PREPARE
    form_class = FigureFileForm
    template_name: ClassVar[str] = "reporting/upload_figures.html"
    title = gettext_lazy("Lấy số liệu từ tệp Excel")
    button = gettext_lazy("Đọc tệp và xem trước")
    lead = gettext_lazy(
        "Tệp nào cũng được, theo mẫu riêng của cơ quan hay theo bảng trống tải về dưới đây. "
        "Trước khi ghi, từng số được xem lại; chưa bấm ghi thì báo cáo giữ nguyên."
    )

    def report(self) -> AnnualReport:
        return own_report_or_404(self.actor, self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        report = self.report()
        if report.state != ReportState.DRAFT:
            return redirect(report_url(report))
        return super().get(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        self.report()  # another agency's report is not there, before a byte of the file is kept
        return {}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, FigureFileForm)
        report = self.report()
        cells, ours = first_guess(self.actor, report, form.book)
        done = attempt(
            form,
            keep_upload,
            actor=self.actor,
            at=self.at,
            report=report,
            intake=form.cleaned_data["tep"],
            mapping={code: cell.place() for code, cell in cells.items()},
        )
        if done.result is None:
            return ""
        step = "preview_figures" if ours and cells else "map_figures"
        return reverse(f"reporting:{step}", args=[done.result.public_id])

    def context(self, form: forms.Form) -> dict[str, Any]:
        report = self.report()
        return {
            **super().context(form),
            "breadcrumb": here(report)[:1],
            "blank_url": report_url(report, "blank_sheet"),
            "earlier": uploads(self.actor).filter(report=report).exclude(GIVEN_BACK)[:10],
            "applied": UploadState.APPLIED,
        }


def first_guess(actor: Actor, report: AnnualReport, book: Book) -> tuple[dict[str, Any], bool]:
    """Which cell fills which field, and whether it is our own sheet."""
    asked = fillable(report)
    found = own_figures(book, asked)
    if found is not None:
        return found, True
    remembered = last_mapping(actor, report)
    return guessed(book, asked, year=report.cycle.year, remembered=remembered), False


class BlankSheet(GuardedMixin, View):
    """The empty sheet of this report's fields."""

    permission = ReportPermission.PREPARE

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        del request
        report = own_report_or_404(self.actor, public_id)
        response = HttpResponse(blank_sheet(report), content_type=MEDIA_TYPES[Kind.XLSX])
        name = f"bao-cao-nam-{report.cycle.year}.xlsx"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class UploadStep(FormPage):
    """A page about one uploaded file of one's own agency."""

    permission = ReportPermission.PREPARE

    def upload(self) -> FigureUpload:
        found = uploads(self.actor).filter(public_id=self.kwargs["public_id"]).first()
        if found is None or found.agency_id not in self.actor.agency_ids or found.from_version:
            raise Http404
        return found

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._unless_over(super().get, request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._unless_over(super().post, request, *args, **kwargs)

    def _unless_over(
        self, go_on: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """A file already written, or a report further on, leads back to the report."""
        upload = self.upload()
        if upload.state != UploadState.UPLOADED or upload.report.state != ReportState.DRAFT:
            return redirect(report_url(upload.report))
        try:
            return go_on(request, *args, **kwargs)
        except ValidationError as gone:
            messages.error(request, " ".join(gone.messages))
            return redirect(report_url(upload.report, "upload_figures"))

    def context(self, form: forms.Form) -> dict[str, Any]:
        upload = self.upload()
        return {**super().context(form), "breadcrumb": here(upload.report), "upload": upload}


class MapFigures(UploadStep):
    """Which cell fills which field; the clerk confirms or changes."""

    form_class = MappingForm
    template_name: ClassVar[str] = "reporting/map_figures.html"
    title = gettext_lazy("Ghép mục với ô trong tệp")
    button = gettext_lazy("Xem trước số liệu")

    def base_version(self) -> int | None:
        return self.upload().version

    def form_arguments(self) -> dict[str, Any]:
        upload = self.upload()
        return {
            "asked": fillable(upload.report),
            "book": book_of(upload),
            "mapping": upload.mapping,
        }

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, MappingForm)
        if not form.places:
            form.add_error(None, _("Chưa ghép mục nào. Ghi ô trong tệp cho ít nhất một mục."))
            return ""
        upload = self.upload()
        done = attempt(
            form,
            map_figures,
            actor=self.actor,
            at=self.at,
            upload=upload,
            mapping=form.places,
            base_version=self.version,
        )
        return reverse("reporting:preview_figures", args=[upload.public_id]) if done else ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        assert isinstance(form, MappingForm)
        cells = [
            cell
            for sheet, rows in form.book.pages.items()
            for row, values in enumerate(rows, 1)
            for column in range(1, len(values) + 1)
            if (cell := form.book.cell(sheet, row, column)) and cell.label
        ]
        found = {code for code in form.fields if form.known.get(code) or form.errors.get(code)}
        return {**super().context(form), "cells": cells[:OFFERED_CELLS], "found": found}


class PreviewFigures(UploadStep):
    """What would change, figure by figure; only ticked figures are written."""

    form_class = TakeForm
    template_name: ClassVar[str] = "reporting/preview_figures.html"
    title = gettext_lazy("Xem trước số liệu lấy từ tệp")
    button = gettext_lazy("Ghi các mục đã chọn vào báo cáo")

    def paper(self) -> DraftContent:
        return draft_of(self.upload().report)

    def lines(self) -> list[Proposal]:
        upload = self.upload()
        return proposals(upload, self.paper(), book_of(upload))

    def form_arguments(self) -> dict[str, Any]:
        lines = [p for p in self.lines() if p.effect is not Effect.FAULT]
        # Also what no longer differs, so that a second press is the same act and no refusal.
        offered = [(p.field.code, str(p.field.label)) for p in lines]
        new = [p.field.code for p in lines if p.effect in _TAKEN]
        return {"offered": offered, "initial": {"lay": new}}

    def carry_out(self, form: forms.Form) -> str:
        upload, ticked = self.upload(), set(form.cleaned_data["lay"])
        readable = [p for p in self.lines() if p.effect is not Effect.FAULT]
        values = {p.field.code: p.value for p in readable if p.field.code in ticked}
        done = attempt(
            form,
            take_figures,
            actor=self.actor,
            at=self.at,
            upload=upload,
            values=values,
            seen=form.cleaned_data["da_thay"],
        )
        if not done:
            return ""
        self.success = _("Đã ghi %(n)s mục từ tệp “%(name)s” vào báo cáo.") % {
            "n": len(values),
            "name": upload.file.name,
        }
        return report_url(upload.report)

    def context(self, form: forms.Form) -> dict[str, Any]:
        upload, lines, paper = self.upload(), self.lines(), self.paper()
        ticked = set(form["lay"].value() or ())
        taken = [p for p in lines if p.effect in _TAKEN]
        values = {p.field.code: p.value for p in taken}
        owing = owing_reasons(upload.report, paper, values)
        return {
            **super().context(form),
            "lines": [(p, p.field.code in ticked, owing.get(p.field.code)) for p in taken],
            "faults": [p for p in lines if p.effect is Effect.FAULT],
            "same": [p for p in lines if p.effect is Effect.SAME],
            # Always what stands now: after a refusal the next press is a decision.
            "seen": json.dumps({code: paper.values.get(code) for code in values}),
            "broken": broken_rules(upload.report, paper, values),
            "map_url": reverse("reporting:map_figures", args=[upload.public_id]),
        }


_TAKEN = frozenset({Effect.NEW, Effect.CHANGE})
