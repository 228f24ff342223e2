"""The report as its own agency works on it: task list, sections, check page, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import SectionForm, reason_name, typed
from thuan.domains.oversight.reporting.judging import (
    judge,
    judge_paper,
    last_day_of,
    template_of,
)
from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import beside, paper_content
from thuan.domains.oversight.reporting.selectors.cycles import present_cycle
from thuan.domains.oversight.reporting.selectors.last_year import copies_of
from thuan.domains.oversight.reporting.selectors.reports import own_report, receipt_of
from thuan.domains.oversight.reporting.selectors.sections import sections_of, told
from thuan.domains.oversight.reporting.services.preparing import finish_section, save_values
from thuan.domains.oversight.reporting.template import asks_whether_done, shown
from thuan.domains.oversight.reporting.views.common import may_fill, report_or_404, report_url
from thuan.kernel.ui.components import Link, Wrong
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.template import Section, Template


class MyReport(GuardedMixin, View):
    """This year's report of one's own agency, whatever its state."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest) -> HttpResponse:
        """To the report, or a page that says when there will be one."""
        cycle = present_cycle()
        report = own_report(self.actor, cycle) if cycle else None
        if report is not None:
            return redirect(report_url(report))
        context = {"title": _("Báo cáo năm"), "cycle": cycle}
        return render(request, "reporting/no_report.html", context)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands among the others."""

    number: int
    total: int
    section: Section
    following: Section | None


def place_of(template: Template, code: str) -> Place:
    """The section with this code; raises Http404."""
    listed = list(template.sections)
    for number, section in enumerate(listed, start=1):
        if section.code == code:
            after = listed[number] if number < len(listed) else None
            return Place(number, len(listed), section, after)
    raise Http404


class SectionPage(FormPage):
    """One section of the report: fields, what was saved when, and the way on (U25)."""

    permission = ReportPermission.PREPARE
    form_class = SectionForm
    template_name: ClassVar[str] = "reporting/section.html"
    button = gettext_lazy("Lưu và sang phần sau")

    def report(self) -> AnnualReport:
        report = report_or_404(self.actor, self.kwargs["public_id"])
        if report.agency_id not in self.actor.agency_ids:
            raise Http404
        return report

    def paper(self, report: AnnualReport) -> DraftContent:
        found = DraftContent.objects.filter(report=report).select_related("report__cycle").first()
        if found is None:
            raise Http404
        return found

    @property
    def place(self) -> Place:
        return place_of(template_of(self.report()), self.kwargs["code"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.place.section.heading

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        report = self.report()
        if report.state != ReportState.DRAFT:
            return redirect(report_url(report))
        return super().get(request, *args, **kwargs)

    def form_arguments(self) -> dict[str, Any]:
        report = self.report()
        template, on, section = template_of(report), last_day_of(report), self.place.section
        paper = self.paper(report)
        return {
            "asked": template.section_fields(section, report.group, on),
            "values": paper.values,
            "beside": beside(report, paper),
            "asks_done": asks_whether_done(template, section, report.group, on),
            "said_done": section.code in paper.done_sections,
        }

    def base_version(self) -> int | None:
        return self.paper(self.report()).version

    def stored(self) -> dict[str, str]:
        """What the other one saved, in words, where it differs from what came with this press."""
        arguments = self.form_arguments()
        values, posted = arguments["values"], self.request.POST
        return {
            field.code: shown(field, values.get(field.code))
            for field in arguments["asked"]
            if str(typed(field, values.get(field.code))) != posted.get(field.code, "")
        }

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, SectionForm)
        report = self.report()
        paper, section = self.paper(report), self.place.section
        values = form.cleaned_values()
        if self._contradicted(form, report, {**paper.values, **values}, section):
            return ""
        saved = attempt(
            form,
            save_values,
            actor=self.actor,
            at=self.at,
            paper=paper,
            values=values,
            **form.given_reasons(paper.facts),
            base_version=self.version or paper.version,
        )
        if not saved:
            return ""
        if "xong" in form.fields:
            done = form.cleaned_data.get("xong") == "xong"
            finish_section(
                actor=self.actor, at=self.at, paper=paper, section=section.code, done=done
            )
        return self._to_be_explained(form, report) or self._way_on(report)

    def _to_be_explained(self, form: SectionForm, report: AnnualReport) -> str:
        """This page again, where a figure just saved wants a reason nobody was asked for yet."""
        for code, note in beside(report, self.paper(report)).items():
            if note.lacks_reason and code in form.fields and reason_name(code) not in form.fields:
                self.success = _("Đã lưu. Có số liệu cần ghi lý do ở phần này.")
                return f"{self.request.path}#id_{reason_name(code)}"
        return ""

    def _contradicted(
        self,
        form: forms.Form,
        report: AnnualReport,
        values: dict[str, Any],
        section: Section,
    ) -> bool:
        """Figures that cannot be are shown beside their fields and not saved (U27)."""
        known = {code: value for code, value in values.items() if value is not None}
        found = False
        for fault in judge(report, known, {}).wrong:
            here = [code for code in fault.fields if code in form.fields]
            if here and set(fault.fields) & set(section.fields):
                form.add_error(here[0], fault.sentence)
                found = True
        return found

    def _way_on(self, report: AnnualReport) -> str:
        following = self.place.following
        if "ve-danh-sach" in self.request.POST or following is None:
            return report_url(report)
        return f"{report_url(report)}phan/{following.code}/"

    def context(self, form: forms.Form) -> dict[str, Any]:
        report = self.report()
        paper = self.paper(report)
        return {
            **super().context(form),
            "report": report,
            "place": self.place,
            "sections": sections_of(report, paper),
            "saved_at": paper.updated_at,
            "folded": _folded(form),
            "to_copy": len(copies_of(report, self.place.section, paper)),
            "breadcrumb": (Link(str(report.cycle), report_url(report)),),
        }


def _folded(form: forms.Form) -> set[str]:
    """Fields of the short form that stay folded away until asked for."""
    return {
        name
        for name, field in form.fields.items()
        if getattr(getattr(field, "template_field", None), "folded", False)
    }


class CheckAnswers(GuardedMixin, View):
    """All answers on one page before they are sent to the signer (U29)."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        paper = DraftContent.objects.filter(report=report).first()
        if paper is None:
            return redirect(report_url(report))
        judgement = judge_paper(report, paper)
        context = {
            "title": _("Kiểm tra rồi trình người ký"),
            "breadcrumb": (Link(str(report.cycle), report_url(report)),),
            "report": report,
            **told(report, paper_content(paper)),
            "may_edit": may_fill(report, self.actor),
            "problems": [
                Wrong(fault.sentence) for fault in (*judgement.wrong, *judgement.to_explain)
            ],
            "missing": judgement.completeness.required - judgement.completeness.filled,
            "judgement": judgement,
        }
        return render(request, "reporting/check_answers.html", context)


class Receipt(GuardedMixin, View):
    """Proof of arrival: number, server time, fingerprint; the address stays valid (U30)."""

    permission = ReportPermission.VIEW

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        report = report_or_404(self.actor, public_id)
        submission = receipt_of(report)
        if submission is None:
            raise Http404
        context = {
            "title": _("Đã gửi báo cáo"),
            "breadcrumb": (Link(str(report.cycle), report_url(report)),),
            "report": report,
            "submission": submission,
            "fingerprint": submission.report_version.content_hash[:12],
        }
        return render(request, "reporting/receipt.html", context)
