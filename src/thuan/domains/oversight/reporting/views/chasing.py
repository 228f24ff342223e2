"""The page for chasing one agency's report: standing, whom to call, what was said, next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import Channel
from thuan.domains.oversight.reporting.forms.chasing import ContactForm
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.chasing import (
    broken_promise,
    callers,
    contacts_of,
    extensions_of,
    stated_caller,
    waivers_of,
)
from thuan.domains.oversight.reporting.selectors.letters import issued_letters
from thuan.domains.oversight.reporting.selectors.reminding import reminders_of
from thuan.domains.oversight.reporting.selectors.tracking import is_overdue, tracked
from thuan.domains.oversight.reporting.services.chasing import note_contact
from thuan.domains.oversight.reporting.views.tracking import asked_cycle
from thuan.domains.oversight.reporting.words import arrival_badge, group_names, telephone
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can
from thuan.kernel.text.dates import format_date, format_datetime
from thuan.kernel.ui.addresses import record_url
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor


def cycle_or_404(request: HttpRequest) -> ReportCycle:
    """The cycle that the address asks for, or the present one."""
    cycle = asked_cycle(request)
    if cycle is None:
        raise Http404
    return cycle


def entry_or_404(
    actor: Actor, cycle: ReportCycle, public_id: UUID, permission: ReportPermission
) -> Any:
    """The agency's line on the roster with its standing; another district's does not exist."""
    rows = tracked(actor, cycle, permission=permission).filter(agency__public_id=public_id)
    entry = rows.first()
    if entry is None:
        raise Http404
    return entry


def chase_url(public_id: UUID, year: int) -> str:
    return f"{record_url('reporting:chase', public_id)}?nam={year}"


class ChasePage(RecordView[Any]):
    """What an officer needs before him while he telephones, on a phone as on a desk (U35)."""

    permission = ReportPermission.TRACK
    template_name: ClassVar[str] = "reporting/chase.html"
    breadcrumb = (Link(gettext_lazy("Theo dõi báo cáo năm"), "/bao-cao/theo-doi/"),)

    def record(self) -> Any:
        self.cycle = cycle_or_404(self.request)
        public_id = self.kwargs["public_id"]
        return entry_or_404(self.actor, self.cycle, public_id, ReportPermission.TRACK)

    def header(self, record: Any) -> Header:
        overdue = is_overdue(self.cycle, self.at)
        steps = self._steps(record)
        facts = [group_names().get(record.group, record.group), record.code]
        if record.first_at is not None:
            words = _("gửi trễ hạn") if record.is_late else _("gửi đúng hạn")
            facts.append(f"{words}, {format_datetime(record.first_at)}")
        waiting = record.first_at is None and self.cycle.deadline_at is not None
        return Header(
            title=record.name,
            state=arrival_badge(late=record.is_late, state=record.report_state, overdue=overdue),
            due=time_left(self.at, self.cycle.deadline_at)
            if waiting and self.cycle.deadline_at
            else "",
            facts=tuple(facts),
            next_step=steps[0] if steps else None,
            actions=tuple(steps[1:]),
        )

    def _steps(self, record: Any) -> list[Link]:
        """What this person may do about the agency's report, the telephone first."""
        steps = []
        query = f"?nam={self.cycle.year}"
        if can(self.actor, ReportPermission.CHASE, agency_id=record.agency_id):
            note = record_url("reporting:note_contact", record.agency_public_id)
            steps.append(Link(_("Ghi lần liên hệ"), note + query, "pencil"))
            if record.first_at is None:
                remind = f"{reverse('reporting:remind')}{query}&chon={record.pk}"
                steps.append(Link(_("Nhắc gửi báo cáo"), remind, "bell"))
        if record.report_public_id is not None:
            report = record_url("reporting:report", record.report_public_id)
            steps.append(Link(_("Xem báo cáo"), report, "file-earmark-text"))
        if can(self.actor, ReportPermission.INVITE_SIGNER, agency_id=record.agency_id):
            invite = record_url("reporting:invite_signer", record.agency_public_id)
            steps.append(Link(_("Mời người ký thay"), invite + query, "person"))
        if can(self.actor, ReportPermission.LOOK_AS_AGENCY, agency_id=record.agency_id):
            look = record_url("reporting:look_as_agency", record.agency_public_id)
            steps.append(Link(_("Xem như cơ quan"), look + query, "eye"))
        return steps

    def panels(self, record: Any) -> Sequence[Panel]:
        del record
        terms = self._terms()
        panels = [terms] if terms else []
        if letters := self._letters():
            panels.append(Panel(_("Công văn đôn đốc"), links=tuple(letters)))
        return panels

    def _terms(self) -> Panel | None:
        """Longer deadlines and waivers; the lateness itself stays visible (INV-39)."""
        facts = [
            (
                _("Gia hạn đến %(day)s") % {"day": format_date(longer.due_on)},
                _("Quyết định %(no)s ngày %(day)s")
                % {"no": longer.decision_no, "day": format_date(longer.decision_on)},
            )
            for longer in self.extensions
        ]
        facts += [
            (str(waiver.get_kind_display()), f"{waiver.decision_no}: {waiver.reason}")
            for waiver in self.waivers
        ]
        return Panel(_("Gia hạn, miễn xét trễ"), tuple(facts)) if facts else None

    def _letters(self) -> list[Link]:
        """The letters that went to this agency, known by the contact each of them left."""
        if not any(note.channel == Channel.LETTER for note in self.contacts):
            return []
        return [
            Link(
                _("Số %(number)s ngày %(day)s")
                % {"number": letter.document_no, "day": format_date(letter.document_on)},
                record_url("reporting:letter", letter.public_id),
                "file-text",
            )
            for letter in issued_letters(self.cycle)
            if letter.document_on
        ]

    def body(self, record: Any) -> dict[str, Any]:
        agency_id = record.agency_id
        self.contacts = list(contacts_of(self.cycle, agency_id))
        self.extensions = list(extensions_of(self.cycle, agency_id))
        self.waivers = list(waivers_of(self.cycle, agency_id))
        people = callers(agency_id, business_day(self.at))
        stated = stated_caller(self.cycle, agency_id) if record.report_public_id else None
        if stated is not None:
            people.insert(0, stated)
        return {
            "people": [(one, telephone(one.phone)) for one in people],
            "contacts": self.contacts,
            "broken": broken_promise(self.contacts, self.at) if record.first_at is None else None,
            "stated": stated,
            "reminded": reminders_of(self.cycle, [agency_id]).get(agency_id),
            "cycle": self.cycle,
        }


