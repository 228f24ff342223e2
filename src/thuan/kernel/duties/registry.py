"""Which states of which objects open which duty, and what a reminder rule speaks of (F13, F14)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.kernel.duties.notifications import REMINDED
from thuan.kernel.workflow.following import after_moves

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import StrEnum
    from uuid import UUID

    from django.db.models import Model
    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.accounts.roles import Role
    from thuan.kernel.duties.models import Duty
    from thuan.kernel.duties.selectors import DutyQuerySet
    from thuan.kernel.notifications.registry import NoticeKind
    from thuan.kernel.tenancy.rows import Row


@dataclass(frozen=True, slots=True)
class Wanted:
    """A duty that an object should have open: its holder is ``role`` (over the agency) or a person.

    ``due``: exclusive bound. ``agency_id`` None: a duty of the province.
    """

    agency_id: int | None
    role: str = ""
    person_id: int | None = None
    due: dt.datetime | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class DutyKind:
    """One step that waits for somebody.

    ``wants(rows, at)`` gives for rows of ``model`` the duties they should have open, in as many
    statements for one as for many. ``permission`` is the right the step asks for: a delegation of
    it shows the duty to the delegate. ``excluded_by``: parts of the object whose takers are not
    shown the duty (INV-21). ``describe(actor, at, duties)`` makes ``kernel.ui.tasks.Task`` lines
    of open duties; kinds that share it are described together.
    """

    key: str
    model: type[Row]
    wants: Callable[[Sequence[Any], dt.datetime], Iterable[tuple[Any, Wanted]]]
    permission: StrEnum
    describe: Callable[[Actor, dt.datetime, DutyQuerySet], Iterable[Any]]
    excluded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spoken:
    """An object as a reminder speaks of it."""

    target: Model
    context: Mapping[str, object]
    link: str


@dataclass(frozen=True, slots=True)
class RuleSubject:
    """What the reminders of a rule say; a rule without a subject stands in the catalogue alone.

    ``speak(duties)``: the objects by public id, in bulk. ``overdue(duties)``: for a daily list the
    object under which it is sent, by what is overdue. ``letter(duties)``: rows to synchronise when
    the letter falls due, and those asked for one already. ``hears(duty, role)``: whether holders
    of the role are reminded of the duty, where a rule names roles of several hands.
    """

    code: str
    speak: Callable[[Sequence[Duty]], Mapping[UUID, Spoken]]
    kind: NoticeKind = REMINDED
    raised: NoticeKind = REMINDED
    overdue: Callable[[Sequence[Duty]], Iterable[Spoken]] | None = None
    listed: NoticeKind = REMINDED
    letter: Callable[[Sequence[Duty]], Sequence[Row]] | None = None
    title: str | Promise = ""
    hears: Callable[[Duty, Role], bool] | None = None


_kinds: dict[str, DutyKind] = {}
_subjects: dict[str, RuleSubject] = {}


def register_duty(kind: DutyKind) -> DutyKind:
    """Make a duty known; from now on every move of its objects keeps it right.

    Raises ValueError when the key is taken.
    """
    # The services stand on this registry.
    from thuan.kernel.duties.services.keeping import keep  # noqa: PLC0415

    if kind.key in _kinds:
        raise ValueError(f"duty {kind.key} is registered twice")
    if kind.model not in {one.model for one in _kinds.values()}:
        after_moves(kind.model, keep)
    _kinds[kind.key] = kind
    return kind


def register_rule(subject: RuleSubject) -> None:
    """Let the rule act; raises ValueError when it does already."""
    if subject.code in _subjects:
        raise ValueError(f"rule {subject.code} has a subject already")
    _subjects[subject.code] = subject


def duty_kinds() -> dict[str, DutyKind]:
    """Every kind by key."""
    return dict(_kinds)


def subjects() -> dict[str, RuleSubject]:
    """Every rule that acts, by code."""
    return dict(_subjects)
