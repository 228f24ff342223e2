"""Instruments: entered, checked, set aside when unfit (7.1.5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.documents.api import months_after
from thuan.domains.system.processes.enums import CheckResult, InstrumentState
from thuan.domains.system.processes.models import Instrument, InstrumentCheck
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import last_check
from thuan.domains.system.processes.workflow import (
    INSTRUMENT_CHECK_WORKFLOW,
    INSTRUMENT_WORKFLOW,
)
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor

# What of an instrument is written by hand.
WRITTEN = (
    *("code", "name", "used_for", "place", "responsible", "process_id", "check_kind"),
    *("interval_months", "legal_basis"),
)
LINES = ("code", "name", "used_for", "place", "responsible", "legal_basis")


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What is said of one check. ``valid_until`` empty: the interval counts from the day."""

    kind: str
    done_on: dt.date
    result: str
    done_by: str
    certificate_no: str = ""
    valid_until: dt.date | None = None
    effect: str = ""


@service
def add_instrument(
    *, actor: Actor, at: dt.datetime, agency_id: int, sets: Mapping[str, Any]
) -> Instrument:
    """Enter an instrument; raises ValidationError for a code in use."""
    del at
    require(actor, ProcessPermission.INSTRUMENTS, agency_id=agency_id)
    wanted = _spelled(sets)
    _free_code(agency_id, wanted["code"])
    return INSTRUMENT_WORKFLOW.begin(Instrument(**new_row(agency_id), **wanted))


@service
def change_instrument(
    *,
    actor: Actor,
    at: dt.datetime,
    instrument: Instrument,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> Instrument:
    """Change an instrument's words; another interval moves the day on which it is due."""
    del at
    require(actor, ProcessPermission.INSTRUMENTS, agency_id=instrument.agency_id)
    instrument = _still_kept(instrument)
    wanted = _spelled(sets)
    if wanted["code"] != instrument.code:
        _free_code(instrument.agency_id, wanted["code"])
    last = last_check(instrument)
    wanted["due_on"] = _due(wanted["interval_months"], last)
    return edit(instrument, wanted, "instrument.change", base_version=base_version)


@service
def record_check(
    *, actor: Actor, at: dt.datetime, instrument: Instrument, words: CheckWords
) -> InstrumentCheck:
    """Write down a check. One that failed sets the instrument aside in the same act.

    Raises ValidationError for a day that has not come, a term before the day, or a failed check
    that does not say whether results measured before still hold (7.1.5.2).
    """
    require(actor, ProcessPermission.INSTRUMENTS, agency_id=instrument.agency_id)
    instrument = _still_kept(instrument)
    failed = words.result == CheckResult.FAIL
    if words.done_on > business_day(at):
        raise ValidationError({"done_on": _("Ngày kiểm chưa đến.")})
    if words.valid_until is not None and words.valid_until < words.done_on:
        raise ValidationError({"valid_until": _("Hạn có giá trị phải sau ngày kiểm.")})
    if failed and not clean(words.effect):
        wrong = _("Không đạt: ghi kết quả đo trước đó còn dùng được không, đã xem lại những gì.")
        raise ValidationError({"effect": wrong})
    check = INSTRUMENT_CHECK_WORKFLOW.begin(
        InstrumentCheck(
            **new_row(instrument.agency_id),
            instrument=instrument,
            kind=words.kind,
            done_on=words.done_on,
            valid_until=None if failed else words.valid_until,
            result=words.result,
            done_by=clean(words.done_by),
            certificate_no=clean(words.certificate_no),
            effect=words.effect.strip() if failed else "",
        )
    )
    last = last_check(instrument)
    instrument = _count(instrument, last)
    if last == check and failed and instrument.state == InstrumentState.IN_USE:
        comment = _("Kiểm ngày %(day)s không đạt") % {"day": f"{words.done_on:%d/%m/%Y}"}
        INSTRUMENT_WORKFLOW.fire(instrument, "set_aside", comment=comment)
    return check


@service
def void_check(
    *,
    actor: Actor,
    at: dt.datetime,
    check: InstrumentCheck,
    comment: str,
    base_version: int | None = None,
) -> InstrumentCheck:
    """Take back a check written by mistake; the one before counts again.

    An instrument that a failed check set aside stays there until somebody says "use again".
    """
    del actor, at
    instrument = lock(check.instrument)
    gone = INSTRUMENT_CHECK_WORKFLOW.fire(check, "void", comment=comment, base_version=base_version)
    _count(instrument, last_check(instrument))
    return gone


@service
def set_aside(
    *,
    actor: Actor,
    at: dt.datetime,
    instrument: Instrument,
    comment: str,
    base_version: int | None = None,
) -> Instrument:
    """Stop using an instrument: broken, lost, in doubt."""
    del actor, at
    return INSTRUMENT_WORKFLOW.fire(
        instrument, "set_aside", comment=comment, base_version=base_version
    )


@service
def use_again(
    *, actor: Actor, at: dt.datetime, instrument: Instrument, base_version: int | None = None
) -> Instrument:
    """Use an instrument again after a check that it passed."""
    del actor, at
    return INSTRUMENT_WORKFLOW.fire(instrument, "use_again", base_version=base_version)


@service
def retire_instrument(
    *,
    actor: Actor,
    at: dt.datetime,
    instrument: Instrument,
    comment: str,
    base_version: int | None = None,
) -> Instrument:
    """Give an instrument up; its checks stay readable."""
    del actor, at
    return INSTRUMENT_WORKFLOW.fire(
        instrument, "retire", comment=comment, base_version=base_version
    )


def _spelled(sets: Mapping[str, Any]) -> dict[str, Any]:
    lines = {name: clean(sets.get(name) or "") for name in LINES}
    if not lines["code"] or not lines["name"]:
        raise ValidationError(_("Ghi số hiệu và tên phương tiện đo."))
    keys = {
        "search_key": fold(f"{lines['code']} {lines['name']}"),
        "sort_key": sort_key(lines["code"]),
    }
    return {**{name: sets.get(name) for name in WRITTEN}, **lines, **keys}


def _free_code(agency_id: int, code: str) -> None:
    rows = Instrument.objects.filter(agency=agency_id, code=code)
    if rows.exclude(state=InstrumentState.RETIRED).exists():
        raise ValidationError({"code": _("Đã có phương tiện đo số hiệu này.")})


def _count(instrument: Instrument, last: InstrumentCheck | None) -> Instrument:
    """Give the instrument the day until which its last standing check holds."""
    due = _due(instrument.interval_months, last)
    return edit(instrument, {"due_on": due}, "instrument.due")


def _due(interval_months: int, last: InstrumentCheck | None) -> dt.date | None:
    if last is None or last.result == CheckResult.FAIL:
        return None
    return last.valid_until or months_after(last.done_on, interval_months)


def _still_kept(instrument: Instrument) -> Instrument:
    instrument = lock(instrument)
    if instrument.state == InstrumentState.RETIRED:
        raise ValidationError(_("Phương tiện đo này đã thôi dùng."))
    return instrument
