"""The save while typing: some fields of one section, and what became of each (U26)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views import View

from thuan.domains.oversight.reporting.enums import ReportState
from thuan.domains.oversight.reporting.forms import SectionForm, reason_name
from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.selectors.beside import beside
from thuan.domains.oversight.reporting.selectors.conditions import conditions
from thuan.domains.oversight.reporting.selectors.presence import (
    is_noted,
    others_here,
    presence_words,
    present,
)
from thuan.domains.oversight.reporting.services.saving import Saved, note_presence
from thuan.domains.oversight.reporting.views.filling import SPOKEN_FIELD, FillingMixin, hour
from thuan.domains.oversight.reporting.views.locked import lock_of
from thuan.kernel.ui.views.posting import CONFLICT, UNPROCESSABLE

if TYPE_CHECKING:
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import SectionPresence
    from thuan.domains.oversight.reporting.views.filling import Both


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
            lock = lock_of(self.report, self.actor)
            return _locked(lock.reason if lock else "")
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
