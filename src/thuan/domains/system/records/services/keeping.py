"""Opening a record, filing into it, closing it under its fingerprint, holding it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import HoldReason, RecordState, RecordTypeState
from thuan.domains.system.records.models import Hold, Record
from thuan.domains.system.records.package import record_hash
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.files import hashes_of
from thuan.domains.system.records.services.common import retention_end
from thuan.domains.system.records.workflow import HOLD_WORKFLOW, RECORD_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.files.links import attach
from thuan.kernel.files.services import store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.domains.system.records.models import RecordType
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake
    from thuan.kernel.files.models import Attachment


@dataclass(frozen=True, slots=True)
class RecordWords:
    """What is said of a record when it is opened."""

    title: str
    opened_on: dt.date
    code: str = ""
    location: str = ""


@service
def open_record(
    *,
    actor: Actor,
    at: dt.datetime,
    record_type: RecordType,
    words: RecordWords,
    intake: Intake | None = None,
) -> Record:
    """Open a record of the kind, with its first file where there is one.

    Raises ValidationError for a kind that is no longer used or a day that has not come.
    """
    require(actor, RecordPermission.KEEP, agency_id=record_type.agency_id)
    record_type = lock(record_type)
    if record_type.state != RecordTypeState.IN_USE:
        raise ValidationError({"record_type": _("Loại hồ sơ này đã thôi dùng. Chọn loại khác.")})
    record = Record(
        **new_row(record_type.agency_id),
        record_type=record_type,
        **_spelled(words.code, words.title, words.location),
        opened_on=_come(words.opened_on, at, "opened_on"),
    )
    RECORD_WORKFLOW.begin(record)
    if intake is not None:
        file_in(actor=actor, at=at, record=record, intake=intake)
    return record


@service
def change_record(
    *,
    actor: Actor,
    at: dt.datetime,
    record: Record,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> Record:
    """Change an open record's words; a closed one stays as it was closed (INV-03)."""
    require(actor, RecordPermission.KEEP, agency_id=record.agency_id)
    _still_open(record)
    values = _spelled(sets["code"], sets["title"], sets["location"])
    values["opened_on"] = _come(sets["opened_on"], at, "opened_on")
    return edit(record, values, "record.change", base_version=base_version)


@service
def file_in(*, actor: Actor, at: dt.datetime, record: Record, intake: Intake) -> Attachment:
    """Put one more electronic file into an open record."""
    require(actor, RecordPermission.KEEP, agency_id=record.agency_id)
    _still_open(lock(record))
    kept = store(intake, agency_id=record.agency_id, actor=actor, at=at)
    return attach(actor=actor, at=at, row=record, file=kept)


@service
def close_record(
    *,
    actor: Actor,
    at: dt.datetime,
    record: Record,
    closed_on: dt.date,
    location: str = "",
    base_version: int | None = None,
) -> Record:
    """Close a record: its words and files are locked, its period begins to count.

    ``closed_on``: the day from which the kind of record counts (the matter ended, the year ended,
    the document was superseded). Raises ValidationError for a day before the opening or to come.
    """
    del actor
    if closed_on < record.opened_on:
        raise ValidationError({"closed_on": _("Ngày đóng không trước ngày mở hồ sơ.")})
    place = clean(location) or record.location
    digest = record_hash(
        record_type=record.record_type.name,
        code=record.code,
        title=record.title,
        opened_on=record.opened_on,
        closed_on=_come(closed_on, at, "closed_on"),
        location=place,
        files=hashes_of(record),
    )
    sets = {
        "closed_on": closed_on,
        "location": place,
        "content_hash": digest,
        "retention_until": retention_end(record.record_type, closed_on),
    }
    return RECORD_WORKFLOW.fire(record, "close", sets=sets, base_version=base_version)


@service
def void_record(
    *,
    actor: Actor,
    at: dt.datetime,
    record: Record,
    comment: str,
    base_version: int | None = None,
) -> Record:
    """Call an open record a mistake; its row stays."""
    del actor, at
    return RECORD_WORKFLOW.fire(record, "void", comment=comment, base_version=base_version)


@service
def hold_record(
    *, actor: Actor, at: dt.datetime, record: Record, reason: str, reference: str
) -> Hold:
    """Keep a record whatever its period, until the hold is lifted.

    The record is locked first, so that a disposal at the same moment stands before or after.
    Raises ValidationError without the matter, and for a record that is gone.
    """
    require(actor, RecordPermission.HOLD, agency_id=record.agency_id)
    record = lock(record)
    if record.state not in {RecordState.OPEN, RecordState.CLOSED}:
        raise ValidationError(_("Hồ sơ này không còn để giữ lại."))
    matter = clean(reference)
    if not matter:
        raise ValidationError({"reference": _("Ghi vụ việc: số đơn, số quyết định thanh tra…")})
    hold = Hold(
        **new_row(record.agency_id),
        record=record,
        reason=HoldReason(reason),
        reference=matter,
    )
    return HOLD_WORKFLOW.begin(hold)


@service
def lift_hold(*, actor: Actor, at: dt.datetime, hold: Hold, comment: str) -> Hold:
    """End one hold with its reason; other holds of the record stand."""
    del actor
    return HOLD_WORKFLOW.fire(hold, "lift", comment=comment, sets={"lifted_at": at})


def _spelled(code: str, title: str, location: str) -> dict[str, Any]:
    code, title = clean(code), clean(title)
    keys = {"search_key": fold(f"{code} {title}"), "sort_key": sort_key(title)}
    return {"code": code, "title": title, "location": clean(location), **keys}


def _still_open(record: Record) -> None:
    if record.state != RecordState.OPEN:
        raise ValidationError(_("Hồ sơ đã đóng: nội dung không sửa, không thêm được nữa."))


def _come(day: dt.date, at: dt.datetime, name: str) -> dt.date:
    if day > business_day(at):
        raise ValidationError({name: _("Ngày này chưa đến.")})
    return day
