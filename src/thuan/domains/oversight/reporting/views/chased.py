"""What an agency reads on its report of how it was chased: contacts, letters, looks (F3, F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import Channel
from thuan.domains.oversight.reporting.selectors.chasing import contacts_of
from thuan.domains.oversight.reporting.selectors.letters import issued_letters
from thuan.domains.oversight.reporting.selectors.looking import looks_at
from thuan.kernel.text.dates import format_date, format_datetime
from thuan.kernel.ui.components import Link, Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.models import AnnualReport, ContactNote


def chased_panels(report: AnnualReport) -> list[Panel]:
    """For the agency's own people: what was noted about it, and who looked, when and why."""
    notes = list(contacts_of(report.cycle, report.agency_id))
    panels = []
    if notes:
        facts = tuple(
            (
                f"{format_datetime(note.created_at)}, {note.get_channel_display()}",
                _noted(note),
            )
            for note in notes
        )
        panels.append(Panel(_("Sở đã liên hệ"), facts, tuple(_letters(report, notes))))
    if looks := looks_at(report):
        told = tuple((f"{format_datetime(look.at)}, {look.who}", look.purpose) for look in looks)
        note = _("Người xem chỉ thấy số phần đã xong, còn thiếu; không thấy số liệu đang soạn.")
        panels.append(Panel(_("Ai đã xem tiến độ soạn"), told, note=note))
    return panels


def _noted(note: ContactNote) -> str:
    who = f"{note.spoke_with}: {note.words}"
    if note.promised_on is None:
        return who
    return f"{who} {_('Hẹn gửi %(day)s.') % {'day': format_date(note.promised_on)}}"


def _letters(report: AnnualReport, notes: Sequence[ContactNote]) -> list[Link]:
    """The letters that went to this agency, each of which left a contact."""
    if not any(note.channel == Channel.LETTER for note in notes):
        return []
    return [
        Link(
            _("Công văn số %(number)s (.pdf)") % {"number": letter.document_no},
            reverse("reporting:letter_paper", args=[letter.public_id, "pdf"]),
            "download",
        )
        for letter in issued_letters(report.cycle)
        if any(letter.document_no in note.words for note in notes)
    ]
