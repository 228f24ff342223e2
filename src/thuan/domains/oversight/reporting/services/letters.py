"""The official reminder letter: drafted from the late list, issued with its number (REM-35)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.enums import Channel
from thuan.domains.oversight.reporting.models import ContactNote, ReminderLetter
from thuan.domains.oversight.reporting.notifications import LETTER, tell_agencies
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.chasing import report_keys
from thuan.domains.oversight.reporting.selectors.lateness import late_list
from thuan.domains.oversight.reporting.workflow import LETTER_WORKFLOW
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor


@service
def draft_letter(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, new_due_on: dt.date
) -> ReminderLetter:
    """Draft the letter to every agency that has not sent by now; its recipients are fixed with it.

    Raises ValidationError before the deadline, for a day that has passed, or when all have sent.
    """
    require(actor, ReportPermission.CHASE, agency_id=None)
    if cycle.deadline_at is None or at < cycle.deadline_at:
        raise ValidationError(
            _("Kỳ báo cáo chưa hết hạn gửi. Nhắc qua hệ thống; lập công văn sau ngày hết hạn.")
        )
    if new_due_on <= business_day(at):
        raise ValidationError({"new_due_on": _("Ngày yêu cầu gửi phải sau hôm nay.")})
    absent = late_list(actor, cycle, at, permission=ReportPermission.CHASE).absent
    if not absent:
        raise ValidationError(_("Mọi cơ quan đã gửi báo cáo; không cần công văn đôn đốc."))
    last = ReminderLetter.objects.filter(cycle=cycle).aggregate(n=Max("number"))["n"] or 0
    letter = ReminderLetter(
        cycle=cycle,
        number=last + 1,
        as_of=at,
        new_due_on=new_due_on,
        recipients=[
            {"agency": one.agency_id, "code": one.code, "name": one.name} for one in absent
        ],
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return LETTER_WORKFLOW.begin(letter)


@service
def issue_letter(
    *,
    actor: Actor,
    at: dt.datetime,
    letter: ReminderLetter,
    document_no: str,
    document_on: dt.date,
    base_version: int | None = None,
) -> ReminderLetter:
    """Give the signed letter its number and date: the agencies it names see it and are told.

    Each of them gets a contact of its own, so that its page and the board count the letter.
    Raises ValidationError for a date outside the days from the draft to today.
    """
    held = require(actor, ReportPermission.CHASE, agency_id=None)
    if not business_day(letter.created_at) <= document_on <= business_day(at):
        raise ValidationError(
            {"document_on": _("Ngày công văn phải từ ngày lập dự thảo đến hôm nay.")}
        )
    letter = LETTER_WORKFLOW.fire(
        letter,
        "issue",
        sets={
            "document_no": document_no,
            "document_on": document_on,
            "audience": Audience.AGENCIES,
        },
        base_version=base_version,
        extra={"recipients": len(letter.recipients)},
    )
    named = [line["agency"] for line in letter.recipients]
    keys = report_keys(letter.cycle, named)
    words = letter_words(letter)
    ContactNote.objects.bulk_create(
        ContactNote(
            owner_id=held.at_agency_id,
            subject_agency_id=line["agency"],
            report_id=keys[line["agency"]],
            channel=Channel.LETTER,
            spoke_with=line["name"],
            words=words,
            created_at=at,
            updated_at=at,
            created_by_id=actor.person_id,
            updated_by_id=actor.person_id,
        )
        for line in letter.recipients
        if line["agency"] in keys
    )
    tell_agencies(LETTER, letter, named, actor=actor, at=at)
    return letter


def letter_words(letter: ReminderLetter) -> str:
    """What an issued letter asks, in one sentence for the list of contacts."""
    if letter.document_on is None or letter.new_due_on is None:
        return ""
    return _("Công văn đôn đốc số %(number)s ngày %(day)s, yêu cầu gửi trước ngày %(due)s.") % {
        "number": letter.document_no,
        "day": format_date(letter.document_on),
        "due": format_date(letter.new_due_on),
    }
