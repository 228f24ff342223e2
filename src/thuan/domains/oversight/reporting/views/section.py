"""One section of the report as a page and as an autosave (U25, U26, S2)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import SectionForm, reason_name, typed
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.selectors.beside import beside
from thuan.domains.oversight.reporting.selectors.conditions import Condition, conditions
from thuan.domains.oversight.reporting.selectors.last_year import copies_of
from thuan.domains.oversight.reporting.selectors.presence import (
    is_noted,
    others_here,
    presence_words,
    present,
)
from thuan.domains.oversight.reporting.selectors.reports import due_moment
from thuan.domains.oversight.reporting.selectors.returned import to_mend
from thuan.domains.oversight.reporting.selectors.sections import sections_of
from thuan.domains.oversight.reporting.services.preparing import finish_section
from thuan.domains.oversight.reporting.services.saving import Saved, note_presence
from thuan.domains.oversight.reporting.views.common import report_link, report_url
from thuan.domains.oversight.reporting.views.filling import (
    KEEP,
    PAGE_FIELD,
    SHOWN_FIELD,
    SPOKEN_FIELD,
    TAKE,
    FillingMixin,
    fingerprints,
    hour,
    touched,
)
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.ui.views import FormPage
from thuan.kernel.ui.views.posting import CONFLICT, UNPROCESSABLE

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, QueryDict

    from thuan.domains.oversight.reporting.models import SectionPresence
    from thuan.domains.oversight.reporting.views.filling import Both


class SectionPage(FillingMixin, FormPage):
    """One section: fields, what was saved when, and the way on; whole without script."""

    form_class = SectionForm
    template_name: ClassVar[str] = "reporting/section.html"
    button = gettext_lazy("Lưu và sang phần sau")

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.place.section.heading

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.report.state != ReportState.DRAFT:
            return redirect(report_url(self.report))
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what can be saved; come back with what cannot be read, cannot be or is asked.

        Saving fields needs no key, it is harmless when repeated; the act under the key is the
        answer to whether the section is done.
        """
        if not self.key:
            raise BadRequest(_("Biểu mẫu gửi lên thiếu khóa chống gửi trùng."))
        request.POST = self._with_theirs(request.POST)  # type: ignore[assignment]
        form = self.form(request.POST)
        assert isinstance(form, SectionForm)
        form.is_valid()
        try:
            saved = self.save(form, request.POST, touched(form, request.POST))
        except ValidationError as refused:
            form.add_error(None, list(refused.messages))
            return self.show(form, status=UNPROCESSABLE)
        for code, sentence in saved.refused.items():
            form.add_error(code, sentence)
        if saved.conflicts:
            return self._ask(form, saved)
        if form.errors:
            return self.show(form, status=UNPROCESSABLE)
        return super().post(request, *args, **kwargs)

    def _with_theirs(self, posted: QueryDict) -> QueryDict:
        """What was sent, with the other person's value where the button said to take it."""
        taken = posted.get(TAKE, "")
        fields = {field.code: field for field in self.form_arguments()["asked"]}
        if taken not in fields:
            return posted
        changed = posted.copy()
        value = typed(fields[taken], self.paper.values.get(taken))
        changed.setlist(taken, value if isinstance(value, list) else [str(value)])
        return changed

    def _ask(self, form: SectionForm, saved: Saved) -> HttpResponse:
        """Both values beside each field in conflict; everything else is saved already (P6)."""
        asked = self.both(form, saved.conflicts)
        form.add_error(
            None,
            _("Có mục người khác vừa sửa; các mục còn lại đã lưu. Chọn số liệu nào thì giữ."),
        )
        for both in asked:
            form.fields[both.code].both = both  # type: ignore[attr-defined]
            form.add_error(both.code, both.sentence)
        return self.show(form, status=CONFLICT)

    def base_version(self) -> int | None:
        return self.paper.version

    def carry_out(self, form: forms.Form) -> str:
        if "xong" in form.fields:
            finish_section(
                actor=self.actor,
                at=self.at,
                paper=self.paper,
                section=self.place.section.code,
                done=form.cleaned_data.get("xong") == "xong",
            )
        if {KEEP, TAKE} & set(self.request.POST):
            return self.request.path
        if again := self._to_be_explained(form):
            return again
        following = self.place.following
        if "ve-danh-sach" in self.request.POST or following is None:
            return report_url(self.report)
        return f"{report_url(self.report)}phan/{following.code}/"

    def _to_be_explained(self, form: forms.Form) -> str:
        """This page again, where a figure just saved wants a reason nobody was asked for yet.

        The page that was sent decides what was asked: the saves while typing may have kept the
        figure long before, without a box for its reason.
        """
        asked = self.request.POST
        for code, note in beside(self.report, self.paper).items():
            if note.lacks_reason and code in form.fields and reason_name(code) not in asked:
                self.success = _("Đã lưu. Có số liệu cần ghi lý do ở phần này.")
                return f"{self.request.path}#id_{reason_name(code)}"
        return ""

    def context(self, form: forms.Form) -> dict[str, Any]:
        assert isinstance(form, SectionForm)
        report, paper = self.report, self.paper
        values = form.cleaned_values() if form.is_bound else {}
        for code, words in self.sums(values).items():
            if code in form.fields:
                form.fields[code].running = words  # type: ignore[attr-defined]
        notes = {
            field.code: getattr(form.fields[field.code], "beside", None) for field in form.asked
        }
        for code, condition in conditions(report, paper, notes).items():
            if condition is not Condition.PLAIN and code not in form.errors:
                form.fields[code].condition = condition  # type: ignore[attr-defined]
        posted = self.request.POST
        here = self.place.section.code
        others = others_here(present(report), here, self.actor, self.at)
        asked_again = [mend for mend in to_mend(report) if mend.section.code == here]
        return {
            **super().context(form),
            "report": report,
            "place": self.place,
            "to_mend": asked_again,
            "to_copy": len(copies_of(report, self.place.section, paper)),
            "sections": sections_of(report, paper),
            "saved_at": paper.updated_at,
            "saved_hour": hour(paper.updated_at),
            "due": time_left(self.at, due_moment(report) or report.deadline_at),
            "presence": presence_words(others),
            "page_key": posted.get(PAGE_FIELD, "")[:40] or uuid4().hex[:12],
            "shown": posted.get(SHOWN_FIELD) or fingerprints(form, paper.values),
            "person": self.actor.person_id,
            "folded": _folded(form) - {mend.code for mend in asked_again},
            "breadcrumb": (report_link(report),),
        }


