"""State machines as tables: data that the code runs, the documents draw and the tests walk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.changing import differences
from thuan.kernel.audittrail.recording import places, record
from thuan.kernel.audittrail.unit import current_unit
from thuan.kernel.permissions.policy import can, require
from thuan.kernel.tenancy.rows import Row
from thuan.kernel.tenancy.writing import lock, write
from thuan.kernel.workflow import following, segregation
from thuan.kernel.workflow.models import StateSpan
from thuan.kernel.workflow.parts import parts_of, take_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import StrEnum

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.workflow.models import Participation

S = TypeVar("S", bound=Row)


class IllegalTransition(ValidationError):
    """The step cannot happen now; the messages say why, in words for the person."""


@dataclass(frozen=True, slots=True)
class Transition(Generic[S]):
    """One legal move.

    ``permission`` None: only the product itself moves here (closing a cycle). ``part`` is what the
    person becomes in the matrix of separated duties. ``by_province``: judged at the reach of the
    province over the agency, which does not own the row (F3); without it, at the row's agency.
    ``province_wide``: the right of a province-wide role, for rows of no agency.
    """

    name: str
    sources: frozenset[str]
    target: str
    permission: StrEnum | None
    label: str | Promise = ""
    guards: tuple[Callable[[S, Actor], str | None], ...] = ()
    part: str = ""
    needs_comment: bool = False
    by_province: bool = False


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S]):
    """The life cycle of one kind of object; ``subject`` names it in the matrix of duties."""

    name: str
    subject: str
    initial: str
    transitions: tuple[Transition[S], ...]
    _by_name: dict[str, Transition[S]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {step.name: step for step in self.transitions})
        if len(self._by_name) != len(self.transitions):
            raise ValueError(f"{self.name}: a step is named twice")

    def __getitem__(self, name: str) -> Transition[S]:
        return self._by_name[name]

    @property
    def states(self) -> frozenset[str]:
        """Every state the table names."""
        sources = frozenset().union(*(step.sources for step in self.transitions))
        return sources | {step.target for step in self.transitions} | {self.initial}

    def begin(self, row: S, *, part: str = "", on_behalf_of: int | None = None) -> S:
        """Insert a new object in the initial state with its first span; inside a service.

        ``on_behalf_of``: the giver of the delegation by which the actor begins it (from
        ``require``), so that the giver too has taken the part (INV-21).
        """
        actor, _at = current_unit().frames[-1]
        row.state = self.initial
        row.save(force_insert=True)
        _span(row).save(force_insert=True)
        if part and actor.person_id:
            take_part(row, part, actor.person_id, on_behalf_of, at=actor.at)
        begun = {"state": (None, str(self.initial))}
        record(row, f"{self.name}.begin", changes=begun, on_behalf_of=on_behalf_of)
        following.moved([row])
        return row

    def begin_many(self, rows: Iterable[S]) -> list[S]:
        """Insert many new objects as ``begin`` does each, in three statements; inside a service.

        Every object keeps its span and its own event in the chain of its agency.
        """
        new = list(rows)
        if not new:
            return []
        for row in new:
            row.state = self.initial
        made = type(new[0])._default_manager.bulk_create(new)
        StateSpan.objects.bulk_create(_span(row) for row in made)
        for row in made:
            record(row, f"{self.name}.begin", changes={"state": (None, str(self.initial))})
        following.moved(made)
        return made

    def bring_in(self, rows: Iterable[tuple[S, str]]) -> list[S]:
        """Insert objects in states they reached before they came here, each with its span.

        The bulk door of loaders (F8): no event of their own, the caller records one ``batch``
        that proves every row. Raises ValueError for a state that the table does not know.
        """
        new = []
        for row, state in rows:
            if state not in self.states:
                raise ValueError(f"{self.name} has no state {state}")
            row.state = state
            new.append(row)
        if not new:
            return []
        made = type(new[0])._default_manager.bulk_create(new)
        StateSpan.objects.bulk_create(_span(row) for row in made)
        following.moved(made)
        return made

    def may(self, row: S, name: str, actor: Actor) -> bool:
        """Whether the actor's rights allow the step, whatever the state."""
        step = self[name]
        if step.permission is None:
            return actor.is_system
        return can(actor, step.permission, agency_id=_judged_at(row), target=row)

    def refusals(self, row: S, name: str, actor: Actor) -> list[str]:
        """Why ``name`` cannot happen now, in sentences; empty means that it can."""
        step = self[name]
        if row.state not in step.sources:
            return [_("Bước này đã được làm rồi hoặc chưa đến lượt. Tải lại trang để xem.")]
        why = [sentence for guard in step.guards if (sentence := guard(row, actor))]
        if step.part and actor.person_id and step.permission is not None:
            behalf = _behalf(row, step, actor)
            against = self._objection(row, step.part, [actor.person_id, *behalf], actor)
            why += [against] if against else []
        return why

    def offered(self, row: S, actor: Actor) -> list[Transition[S]]:
        """The steps of the present state that this actor's rights allow: buttons or sentences."""
        steps = [step for step in self.transitions if row.state in step.sources]
        return [s for s in steps if s.permission is not None and self.may(row, s.name, actor)]

    def fire(
        self,
        row: S,
        name: str,
        *,
        comment: str = "",
        sets: Mapping[str, object] | None = None,
        base_version: int | None = None,
        extra: Mapping[str, object] | None = None,
    ) -> S:
        """Check, move and record one step inside a service; give back the fresh row.

        Raises PermissionDenied, IllegalTransition, StaleRow. ``sets`` are written with the state.
        """
        actor, at = current_unit().frames[-1]
        step, base = self[name], row.version if base_version is None else base_version
        row = lock(row)
        behalf = _authorised(row, step, actor)
        if why := self.refusals(row, name, actor):
            raise IllegalTransition(why)
        if step.needs_comment and not comment.strip():
            raise IllegalTransition(_("Ghi lý do để người nhận biết cần làm gì."))
        moved = {**(sets or {}), "state": step.target}
        changes = differences(row, moved)
        changes["state"] = (str(row.state), str(step.target))
        write(row, moved, at=at, by=actor.person_id, base_version=base)
        _close_and_open_span(row)
        if step.part and actor.person_id:
            take_part(row, step.part, actor.person_id, behalf, at=at)
        action = f"{self.name}.{name}"
        record(row, action, changes=changes, comment=comment, on_behalf_of=behalf, extra=extra)
        following.moved([row])
        return row

    def join(self, row: S, part: str, permission: StrEnum, actor: Actor) -> None:
        """Take a part outside a step, as whoever fills a form does; no event of its own.

        Raises PermissionDenied, and IllegalTransition where duties are separated (INV-21).
        """
        behalf = require(actor, permission, agency_id=_judged_at(row)).on_behalf_of
        persons = [person for person in (actor.person_id, behalf) if person is not None]
        taken = parts_of(row)
        if against := self._objection(row, part, persons, actor, taken):
            raise IllegalTransition(against)
        if actor.person_id:
            take_part(row, part, actor.person_id, behalf, at=actor.at, taken=taken)

    def mermaid(self) -> str:
        """The table drawn as a Mermaid state diagram."""
        lines = ["stateDiagram-v2", f"    [*] --> {self.initial}"]
        for step in self.transitions:
            lines += [f"    {src} --> {step.target}: {step.name}" for src in sorted(step.sources)]
        return "\n".join(lines)

    def _objection(
        self,
        row: S,
        part: str,
        persons: list[int],
        actor: Actor,
        taken: Sequence[Participation] | None = None,
    ) -> str | None:
        return segregation.objection(
            subject=self.subject,
            part=part,
            target_type=row._meta.label_lower,
            target_id=row.public_id,
            persons=persons,
            agency_id=getattr(row, "agency_id", 0) or getattr(row, "subject_agency_id", 0),
            at=actor.at,
            taken=taken,
        )


