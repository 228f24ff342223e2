"""The list of the kinds of records an agency keeps (7.5.3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.system.records.content import catalogue
from thuan.domains.system.records.enums import (
    DisposalMethod,
    RecordFormat,
    RecordState,
    RecordTypeState,
    Retention,
    RetentionFrom,
)
from thuan.domains.system.records.models import RecordType
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.services.common import retention_end
from thuan.domains.system.records.workflow import RECORD_TYPE_WORKFLOW
from thuan.kernel.audittrail.changing import edit, new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.permissions import require
from thuan.kernel.text import clean, fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from thuan.kernel.accounts.actor import Actor

# What of a type is written by hand.
WRITTEN = (
    *("name", "clauses", "document_id", "format", "storage_place", "responsible", "retention"),
    *("retention_years", "retention_from", "legal_basis", "disposal_method", "is_confirmed"),
)
PERIOD = frozenset({"retention", "retention_years"})


@dataclass(frozen=True, slots=True)
class TypeWords:
    """What is said of a kind of record."""

    name: str
    clauses: tuple[str, ...] = ()
    document_id: int | None = None
    format: str = RecordFormat.BOTH
    storage_place: str = ""
    responsible: str = ""
    retention: str = Retention.YEARS
    retention_years: int | None = 5
    retention_from: str = RetentionFrom.CASE_CLOSED
    legal_basis: str = ""
    disposal_method: str = DisposalMethod.BOTH
    is_confirmed: bool = False


@service
def define_type(*, actor: Actor, at: dt.datetime, agency_id: int, words: TypeWords) -> RecordType:
    """Enter a kind of record; raises ValidationError for a name in use or a period half said."""
    require(actor, RecordPermission.DEFINE, agency_id=agency_id)
    sets = _checked({name: getattr(words, name) for name in WRITTEN})
    _free_name(agency_id, sets["name"])
    return RECORD_TYPE_WORKFLOW.begin(_new(actor, at, agency_id, sets))


@service
def change_type(
    *,
    actor: Actor,
    at: dt.datetime,
    record_type: RecordType,
    sets: Mapping[str, Any],
    base_version: int | None = None,
) -> RecordType:
    """Change a kind of record; another period holds for all its closed records from now on."""
    del at
    require(actor, RecordPermission.DEFINE, agency_id=record_type.agency_id)
    if record_type.state != RecordTypeState.IN_USE:
        raise ValidationError(_("Loại hồ sơ này đã thôi dùng, không sửa được nữa."))
    now = {name: getattr(record_type, name) for name in WRITTEN}
    wanted = _checked({**now, **{name: sets[name] for name in WRITTEN if name in sets}})
    if wanted["name"] != record_type.name:
        _free_name(record_type.agency_id, wanted["name"])
    changed = edit(record_type, wanted, "record_type.change", base_version=base_version)
    if any(wanted[name] != now[name] for name in PERIOD):
        _count_anew(changed)
    return changed


@service
def retire_type(
    *,
    actor: Actor,
    at: dt.datetime,
    record_type: RecordType,
    comment: str,
    base_version: int | None = None,
) -> RecordType:
    """Open no more records of the kind; those that are there keep their period."""
    del actor, at
    return RECORD_TYPE_WORKFLOW.fire(
        record_type, "retire", comment=comment, base_version=base_version
    )


@service
def take_catalogue(*, actor: Actor, at: dt.datetime, agency_id: int) -> list[RecordType]:
    """Enter the default kinds the agency does not have yet; their periods are to be confirmed."""
    require(actor, RecordPermission.DEFINE, agency_id=agency_id)
    rows = RecordType.objects.filter(agency=agency_id, state=RecordTypeState.IN_USE)
    have = {fold(name) for name in rows.values_list("name", flat=True)}
    new = [row for row in catalogue() if fold(row.name) not in have]
    if not new:
        raise ValidationError(_("Danh mục của cơ quan đã có đủ các loại hồ sơ thường dùng."))
    words = [
        TypeWords(
            row.name,
            row.clauses,
            retention=row.retention,
            retention_years=row.years,
            retention_from=row.retention_from,
        )
        for row in new
    ]
    return RECORD_TYPE_WORKFLOW.begin_many(
        _new(actor, at, agency_id, _checked({name: getattr(one, name) for name in WRITTEN}))
        for one in words
    )


def _new(actor: Actor, at: dt.datetime, agency_id: int, sets: Mapping[str, Any]) -> RecordType:
    return RecordType(**new_row(agency_id), **sets)


def _checked(sets: Mapping[str, Any]) -> dict[str, Any]:
    """The words in their spelling, with their keys; a period without its number is refused."""
    name = clean(sets["name"])
    years = sets["retention_years"] if sets["retention"] == Retention.YEARS else None
    if sets["retention"] == Retention.YEARS and not years:
        raise ValidationError({"retention_years": _("Ghi số năm lưu.")})
    if sets["is_confirmed"] and sets["retention"] == Retention.UNSET:
        raise ValidationError({"is_confirmed": _("Ấn định thời hạn trước khi đánh dấu.")})
    if sets["is_confirmed"] and not clean(sets["legal_basis"]):
        raise ValidationError({"legal_basis": _("Ghi văn bản đã đối chiếu.")})
    spelled = {key: clean(sets[key]) for key in ("storage_place", "responsible", "legal_basis")}
    keys = {"search_key": fold(name), "sort_key": sort_key(name)}
    clauses = {"clauses": list(sets["clauses"])}
    return {**sets, **spelled, **clauses, **keys, "name": name, "retention_years": years}


def _free_name(agency_id: int, name: str) -> None:
    rows = RecordType.objects.filter(agency=agency_id, state=RecordTypeState.IN_USE, name=name)
    if rows.exists():
        raise ValidationError({"name": _("Đã có loại hồ sơ tên này.")})


def _count_anew(record_type: RecordType) -> None:
    """Give each closed record of the kind the end of its new period, told in its own history."""
    for record in record_type.records.filter(state=RecordState.CLOSED).order_by("pk"):
        assert record.closed_on is not None, "a closed record has its day"
        until = retention_end(record_type, record.closed_on)
        edit(record, {"retention_until": until}, "record.retention")