class SaveFields(FillingMixin, View):
    """The save while typing: some fields of the form, told by ``muc``; without any, "I am here".

    200: all stand in the paper. 409: another person changed one of them. 422: one cannot be read,
    cannot be, or the report is locked. Every answer says what became of each field.
    """

    def form_arguments(self) -> dict[str, Any]:
        """The fields this save speaks of: the others are neither read nor judged."""
        arguments = super().form_arguments()
        names = set(self.request.POST.getlist(SPOKEN_FIELD))
        spoken = (f for f in arguments["asked"] if names & {f.code, reason_name(f.code)})
        return {**arguments, "asked": tuple(spoken), "asks_done": False}

    @cached_property
    def presences(self) -> list[SectionPresence]:
        """Who is at the report, read once for the answer."""
        return present(self.report)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """Save, and say who else is here and how the sums stand."""
        del args, kwargs
        section = self.place.section
        if self.report.state != ReportState.DRAFT:
            return _locked(_("Báo cáo đang ở bước khác, không sửa được số liệu lúc này."))
        form = SectionForm(request.POST, **self.form_arguments())
        form.is_valid()
        spoken = [name for name in request.POST.getlist(SPOKEN_FIELD) if name in form.fields]
        try:
            saved = self.save(form, request.POST, spoken)
        except ValidationError as refused:
            return _locked(" ".join(refused.messages))
        if not is_noted(self.presences, section.code, self.actor, self.at):
            note_presence(actor=self.actor, at=self.at, report=self.report, section=section.code)
        unread = {
            name: " ".join(map(str, form.errors[name])) for name in spoken if name in form.errors
        }
        return self._answer(form, saved, {**unread, **saved.refused}, spoken)

    def _answer(
        self, form: SectionForm, saved: Saved, refused: dict[str, str], spoken: list[str]
    ) -> JsonResponse:
        asked = self.both(form, saved.conflicts)
        values = {c: v for c, v in form.cleaned_values().items() if c in spoken}
        status = CONFLICT if asked else UNPROCESSABLE if refused else 200
        others = others_here(self.presences, self.place.section.code, self.actor, self.at)
        content = {
            "version": saved.paper.version,
            "line": _("Đã lưu lúc %(time)s") % {"time": hour(self.at)} if saved.codes else "",
            "saved": list(saved.codes),
            "refused": refused,
            "conflicts": {both.code: _told(both) for both in asked},
            "conditions": self._conditions(saved),
            "sums": self.sums(values),
            "presence": presence_words(others),
        }
        return JsonResponse(content, status=status)

    def _conditions(self, saved: Saved) -> dict[str, str]:
        """How the saved figures stand now, and those whose reasons were saved (U26)."""
        codes = {code.removeprefix(reason_name("")) for code in saved.codes}
        if not codes:
            return {}
        paper = saved.paper
        paper.report = self.report
        fields = template_of(self.report).fields
        # Last year is looked up only for a figure about which it, or a register, may ask.
        doubted = any(fields[code].confirm or code in paper.facts for code in codes)
        notes = beside(self.report, paper, codes) if doubted else {}
        known = {code: notes.get(code) for code in codes}
        return {code: str(state) for code, state in conditions(self.report, paper, known).items()}


def _told(both: Both) -> dict[str, Any]:
    return {
        "sentence": both.sentence,
        "value": both.value,
        "version": both.version,
        "keep": both.keep,
        "take": both.take,
    }


def _locked(sentence: str) -> JsonResponse:
    return JsonResponse({"locked": sentence}, status=UNPROCESSABLE)


def _folded(form: forms.Form) -> set[str]:
    """Fields of the short form that stay folded away until asked for."""
    return {
        name
        for name, field in form.fields.items()
        if getattr(getattr(field, "template_field", None), "folded", False)
    }
