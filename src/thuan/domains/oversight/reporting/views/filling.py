"""What the section page and its autosave share: the report, the form, which fields were touched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.forms import SectionForm, reason_name, typed
from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.beside import beside
from thuan.domains.oversight.reporting.selectors.sections import computed_words
from thuan.domains.oversight.reporting.services.saving import (
    Saved,
    Turn,
    save_fields,
    save_reasons,
)
from thuan.domains.oversight.reporting.template import asks_whether_done, running_sums, shown
from thuan.domains.oversight.reporting.views.common import report_or_404
from thuan.kernel.accounts.models import Person
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.ui.views import GuardedMixin

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.domains.oversight.reporting.services.saving import Conflict
    from thuan.domains.oversight.reporting.template import Section, Template

# The page's own hidden fields: what it showed, which fields a save speaks of, its save counter.
SHOWN_FIELD, SPOKEN_FIELD, PAGE_FIELD, TURN_FIELD = "goc", "muc", "trang", "luot"
# "seen.CODE": the version of another person's value about which this one has decided.
SEEN_PREFIX = "da-xem."
KEEP, TAKE = "giu", "lay"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section stands among the others."""

    number: int
    total: int
    section: Section
    preceding: Section | None
    following: Section | None


def place_of(template: Template, code: str) -> Place:
    """The section with this code; raises Http404."""
    listed = list(template.sections)
    for number, section in enumerate(listed, start=1):
        if section.code == code:
            before = listed[number - 2] if number > 1 else None
            after = listed[number] if number < len(listed) else None
            return Place(number, len(listed), section, before, after)
    raise Http404


@dataclass(frozen=True, slots=True)
class Both:
    """A conflict in words, for the page and for the autosave's answer."""

    code: str
    sentence: str
    value: Any
    version: int
    keep: str
    take: str


class FillingMixin(GuardedMixin):
    """One section of one's own report, its working paper and its form."""

    permission = ReportPermission.PREPARE
    kwargs: dict[str, Any]

    @cached_property
    def report(self) -> AnnualReport:
        """The report behind the address; another agency's does not exist."""
        found = report_or_404(self.actor, self.kwargs["public_id"], with_paper=True)
        if found.agency_id not in self.actor.agency_ids:
            raise Http404
        return found

    @cached_property
    def paper(self) -> DraftContent:
        """The working paper; raises Http404 before the report was begun."""
        if not hasattr(self.report, "draft"):
            raise Http404
        return self.report.draft

    @cached_property
    def place(self) -> Place:
        return place_of(template_of(self.report), self.kwargs["code"])

    def form_arguments(self) -> dict[str, Any]:
        report, section = self.report, self.place.section
        template, on = template_of(report), last_day_of(report)
        return {
            "asked": template.section_fields(section, report.group, on),
            "values": self.paper.values,
            "beside": beside(report, self.paper) if self.asks_reasons() else {},
            "asks_done": asks_whether_done(template, section, report.group, on),
            "said_done": section.code in self.paper.done_sections,
        }

    def asks_reasons(self) -> bool:
        """Whether the form has its questions for reasons: the page has, a save names them."""
        spoken = self.request.POST.getlist(SPOKEN_FIELD)
        return not spoken or any(name.startswith(reason_name("")) for name in spoken)

    def save(self, form: SectionForm, posted: QueryDict, codes: Iterable[str]) -> Saved:
        """Save these fields of the form as far as they can be read; raises ValidationError."""
        wanted = set(codes)
        self._save_reasons(form, wanted)
        values = {code: v for code, v in form.cleaned_values().items() if code in wanted}
        if not values:
            # The reasons of a field stand in the paper as they came.
            return Saved(self.paper, tuple(wanted & {reason_name(f.code) for f in form.shown}))
        saved = save_fields(
            actor=self.actor,
            at=self.at,
            paper=self.paper,
            values=values,
            base_version=number(posted.get("phien_ban")) or self.paper.version,
            seen=decided(posted),
            turn=_turn(posted),
        )
        self.paper = saved.paper
        return saved

    def _save_reasons(self, form: SectionForm, wanted: set[str]) -> None:
        """Keep the explanations among the fields of this save."""
        given = form.given_reasons()
        reasons = {code: text for code, text in given.items() if reason_name(code) in wanted}
        if reasons:
            self.paper = save_reasons(
                actor=self.actor, at=self.at, paper=self.paper, reasons=reasons
            )

    def both(self, form: SectionForm, conflicts: Iterable[Conflict]) -> list[Both]:
        """Each conflict with both values, by whom and when; one query however many."""
        listed = list(conflicts)
        people = Person.objects.in_bulk([c.by_id for c in listed if c.by_id]) if listed else {}
        asked = {field.code: field for field in form.asked}
        found = []
        for conflict in listed:
            field, person = asked[conflict.code], people.get(conflict.by_id or 0)
            name = person.full_name if person else _("người khác")
            words = {
                "name": name,
                "value": shown(field, conflict.stored),
                "time": hour(conflict.at),
                "mine": shown(field, conflict.mine),
            }
            sentence = _("%(name)s ghi “%(value)s” lúc %(time)s. Ô này đang là “%(mine)s”.") % words
            take = _("Lấy của %(name)s") % words
            value = typed(field, conflict.stored)
            mine = _("Giữ của tôi")
            found.append(Both(conflict.code, sentence, value, conflict.version, mine, take))
        return found

    def sums(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The running sums of the section over these values, by the field they stand beside.

        A total that stands in the section itself says there how far it is.
        """
        template, known = template_of(self.report), {**self.paper.values, **values}
        section = self.place.section
        given = {code: value for code, value in known.items() if value is not None}
        sums = running_sums(template, section, given)
        so_far = {s.total: s.amount for s in sums}
        beside_typed = {s.code: s.words for s in sums if s.total not in section.fields}
        return beside_typed | computed_words(template, section.fields, given, so_far)


def hour(at: dt.datetime) -> str:
    """``15:20`` in Vietnam."""
    return at.astimezone(ICT).strftime("%H:%M")


def number(text: str | None) -> int | None:
    """A whole number of the page's own hidden fields, or None."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


def fingerprints(form: SectionForm, values: Mapping[str, Any]) -> str:
    """What the page shows of each field, short: a form without script tells what was touched."""
    return json.dumps({field.code: _mark(values.get(field.code)) for field in form.asked})


def touched(form: SectionForm, posted: QueryDict) -> list[str]:
    """The fields that no longer are what the page showed; all of them when it does not say."""
    try:
        was = json.loads(posted.get(SHOWN_FIELD, ""))
    except ValueError:
        was = {}
    if not isinstance(was, dict):
        was = {}
    values = form.cleaned_values()
    changed = [code for code, value in values.items() if was.get(code) != _mark(value)]
    return [*changed, *map(reason_name, form.given_reasons())]


def decided(posted: QueryDict) -> dict[str, int]:
    """Field → version of the other's value that the person has seen and decided about.

    A button that speaks of one field decides about that field alone.
    """
    only = posted.get(KEEP) or posted.get(TAKE)
    found = {}
    for name in posted:
        version = number(posted.get(name))
        code = name.removeprefix(SEEN_PREFIX)
        if name != code and version is not None and (not only or code == posted.get(KEEP)):
            found[code] = version
    return found


def _turn(posted: QueryDict) -> Turn | None:
    page, turn = posted.get(PAGE_FIELD, "")[:40], number(posted.get(TURN_FIELD))
    return Turn(page, turn) if page and turn else None


def _mark(value: Any) -> str:
    return sha256_hex(canonical_json(value))[:8] if value not in (None, "", []) else ""
