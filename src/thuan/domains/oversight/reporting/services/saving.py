"""Saving fields as they are typed, each by itself: two people fill one report (P6, F8, U26).

Nothing here enters the trail: the event comes when a section is finished or the report sent on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from thuan.domains.oversight.reporting.judging import contradictions, template_of
from thuan.domains.oversight.reporting.models import SectionPresence
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.presence import is_noted
from thuan.domains.oversight.reporting.services.preparing import being_prepared, stamped
from thuan.domains.oversight.reporting.template import computed
from thuan.kernel.audittrail.unit import draft
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.writing import lock, lock_alone, update_row

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that another person changed since: both values, who and when; nothing was saved."""

    code: str
    mine: Any
    stored: Any
    by_id: int | None
    at: dt.datetime
    version: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of each field: it stands in the paper, it is asked about, or it cannot be.

    ``refused``: field code to the sentence that says why the figure cannot be (U27).
    """

    paper: DraftContent
    codes: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    refused: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Turn:
    """The n-th save of one open page: one that arrives after a later one changes nothing."""

    page: str
    number: int

    def is_overtaken(self, stamp: Mapping[str, Any]) -> bool:
        """Whether a later save of the same page has been here already."""
        return stamp.get("page") == self.page and stamp.get("turn", 0) > self.number


@draft
def save_fields(
    *,
    actor: Actor,
    at: dt.datetime,
    paper: DraftContent,
    values: Mapping[str, Any],
    base_version: int,
    seen: Mapping[str, int] | None = None,
    turn: Turn | None = None,
) -> Saved:
    """Save these fields, whatever others did to other fields; None takes a figure away.

    A field is in conflict only when another person gave it another value after ``base_version``
    (or after the version in ``seen``, for a field about which the person has decided). A figure
    that cannot be is refused by itself. The same save again changes nothing. Whoever saves has
    prepared the report (INV-21). Raises ValidationError when it is no longer being prepared.
    """
    report = being_prepared(paper, actor)
    now = lock_alone(paper)
    conflicts, changed = [], {}
    for code, value in values.items():
        stamp = now.stamps.get(code, {})
        if now.values.get(code) == value or (turn and turn.is_overtaken(stamp)):
            continue
        known = max(base_version, (seen or {}).get(code, 0))
        if stamp and stamp["by"] != actor.person_id and stamp["version"] > known:
            conflicts.append(_conflict(code, value, now, stamp))
        else:
            changed[code] = value
    refused = _contradictions(report, now.values, changed)
    kept = {code: value for code, value in changed.items() if code not in refused}
    if kept:
        now = _written(report, now, kept, actor=actor, at=at, turn=turn)
    held = {conflict.code for conflict in conflicts} | set(refused)
    codes = tuple(code for code in values if code not in held)
    return Saved(now, codes, tuple(conflicts), refused)


def _conflict(code: str, mine: Any, paper: DraftContent, stamp: Mapping[str, Any]) -> Conflict:
    when = dt.datetime.fromisoformat(stamp["at"])
    return Conflict(code, mine, paper.values.get(code), stamp["by"], when, stamp["version"])


def _contradictions(
    report: AnnualReport, stored: Mapping[str, Any], changed: Mapping[str, Any]
) -> dict[str, str]:
    """Of the changed figures those that cannot be beside the others, with the reason (U27).

    Figures that only fit each other come together: a corrected total with its corrected part.
    """
    refused: dict[str, str] = {}
    left = dict(changed)
    while left:
        merged = {**stored, **left}
        known = {code: value for code, value in merged.items() if value is not None}
        # A total stored from the parts of before does not stand against the parts of now.
        known = computed(template_of(report), known)
        found = {
            code: fault.sentence
            for fault in reversed(contradictions(report, known))
            for code in _touched(report, fault.fields)
            if code in left
        }
        if not found:
            break
        refused |= found
        left = {code: value for code, value in left.items() if code not in found}
    return refused


def _touched(report: AnnualReport, codes: tuple[str, ...]) -> set[str]:
    """The fields a person types behind these: the parts of what is computed among them."""
    fields = template_of(report).fields
    found = set(codes)
    for code in codes:
        formula = fields[code].computed
        if formula:
            found |= {*formula.numerator, *formula.denominator}
    return found


def _written(
    report: AnnualReport,
    paper: DraftContent,
    changed: Mapping[str, Any],
    *,
    actor: Actor,
    at: dt.datetime,
    turn: Turn | None,
) -> DraftContent:
    merged = {**paper.values, **changed}
    known = {code: value for code, value in merged.items() if value is not None}
    stamps = stamped(paper, changed, by=actor.person_id, when=at)
    if turn:
        for code in changed:
            stamps[code] |= {"page": turn.page, "turn": turn.number}
    sets = {"values": computed(template_of(report), known), "stamps": stamps}
    return update_row(paper, sets, at=at, by=actor.person_id)


@draft
def save_reasons(
    *, actor: Actor, at: dt.datetime, paper: DraftContent, reasons: Mapping[str, str]
) -> DraftContent:
    """Keep why a figure moved so much, or why it is not the one the system filled in.

    One reason answers both questions about a field; the last words stand. Raises ValidationError
    when the report is no longer being prepared.
    """
    being_prepared(paper, actor)
    now = lock_alone(paper)
    given = {code: text.strip() for code, text in reasons.items()}
    explained = {**now.reasons, **given}
    edited = {code: text for code, text in given.items() if code in now.facts}
    overridden = {**now.override_reasons, **edited}
    if (explained, overridden) == (now.reasons, now.override_reasons):
        return now
    sets = {"reasons": explained, "override_reasons": overridden}
    return update_row(now, sets, at=at, by=actor.person_id)


@draft
def note_presence(*, actor: Actor, at: dt.datetime, report: AnnualReport, section: str) -> None:
    """Remember that the person has this part open; opening it is not yet preparing the report."""
    require(actor, ReportPermission.PREPARE, agency_id=report.agency_id)
    if actor.person_id is None:
        return
    rows = SectionPresence.objects.filter(report=report, person_id=actor.person_id)
    known = rows.first()
    if known is None:
        _first_seen(actor.person_id, at, report, section)
    elif not is_noted([known], section, actor, at):
        update_row(lock(known), {"section": section, "seen_at": at}, at=at, by=actor.person_id)


def _first_seen(person_id: int, at: dt.datetime, report: AnnualReport, section: str) -> None:
    row = SectionPresence(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        person_id=person_id,
        section=section,
        seen_at=at,
        state="OPEN",
        created_at=at,
        updated_at=at,
        created_by_id=person_id,
        updated_by_id=person_id,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        # Two tabs of one person at the same moment: one of them has told it.
        return
