"""A decision's list becomes the register: planned line by line, then applied in one act, dated.

The plan is a function of the file and of the register, so what the preview shows is what happens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.content import limit_words
from thuan.domains.registry.procedures.enums import (
    NO_DISTRICTS_FROM,
    Change,
    Level,
    RegisterState,
)
from thuan.domains.registry.procedures.models import (
    AdministrativeProcedure,
    ProcedureTerms,
    PublicationDecision,
)
from thuan.domains.registry.procedures.permissions import RegisterPermission
from thuan.domains.registry.procedures.services.reading import COLUMNS, Published, read_line
from thuan.kernel.audittrail.changing import who_and_when
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service
from thuan.kernel.importing import Fault, Line, Outcome, place
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.text import clean, fold, sort_key
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.importing import Sheet

COMPARED: Final = (
    *("name", "field", "level", "competent", "limit_value", "limit_unit"),
    *("online", "fee", "result"),
)
_RETAKEN: Final = "Nhập lại danh mục của cùng quyết định."


@dataclass(frozen=True, slots=True)
class Decision:
    """What the cover of a decision says. ``whole``: its list replaces all procedures of the same
    field and level, so that what it leaves out is abolished."""

    number: str
    decided_on: dt.date
    effective_from: dt.date
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the plan; ``row`` is 0 for a procedure that the file does not name."""

    change: Change
    code: str
    name: str
    row: int = 0
    column: str = ""
    reason: str = ""
    values: dict[str, Any] | None = None


def plan(decision: Decision, sheet: Sheet) -> list[Planned]:
    """What the decision would do, line by line, faults included; two queries, nothing written."""
    standing = {
        row.procedure.code: row
        for row in ProcedureTerms.objects.standing()
        .select_related("procedure", "decision")
        .order_by("valid_from")
    }
    lines = list(_lines(decision, sheet, standing))
    if decision.whole:
        lines += _left_out(decision, lines, standing)
    return lines


def _lines(
    decision: Decision, sheet: Sheet, standing: dict[str, ProcedureTerms]
) -> Iterator[Planned]:
    seen: dict[str, int] = {}
    for number, cells in sheet.cells():
        code, name = cells.values.get("code", ""), cells.values.get("name", "")
        try:
            _require_once(seen, code, number)
            line = read_line(number, cells, decision.effective_from)
            known = standing.get(line.code)
            if known is not None and line.values is not None:
                line.values.update(_unsaid(sheet, known))
            yield _judged(decision, line, known)
        except Fault as fault:
            column = sheet.letter(fault.column)
            reason = f"{COLUMNS[fault.column]}: {fault.sentence}"
            yield Planned(Change.FAULT, code, name, number, column, reason)


def _require_once(seen: dict[str, int], code: str, number: int) -> None:
    """A code stands in one row of the file; raises Fault."""
    if seen.setdefault(code, number) != number:
        words = {"code": code, "row": seen[code]}
        sentence = _("Mã “%(code)s” đã có ở dòng %(row)s của tệp; hãy bỏ một dòng.")
        raise Fault("code", sentence % words)


def _unsaid(sheet: Sheet, known: ProcedureTerms) -> dict[str, Any]:
    """What stands now under columns that the file does not have: a list without them keeps it."""
    missing = [name for name in ("online", "fee", "result") if name not in sheet.places]
    return {name: getattr(known, name) for name in missing}


def _judged(decision: Decision, line: Published, known: ProcedureTerms | None) -> Planned:
    """What a line does to what stands now; raises Fault where the days contradict each other."""
    day = decision.effective_from
    ended = known is None or (known.valid_to is not None and known.valid_to <= day)
    if known is not None:
        _require_order(decision, known)
    if line.values is None:
        if known is None or ended:
            raise Fault("code", _("Không có TTHC mang mã này đang có hiệu lực để bãi bỏ."))
        return Planned(Change.REMOVED, line.code, known.name, line.row)
    if known is None or ended:
        return Planned(Change.ADDED, line.code, line.name, line.row, values=line.values)
    told = _differences(known, line.values)
    change = Change.CHANGED if told else Change.UNCHANGED
    return Planned(
        change, line.code, line.name, line.row, reason="; ".join(told), values=line.values
    )


def _require_order(decision: Decision, known: ProcedureTerms) -> None:
    same = (known.decision.number, known.decision.decided_on) == (
        clean(decision.number),
        decision.decided_on,
    )
    if known.valid_from > decision.effective_from or (
        known.valid_from == decision.effective_from and not same
    ):
        words = {"number": known.decision.number, "day": format_date(known.valid_from)}
        sentence = _("Quyết định %(number)s đã công bố nội dung từ ngày %(day)s; xem lại ngày.")
        raise Fault("code", sentence % words)


