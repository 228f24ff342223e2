"""Writing down a contact with an agency, and looking at what its people see (qms.md 3.18, F5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.models import ContactNote
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.chasing import report_keys
from thuan.domains.oversight.reporting.selectors.looking import report_to_look_at
from thuan.kernel.accesslog.reading import saw
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.reporting.enums import Channel
    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accesslog.models import AccessRecord
    from thuan.kernel.accounts.actor import Actor


@service
def note_contact(
    *,
    actor: Actor,
    at: dt.datetime,
    cycle: ReportCycle,
    agency_id: int,
    channel: Channel,
    spoke_with: str,
    words: str,
    promised_on: dt.date | None = None,
) -> ContactNote:
    """Write down a contact with an agency about its report; the agency reads it.

    Raises ValidationError for a promise of a day that has passed, or without a report to send.
    """
    held = require(actor, ReportPermission.CHASE, agency_id=agency_id)
    if promised_on is not None and promised_on < business_day(at):
        words_of_day = _("Ngày hẹn gửi phải từ hôm nay trở đi.")
        raise ValidationError({"promised_on": words_of_day})
    key = report_keys(cycle, [agency_id]).get(agency_id)
    if key is None:
        raise ValidationError(_("Cơ quan này không có báo cáo trong kỳ."))
    note = ContactNote(
        owner_id=held.at_agency_id,
        subject_agency_id=agency_id,
        report_id=key,
        channel=channel,
        spoke_with=spoke_with,
        words=words,
        promised_on=promised_on,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    note.save(force_insert=True)
    said = {"promised_on": (None, promised_on.isoformat() if promised_on else None)}
    record(note, "contact_note.write", changes=said, on_behalf_of=held.on_behalf_of)
    return note


@service
def look_as_agency(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, agency_id: int, purpose: str
) -> AccessRecord:
    """Open what an agency's people see of their report, for a purpose that the agency reads.

    Only counts are shown afterwards, never a value, a reason or a word of the draft (F5). Raises
    ValidationError without a purpose or without a report.
    """
    del at
    require(actor, ReportPermission.LOOK_AS_AGENCY, agency_id=agency_id)
    if not purpose.strip():
        raise ValidationError({"purpose": _("Ghi lý do xem; cơ quan đọc được lý do này.")})
    report = report_to_look_at(cycle, agency_id)
    if report is None:
        raise ValidationError(_("Cơ quan này không có báo cáo trong kỳ."))
    return saw(actor, report, purpose.strip())
