"""Disposal: the content goes by a decision and under guards, the row stays (F16, INV-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.records.enums import DisposalState, RecordState
from thuan.domains.system.records.models import DisposalCase, Record
from thuan.domains.system.records.package import list_hash, listed_line
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.files import only_here
from thuan.domains.system.records.workflow import DISPOSAL_WORKFLOW, RECORD_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.files.services import dispose, store
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.intake import Intake

# So many in one case: its list is read by people, and its act is one transaction (F8).
MOST = 200


@service
def draft_disposal(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_id: int,
    title: str,
    proposal: str = "",
    records: Iterable[int] = (),
) -> DisposalCase:
    """Begin a list of records to dispose of."""
    held = require(actor, RecordPermission.PROPOSE, agency_id=agency_id)
    case = DisposalCase(**new_row(agency_id), title=clean(title), proposal=proposal.strip())
    DISPOSAL_WORKFLOW.begin(case, part="PROPOSER", on_behalf_of=held.on_behalf_of)
    return choose_records(actor=actor, at=at, case=case, records=records)


@service
def choose_records(
    *, actor: Actor, at: dt.datetime, case: DisposalCase, records: Iterable[int]
) -> DisposalCase:
    """Let exactly these records stand in a drafted list; whoever chooses is a proposer (INV-21).

    Raises ValidationError once the list was proposed, for a record that stands in another list,
    and for more than ``MOST``.
    """
    del at
    case = lock(case)
    if case.state != DisposalState.DRAFT:
        raise ValidationError(_("Danh mục đã đề nghị, không thêm bớt được nữa."))
    DISPOSAL_WORKFLOW.join(case, "PROPOSER", RecordPermission.PROPOSE, actor)
    wanted = set(records)
    if len(wanted) > MOST:
        raise ValidationError({"records": _("Mỗi đợt nhiều nhất %(n)s hồ sơ.") % {"n": MOST}})
    for record in case.records.exclude(pk__in=wanted):
        edit(record, {"disposal": None}, "record.unlist")
    rows = Record.objects.filter(agency=case.agency_id, state=RecordState.CLOSED, pk__in=wanted)
    for record in rows.exclude(disposal=case):
        if record.disposal_id is not None:
            words = {"record": record}
            raise ValidationError({"records": _("“%(record)s” đang ở đợt hủy khác.") % words})
        edit(record, {"disposal": case}, "record.list")
    return case


@service
def propose_disposal(
    *, actor: Actor, at: dt.datetime, case: DisposalCase, base_version: int | None = None
) -> DisposalCase:
    """Send the list to the head: from now on it is the list that was proposed."""
    del actor, at
    listed = [listed_line(record) for record in _of(case)]
    sets = {"listed": listed, "content_hash": list_hash(listed)}
    return DISPOSAL_WORKFLOW.fire(case, "propose", sets=sets, base_version=base_version)


@service
def approve_disposal(
    *,
    actor: Actor,
    at: dt.datetime,
    case: DisposalCase,
    council_no: str,
    decision_no: str,
    shown_hash: str,
) -> DisposalCase:
    """Decide on the list that was shown, on the word of the council.

    Raises ValidationError without both numbers, or when another list was shown.
    """
    del actor
    if shown_hash != case.content_hash:
        raise ValidationError(_("Danh mục đã đổi sau khi mở trang này. Xem lại rồi quyết định."))
    numbers = {"council_no": clean(council_no), "decision_no": clean(decision_no)}
    for name, number in numbers.items():
        if not number:
            raise ValidationError({name: _("Ghi số của quyết định.")})
    sets = {**numbers, "decided_at": at}
    extra = {"content": case.content_hash}
    return DISPOSAL_WORKFLOW.fire(case, "approve", sets=sets, extra=extra)


@service
def reject_disposal(
    *,
    actor: Actor,
    at: dt.datetime,
    case: DisposalCase,
    comment: str,
    base_version: int | None = None,
) -> DisposalCase:
    """Keep the records: the list stays readable, the records are free again."""
    del at
    case = DISPOSAL_WORKFLOW.fire(case, "reject", comment=comment, base_version=base_version)
    _set_free(case, actor)
    return case


@service
def cancel_disposal(
    *,
    actor: Actor,
    at: dt.datetime,
    case: DisposalCase,
    comment: str,
    base_version: int | None = None,
) -> DisposalCase:
    """Give a case up before anything was disposed of."""
    del at
    case = DISPOSAL_WORKFLOW.fire(case, "cancel", comment=comment, base_version=base_version)
    _set_free(case, actor)
    return case


@service
def take_out(*, actor: Actor, at: dt.datetime, record: Record, comment: str) -> Record:
    """Keep one record of a decided list, as when a complaint came in; the others may go.

    Raises ValidationError for a record that is in no list or is gone.
    """
    del at
    require(actor, RecordPermission.PROPOSE, agency_id=record.agency_id)
    record = lock(record)
    case = record.disposal
    if case is None or case.state != DisposalState.APPROVED or record.state != RecordState.CLOSED:
        raise ValidationError(_("Hồ sơ không nằm trong đợt hủy nào đang chờ hủy."))
    if not clean(comment):
        raise ValidationError({"comment": _("Ghi lý do rút hồ sơ khỏi đợt hủy.")})
    return edit(record, {"disposal": None}, "record.take_out", comment=comment)


@service
def carry_out_disposal(
    *,
    actor: Actor,
    at: dt.datetime,
    case: DisposalCase,
    minutes: str = "",
    intake: Intake | None = None,
) -> DisposalCase:
    """Dispose of every record of a decided list and keep the minutes.

    Each record is looked at again under its lock: one that is held, or not past its period any
    more, refuses the whole act. The contents of files go; the rows, their names and hashes stay.
    """
    case = lock(case)
    words = minutes.strip()
    if not words and intake is None:
        raise ValidationError({"minutes": _("Ghi biên bản hủy, hoặc chọn tệp biên bản đã ký.")})
    for record in _of(case):
        sets = {"disposed_at": at}
        gone = RECORD_WORKFLOW.fire(record, "dispose", comment=case.decision_no, sets=sets)
        for file in only_here(gone):
            dispose(file, basis=case.decision_no, actor=actor, at=at)
    kept = store(intake, agency_id=case.agency_id, actor=actor, at=at) if intake else None
    told: dict[str, object] = {"minutes": words, "minutes_file": kept, "done_at": at}
    return DISPOSAL_WORKFLOW.fire(case, "carry_out", sets=told)


def _of(case: DisposalCase) -> QuerySet[Record]:
    """The records of the list that are still there, with what their guards ask for."""
    rows = case.records.filter(state=RecordState.CLOSED)
    return rows.select_related("record_type", "disposal").order_by("sort_key", "pk")


def _set_free(case: DisposalCase, actor: Actor) -> None:
    del actor
    for record in _of(case):
        edit(record, {"disposal": None}, "record.unlist")