class NoteContact(FormPage):
    """Writing down a call, a mail, a meeting."""

    permission = ReportPermission.CHASE
    form_class = ContactForm
    title = gettext_lazy("Ghi lần liên hệ")
    button = gettext_lazy("Ghi lần liên hệ")
    success = gettext_lazy("Đã ghi lần liên hệ.")
    breadcrumb = (Link(gettext_lazy("Theo dõi báo cáo năm"), "/bao-cao/theo-doi/"),)

    def entry(self) -> Any:
        cycle = cycle_or_404(self.request)
        return entry_or_404(self.actor, cycle, self.kwargs["public_id"], ReportPermission.CHASE)

    def context(self, form: forms.Form) -> dict[str, Any]:
        entry = self.entry()
        year = cycle_or_404(self.request).year
        back = chase_url(self.kwargs["public_id"], year)
        return {**super().context(form), "lead": entry.name, "back_url": back}

    def carry_out(self, form: forms.Form) -> str:
        entry = self.entry()
        data = form.cleaned_data
        cycle = cycle_or_404(self.request)
        done = attempt(
            form,
            note_contact,
            actor=self.actor,
            at=self.at,
            cycle=cycle,
            agency_id=entry.agency_id,
            channel=Channel(data["channel"]),
            spoke_with=data["spoke_with"],
            words=data["words"],
            promised_on=data["promised_on"],
        )
        return chase_url(self.kwargs["public_id"], cycle.year) if done else ""
