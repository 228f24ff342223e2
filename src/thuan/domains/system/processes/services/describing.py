"""The processes of an agency: entered, described, connected, no longer used (4.4.1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.processes.content import (
    MOST_CRITERIA,
    MOST_FLOWS,
    Criterion,
    Flow,
    as_data,
    usual_processes,
)
from thuan.domains.system.processes.enums import ProcessState
from thuan.domains.system.processes.models import Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import of_agency, owners_at
from thuan.domains.system.processes.workflow import PROCESS_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.system.documents.api import Document
    from thuan.domains.system.processes.content import UsualProcess
    from thuan.kernel.accounts.actor import Actor

# What of a sheet is written by hand, beside its rows and documents.
WRITTEN = (
    *("code", "name", "kind", "place", "purpose", "process_owner_id", "owner_unit"),
    *("resources", "evaluation", "improvement", "clauses"),
)
LINES = ("code", "name", "owner_unit")


@service
def add_process(
    *, actor: Actor, at: dt.datetime, agency_id: int, sets: Mapping[str, Any]
) -> Process:
    """Put a process on the map; raises ValidationError for a code in use or a stranger as owner.

    ``sets``: values of ``WRITTEN``; ``code``, ``name`` and ``kind`` at least.
    """
    require(actor, ProcessPermission.MAP, agency_id=agency_id)
    rows = of_agency(agency_id)
    wanted = _checked(sets, agency_id, at)
    _free_code(wanted["code"], rows)
    if not wanted.get("place"):
        wanted["place"] = _last_place(rows, wanted["kind"])
    return PROCESS_WORKFLOW.begin(Process(**new_row(agency_id), **wanted))


@service
def describe_process(
    *,
    actor: Actor,
    at: dt.datetime,
    process: Process,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> Process:
    """Change the words of a sheet; one that is no longer used stays as it was."""
    require(actor, ProcessPermission.DESCRIBE, agency_id=process.agency_id)
    process = _still_used(process)
    now = {name: getattr(process, name) for name in WRITTEN}
    given = {name: sets[name] for name in WRITTEN if name in sets}
    wanted = _checked({**now, **given}, process.agency_id, at, was=process.process_owner_id)
    if wanted["code"] != process.code:
        _free_code(wanted["code"], of_agency(process.agency_id))
    return edit(process, wanted, "process.describe", base_version=base_version)


@service
def connect_process(
    *,
    actor: Actor,
    at: dt.datetime,
    process: Process,
    flows: Sequence[Flow],
    base_version: int | None = None,
) -> Process:
    """Write what comes in and what goes out, in this order, in place of what was there.

    Raises ValidationError for more than ``MOST_FLOWS``, a flow without its thing, or one to itself
    or to what is no process in use of the agency.
    """
    del at
    require(actor, ProcessPermission.DESCRIBE, agency_id=process.agency_id)
    process = _still_used(process)
    if len(flows) > MOST_FLOWS:
        raise ValidationError(_("Nhiều nhất %(n)s dòng.") % {"n": MOST_FLOWS})
    partners = {str(one.public_id) for one in of_agency(process.agency_id) if one.pk != process.pk}
    # Whom an older flow names may have left the map since; that line may stay as it is.
    partners |= {row["process"] for row in process.flows if row.get("process")}
    kept = [replace(flow, what=clean(flow.what), party=clean(flow.party)) for flow in flows]
    for number, flow in enumerate(kept, 1):
        if not flow.what:
            raise ValidationError(_("Dòng %(n)s: ghi cái gì vào hoặc ra.") % {"n": number})
        if flow.process and flow.process not in partners:
            raise ValidationError(_("Dòng %(n)s: chọn lại quá trình.") % {"n": number})
    sets = {"flows": as_data(kept)}
    return edit(process, sets, "process.connect", base_version=base_version)


@service
def measure_process(
    *,
    actor: Actor,
    at: dt.datetime,
    process: Process,
    criteria: Sequence[Criterion],
    base_version: int | None = None,
) -> Process:
    """Write how one sees that the process works; a criterion without a target is refused."""
    del at
    require(actor, ProcessPermission.DESCRIBE, agency_id=process.agency_id)
    process = _still_used(process)
    if len(criteria) > MOST_CRITERIA:
        raise ValidationError(_("Nhiều nhất %(n)s dòng.") % {"n": MOST_CRITERIA})
    kept = [replace(one, name=clean(one.name), target=clean(one.target)) for one in criteria]
    for number, one in enumerate(kept, 1):
        if not one.name or not one.target:
            raise ValidationError(_("Dòng %(n)s: ghi chỉ số và mức cần đạt.") % {"n": number})
    sets = {"criteria": as_data(kept)}
    return edit(process, sets, "process.measure", base_version=base_version)


@service
def document_process(
    *,
    actor: Actor,
    at: dt.datetime,
    process: Process,
    documents: Sequence[Document],
    no_document_reason: str = "",
    base_version: int | None = None,
) -> Process:
    """Name the documents by which a process is run, or say why it needs none (4.4.2)."""
    del at
    require(actor, ProcessPermission.DESCRIBE, agency_id=process.agency_id)
    process = _still_used(process)
    if any(one.agency_id != process.agency_id for one in documents):
        raise ValidationError(_("Chọn tài liệu của cơ quan."))
    reason = clean(no_document_reason)
    if not documents and not reason:
        wrong = _("Chọn tài liệu, hoặc ghi vì sao quá trình này không cần tài liệu.")
        raise ValidationError({"no_document_reason": wrong})
    keys = list(dict.fromkeys(str(one.public_id) for one in documents))
    sets = {"documents": keys, "no_document_reason": "" if documents else reason}
    return edit(process, sets, "process.document", base_version=base_version)


@service
def retire_process(
    *,
    actor: Actor,
    at: dt.datetime,
    process: Process,
    comment: str,
    base_version: int | None = None,
) -> Process:
    """Take a process off the map; what named it keeps its line, the map no longer draws it."""
    del actor, at
    return PROCESS_WORKFLOW.fire(process, "retire", comment=comment, base_version=base_version)


@service
def take_usual(*, actor: Actor, at: dt.datetime, agency_id: int) -> list[Process]:
    """Enter the usual processes the agency does not have, connected with each other.

    One whose code or name stands on the map already is left out; flows to it lead to what stands
    there. Raises ValidationError where nothing is new.
    """
    del at
    require(actor, ProcessPermission.MAP, agency_id=agency_id)
    there = of_agency(agency_id)
    by_code = {one.code: one for one in there}
    names = {fold(one.name) for one in there}
    wanted = usual_processes()
    fresh = [one for one in wanted if one.code not in by_code and fold(one.name) not in names]
    if not fresh:
        raise ValidationError(_("Sơ đồ của cơ quan đã có đủ các quá trình thường gặp."))
    rows = [
        Process(
            **new_row(agency_id),
            **_keys(one.code, one.name),
            code=one.code,
            name=one.name,
            kind=one.kind,
            place=_last_place(there, one.kind) + rank,
            purpose=one.purpose,
            owner_unit=one.owner_unit,
            clauses=list(one.clauses),
            criteria=as_data(one.criteria),
            **one.words,
        )
        for rank, one in _in_bands(fresh)
    ]
    keys = {row.code: str(row.public_id) for row in [*there, *rows]}
    for row, one in zip(rows, fresh, strict=True):
        named = [replace(flow, process=keys.get(flow.process, "")) for flow in one.flows]
        row.flows = as_data(named)
    return PROCESS_WORKFLOW.begin_many(rows)


def _checked(
    sets: Mapping[str, Any], agency_id: int, at: dt.datetime, *, was: int | None = None
) -> dict[str, Any]:
    spelled = {name: clean(sets[name]) for name in LINES if name in sets}
    if not spelled["code"] or not spelled["name"]:
        raise ValidationError(_("Ghi mã và tên quá trình."))
    owner = sets.get("process_owner_id")
    members = {int(key) for key, _name in owners_at(agency_id, business_day(at))}
    # Whoever owned it before may have left; the sheet is not locked by that.
    if owner is not None and owner != was and owner not in members:
        raise ValidationError({"process_owner_id": _("Chọn người của cơ quan.")})
    named = {name: value for name, value in sets.items() if name in WRITTEN}
    named["clauses"] = list(sets.get("clauses") or ())
    return {**named, **spelled, **_keys(spelled["code"], spelled["name"])}


def _keys(code: str, name: str) -> dict[str, str]:
    return {"search_key": fold(f"{code} {name}"), "sort_key": sort_key(code)}


def _free_code(code: str, rows: Sequence[Process]) -> None:
    if code in {one.code for one in rows}:
        raise ValidationError({"code": _("Đã có quá trình mã này.")})


def _in_bands(fresh: Sequence[UsualProcess]) -> list[tuple[int, UsualProcess]]:
    """Each with its rank among the new ones of its band, from 0."""
    seen: Counter[str] = Counter()
    ranked = []
    for one in fresh:
        ranked.append((seen[one.kind], one))
        seen[one.kind] += 1
    return ranked


def _last_place(rows: Sequence[Process], kind: str) -> int:
    return max((one.place for one in rows if one.kind == kind), default=0) + 1


def _still_used(process: Process) -> Process:
    """The locked row: what others name or change meanwhile is seen (F18)."""
    process = lock(process)
    if process.state != ProcessState.IN_USE:
        raise ValidationError(_("Quá trình này đã thôi dùng, không sửa được nữa."))
    return process
