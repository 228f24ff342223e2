"""One section of the report as a page and as an autosave (U25, U26, S2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import uuid4

from django.core.exceptions import BadRequest, ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import (
    ComputedField,
    SectionForm,
    reason_name,
    typed,
)
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.selectors.beside import beside
from thuan.domains.oversight.reporting.selectors.conditions import Condition, conditions
from thuan.domains.oversight.reporting.selectors.last_year import copies_of
from thuan.domains.oversight.reporting.selectors.presence import (
    others_here,
    presence_words,
    present,
)
from thuan.domains.oversight.reporting.selectors.reports import due_moment
from thuan.domains.oversight.reporting.selectors.returned import to_mend
from thuan.domains.oversight.reporting.selectors.sections import sections_of
from thuan.domains.oversight.reporting.services.preparing import finish_section
from thuan.domains.oversight.reporting.views.common import report_link, report_url
from thuan.domains.oversight.reporting.views.computed import compose
from thuan.domains.oversight.reporting.views.filling import (
    KEEP,
    PAGE_FIELD,
    SHOWN_FIELD,
    TAKE,
    FillingMixin,
    fingerprints,
    hour,
    touched,
)
from thuan.domains.oversight.reporting.views.locked import lock_of
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.ui.views import FormPage
from thuan.kernel.ui.views.posting import CONFLICT, UNPROCESSABLE

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse, QueryDict

    from thuan.domains.oversight.reporting.services.saving import Saved
    from thuan.domains.oversight.reporting.template import Section


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
        compose(form, template_of(report), paper.values | values, self._place)
        for code, words in self.sums(values).items():
            if code in form.fields:
                form.fields[code].running = words  # type: ignore[attr-defined]
        lock = lock_of(report, self.actor)
        self._mark(form, locked=lock is not None)
        posted = self.request.POST
        here = self.place.section.code
        others = others_here(present(report), here, self.actor, self.at)
        asked_again = [mend for mend in to_mend(report) if mend.section.code == here]
        return {
            **super().context(form),
            "report": report,
            "lock": lock,
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

    def _mark(self, form: SectionForm, *, locked: bool) -> None:
        """The condition of each field (U26)."""
        notes = {
            field.code: getattr(form.fields[field.code], "beside", None) for field in form.shown
        }
        for code, condition in conditions(self.report, self.paper, notes).items():
            if locked and code in form.fields and not isinstance(form.fields[code], ComputedField):
                form.fields[code].condition = Condition.LOCKED  # type: ignore[attr-defined]
            elif condition is not Condition.PLAIN and code not in form.errors:
                form.fields[code].condition = condition  # type: ignore[attr-defined]

    def _place(self, section: Section, code: str) -> str:
        """Where a figure of this or another part is typed."""
        if section.code == self.place.section.code:
            return f"#id_{code}"
        page = reverse("reporting:section", args=[self.report.public_id, section.code])
        return f"{page}#id_{code}"


def _folded(form: SectionForm) -> set[str]:
    """Fields of the short form that stay folded away until asked for.

    A figure that follows from others stands where they stand: folded only with one of them.
    """
    folded = {field.code for field in form.shown if field.folded and not field.computed}
    for field in form.shown:
        if field.computed and folded & {*field.computed.numerator, *field.computed.denominator}:
            folded.add(field.code)
    return folded
