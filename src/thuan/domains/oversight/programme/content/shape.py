"""The content of a plan as values; ``to_json`` gives what the database and the files hold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from thuan.domains.oversight.programme.enums import ExpansionKind, Metric, RosterKnown


@dataclass(frozen=True, slots=True)
class TargetUnit:
    """One agency of a target's list, by the code it bears on the day of the plan."""

    code: str
    kind: ExpansionKind | None = None

    def to_json(self) -> dict[str, Any]:
        return {"code": self.code, **({"kind": str(self.kind)} if self.kind else {})}


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what is counted, how many are aimed at, by when, over which agencies.

    ``stated`` is the number that the plan names, None where it names none (T5 in Plan 752). With a
    complete list the number aimed at is the list's; ``units`` of another list stay names only.
    ``origin`` says from which figures a drafted number came; it is no part of the paper.
    """

    code: str
    metric: Metric
    text: str
    unit: str
    stated: int | None
    due_on: dt.date
    roster: RosterKnown
    units: tuple[TargetUnit, ...] = ()
    note: str = ""
    origin: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "metric": str(self.metric),
            "text": self.text,
            "unit": self.unit,
            "stated": self.stated,
            "due_on": self.due_on.isoformat(),
            "roster": str(self.roster),
            "units": [unit.to_json() for unit in self.units],
            "note": self.note,
            # Said only where it is known: contents kept before keep their shape and their hash.
            **({"origin": self.origin} if self.origin else {}),
        }


@dataclass(frozen=True, slots=True)
class Task:
    """One task: what, who leads, with whom, from when until when, for which target.

    ``lead`` is how the paper names who leads; ``lead_code`` the agency in the register, "" where
    no single agency leads: then the department does its duties.
    """

    code: str
    text: str
    lead: str
    with_whom: str
    from_on: dt.date
    due_on: dt.date
    target: str = ""
    lead_code: str = ""

    def to_json(self) -> dict[str, Any]:
        return {
            "code": self.code,
            "text": self.text,
            "lead": self.lead,
            "with_whom": self.with_whom,
            "from_on": self.from_on.isoformat(),
            "due_on": self.due_on.isoformat(),
            "target": self.target,
            # Said only where it is known, as the origin of a target.
            **({"lead_code": self.lead_code} if self.lead_code else {}),
        }


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of money, in million VND; from where it comes.

    ``amount`` None: the plan names the line and no sum yet, which is not 0. ``code`` stays with
    the line, so that what is spent is told of it; "K1" for the first line of a plan without codes.
    """

    text: str
    source: str
    amount: Decimal | None
    code: str = ""

    def to_json(self) -> dict[str, Any]:
        amount = None if self.amount is None else str(self.amount)
        named = {"code": self.code} if self.code else {}
        return {"text": self.text, "source": self.source, "amount": amount, **named}


@dataclass(frozen=True, slots=True)
class PlanContent:
    """Everything that the plan lays down; issued, it never changes: an amendment has its own."""

    title: str
    purpose: str = ""
    scope: str = ""
    organisation: str = ""
    legal_bases: tuple[str, ...] = ()
    objectives: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    tasks: tuple[Task, ...] = ()
    budget: tuple[Budget, ...] = ()

    def target(self, code: str) -> Target | None:
        """The target with this code."""
        return next((one for one in self.targets if one.code == code), None)

    def with_target(self, target: Target) -> PlanContent:
        """The content with this target in the place of the one with its code, or as the last."""
        if self.target(target.code) is None:
            return replace(self, targets=(*self.targets, target))
        kept = (target if one.code == target.code else one for one in self.targets)
        return replace(self, targets=tuple(kept))

    def with_task(self, task: Task) -> PlanContent:
        """The content with this task in the place of the one with its code, or as the last."""
        if all(one.code != task.code for one in self.tasks):
            return replace(self, tasks=(*self.tasks, task))
        return replace(self, tasks=tuple(task if o.code == task.code else o for o in self.tasks))

    def without_task(self, code: str) -> PlanContent:
        """The content without the task of this code."""
        return replace(self, tasks=tuple(one for one in self.tasks if one.code != code))

    def to_json(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "purpose": self.purpose,
            "scope": self.scope,
            "organisation": self.organisation,
            "legal_bases": list(self.legal_bases),
            "objectives": list(self.objectives),
            "targets": [one.to_json() for one in self.targets],
            "tasks": [one.to_json() for one in self.tasks],
            "budget": [one.to_json() for one in self.budget],
        }