def _judged_at(row: Row) -> int | None:
    """The agency at which the right is asked: the row's, the case's subject's, or the province."""
    agency_id = getattr(row, "agency_id", None)
    return agency_id if agency_id is not None else getattr(row, "subject_agency_id", None)


def _authorised(row: S, step: Transition[S], actor: Actor) -> int | None:
    """The person on whose behalf the step is taken, if any; raises PermissionDenied."""
    if step.permission is None:
        if not actor.is_system:
            raise IllegalTransition(_("Bước này do hệ thống tự thực hiện."))
        return None
    return require(actor, step.permission, agency_id=_judged_at(row), target=row).on_behalf_of


def _behalf(row: S, step: Transition[S], actor: Actor) -> list[int]:
    if step.permission is None or not can(actor, step.permission, agency_id=_judged_at(row)):
        return []
    behalf = require(actor, step.permission, agency_id=_judged_at(row)).on_behalf_of
    return [] if behalf is None else [behalf]


def _span(row: Row) -> StateSpan:
    """The span that begins now."""
    _actor, at = current_unit().frames[-1]
    return StateSpan(
        target_type=row._meta.label_lower,
        target_id=row.public_id,
        agency_id=places(row)[0],
        state=row.state,
        from_at=at,
    )


def _close_and_open_span(row: Row) -> None:
    _actor, at = current_unit().frames[-1]
    StateSpan.objects.filter(
        target_type=row._meta.label_lower, target_id=row.public_id, to_at__isnull=True
    ).update(to_at=at)
    _span(row).save(force_insert=True)