def _left_out(
    decision: Decision, lines: list[Planned], standing: dict[str, ProcedureTerms]
) -> Iterator[Planned]:
    """Procedures of the fields and levels of the list that it does not name."""
    places = {(sort_key(one.values["field"]), one.values["level"]) for one in lines if one.values}
    named, day = {one.code for one in lines}, decision.effective_from
    for code, row in sorted(standing.items()):
        if code in named or (row.field_key, row.level) not in places or not row.holds_on(day):
            continue
        if row.valid_from < day:
            yield Planned(
                Change.REMOVED, code, row.name, reason=_("Danh mục mới không còn thủ tục này.")
            )


def _differences(known: ProcedureTerms, values: dict[str, Any]) -> list[str]:
    """What changes, in words; the limit is one thing, number and unit together."""
    told = []
    for name in COMPARED:
        old, new = getattr(known, name), values[name]
        if old == new or name in {"limit_value", "limit_unit"}:
            continue
        field = known._meta.get_field(name)
        choices = dict(getattr(field, "choices", None) or ())
        words = {
            "field": getattr(field, "verbose_name", name),
            "old": choices.get(old, old),
            "new": choices.get(new, new),
        }
        told.append(_("%(field)s: “%(old)s” thành “%(new)s”") % words)
    before = limit_words(known.limit_value, known.limit_unit)
    after = limit_words(values["limit_value"], values["limit_unit"])
    if before != after:
        told.append(_("thời hạn: %(old)s thành %(new)s") % {"old": before, "new": after})
    return told


@service
def publish(
    *, actor: Actor, at: dt.datetime, decision: Decision, sheet: Sheet
) -> dict[Change, int]:
    """Apply a decision: every line or none; gives how many lines did what.

    Raises PermissionDenied, ValidationError with every line that cannot be used, or when the
    register already says all of it.
    """
    require(actor, RegisterPermission.KEEP, agency_id=None)
    if not clean(decision.number):
        raise ValidationError({"number": _("Ghi số quyết định công bố.")})
    if decision.effective_from < decision.decided_on:
        raise ValidationError({"effective_from": _("Ngày hiệu lực không trước ngày quyết định.")})
    lines = plan(decision, sheet)
    if faults := [_told(one) for one in lines if one.change is Change.FAULT]:
        raise ValidationError(faults)
    doing = [one for one in lines if one.change is not Change.UNCHANGED]
    if not doing:
        raise ValidationError(_("Không có gì để ghi: danh mục đã đúng như quyết định này."))
    removed = [one.code for one in doing if one.change is Change.REMOVED]
    taken = _entered(decision, removed, sheet.sha256)
    _close(doing, taken)
    _open(doing, taken, at)
    rows = [{"code": one.code, "change": str(one.change)} for one in doing]
    batch(
        None,
        "administrative_procedures.publish",
        rows=rows,
        file_hash=sheet.sha256,
        comment=taken.number,
    )
    return {change: sum(one.change is change for one in lines) for change in Change}


def _entered(decision: Decision, removed: list[str], file_hash: str) -> PublicationDecision:
    row = PublicationDecision(
        **who_and_when(),
        state=RegisterState.REGISTERED,
        number=clean(decision.number),
        decided_on=decision.decided_on,
        effective_from=decision.effective_from,
        abolished=removed,
        file_hash=file_hash,
    )
    row.save(force_insert=True)
    return row


def _close(doing: list[Planned], taken: PublicationDecision) -> None:
    """End what held until the day; what the same decision said of the same day is void."""
    day = taken.effective_from
    codes = [one.code for one in doing if one.change is not Change.ADDED]
    rows = ProcedureTerms.objects.standing().filter(procedure__code__in=codes)
    end_facts(rows.filter(valid_from=day), void_reason=_RETAKEN)
    holding = rows.filter(valid_from__lt=day).exclude(valid_to__lte=day)
    end_facts(holding, valid_to=day)


def _open(doing: list[Planned], taken: PublicationDecision, at: dt.datetime) -> None:
    codes = [one.code for one in doing]
    known = {one.code: one for one in AdministrativeProcedure.objects.filter(code__in=codes)}
    for one in doing:
        if one.values is None:
            continue
        procedure = known.get(one.code)
        if procedure is None:
            procedure = AdministrativeProcedure(
                **who_and_when(), state=RegisterState.REGISTERED, code=one.code
            )
            procedure.save(force_insert=True)
        until = NO_DISTRICTS_FROM if one.values["level"] == Level.DISTRICT else None
        ProcedureTerms(
            procedure=procedure,
            decision=taken,
            valid_from=taken.effective_from,
            valid_to=until,
            recorded_at=at,
            legal_basis=taken.number,
            search_key=fold(f"{one.code} {one.values['name']}"),
            field_key=sort_key(one.values["field"]),
            field_search=fold(one.values["field"]),
            **one.values,
        ).save(force_insert=True)


def _told(line: Planned) -> str:
    """The fault of a line with its place in the file."""
    return place(Line(line.row, line.column, Outcome.FAULT, line.code, line.reason))
