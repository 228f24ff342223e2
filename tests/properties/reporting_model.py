"""What the specification says of a report, in plain Python typed by hand (qms.md 3.18).

Nothing here is taken from the product's own tables: moves, rights and separated duties are
written down again, so that the machine compares two independent statements.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

DEADLINE = dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)  # 16/10 00:00 in Vietnam
HOURS = dt.timedelta(hours=7)

# Step → (states it leaves, state it leads to, roles that may, part taken, wants a reason).
MOVES: dict[str, tuple[set[str], str, set[str], str, bool]] = {
    "start": ({"NOT_STARTED"}, "DRAFT", {"ISO_SEC"}, "PREPARER", False),
    "hand_in": ({"DRAFT"}, "INTERNAL_REVIEW", {"ISO_SEC"}, "PREPARER", False),
    "give_to_preparer": ({"INTERNAL_REVIEW"}, "DRAFT", {"QMR", "HEAD"}, "", True),
    "register_paper": ({"INTERNAL_REVIEW"}, "SIGNED", {"ARCHIVIST"}, "PAPER_REGISTRAR", False),
    "sign": ({"INTERNAL_REVIEW"}, "SIGNED", {"HEAD"}, "APPROVER", False),
    "recall": ({"SIGNED"}, "DRAFT", {"HEAD"}, "", True),
    "submit": ({"SIGNED"}, "SUBMITTED", {"HEAD", "ISO_SEC"}, "", False),
    "take": (
        {"SUBMITTED", "RESUBMITTED"},
        "UNDER_CHECK",
        {"DOST_OFFICER", "PPC_CHECKER"},
        "DOST_ACCEPTOR",
        False,
    ),
    "accept": (
        {"UNDER_CHECK"},
        "ACCEPTED",
        {"DOST_OFFICER", "PPC_CHECKER"},
        "DOST_ACCEPTOR",
        False,
    ),
    "give_back": (
        {"UNDER_CHECK"},
        "RETURNED",
        {"DOST_OFFICER", "PPC_CHECKER"},
        "DOST_ACCEPTOR",
        True,
    ),
    "reopen": ({"ACCEPTED"}, "RETURNED", {"DOST_HEAD"}, "DOST_ACCEPTOR", True),
    "revise": ({"RETURNED"}, "DRAFT", {"ISO_SEC"}, "PREPARER", False),
}
# While the cycle is shut these are refused for a report that never came.
NEED_OPEN_CYCLE = {"start", "hand_in", "sign", "register_paper", "submit"}
APART = [
    {"PREPARER", "APPROVER"},
    {"APPROVER", "DOST_ACCEPTOR"},
    {"PREPARER", "PAPER_REGISTRAR"},
    {"PREPARER", "DOST_ACCEPTOR"},
]
DELEGATED = {"sign", "recall", "submit"}
NEVER_CAME = {"NOT_STARTED", "DRAFT", "INTERNAL_REVIEW", "SIGNED"}
ASKED = ("R01.name", "R08.declared", "Q.received", "Q.on_time", "Q.note")


@dataclass
class Report:
    """One report as the specification has it."""

    state: str = "NOT_STARTED"
    version: int = 1
    first: dt.datetime | None = None
    late: bool | None = None
    values: dict[str, Any] = field(default_factory=dict)
    parts: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    sent: int = 0
    deadline: dt.datetime = DEADLINE
    waived: set[str] = field(default_factory=set)

    def sendable(self) -> bool:
        """Four of five answers, and no part above its whole."""
        whole, part = self.values.get("Q.received"), self.values.get("Q.on_time")
        contradicts = whole is not None and part is not None and part > whole
        return sum(code in self.values for code in ASKED) >= 4 and not contradicts


@dataclass
class Right:
    """A role of a person at an agency from a day to a day."""

    person: str
    role: str
    agency: str
    province_wide: bool
    since: dt.date
    until: dt.date | None = None

    def on(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass
class Stand:
    """A delegation of signing and sending."""

    giver: str
    holder: str
    agency: str
    since: dt.date
    until: dt.date | None = None

    def on(self, day: dt.date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


def day_of(at: dt.datetime) -> dt.date:
    """The date in Vietnam."""
    return (at.astimezone(dt.UTC) + HOURS).date()


@dataclass
class World:
    """Everybody's rights, who is who, and the three reports."""

    rights: list[Right]
    employed: dict[str, str]
    reports: dict[str, Report]
    stands: list[Stand] = field(default_factory=list)
    humans: list[set[str]] = field(default_factory=list)
    cycle: str = "OPEN"

    def human(self, person: str) -> set[str]:
        """All records of the same human being."""
        return next((group for group in self.humans if person in group), {person})

    def may(
        self, person: str, agency: str, roles: set[str], day: dt.date, *, delegable: bool
    ) -> list[str] | None:
        """Whose right it is: ``[]`` one's own, ``[giver]`` another's, None nobody's."""
        if self._holds(person, agency, roles, day):
            return []
        if delegable:
            for stand in self.stands:
                mine = stand.holder == person and stand.agency == agency and stand.on(day)
                if mine and self._holds(stand.giver, agency, roles, day):
                    return [stand.giver]
        return None

    def _holds(self, person: str, agency: str, roles: set[str], day: dt.date) -> bool:
        return any(
            right.person == person
            and right.role in roles
            and right.on(day)
            and (right.province_wide or right.agency == agency)
            for right in self.rights
        )

    def apart(self, agency: str, part: str, people: list[str], day: dt.date) -> bool:
        """Whether separated duties keep these people from taking the part."""
        everyone = set().union(*(self.human(person) for person in people))
        for pair in APART:
            others = pair - {part} if part in pair else set()
            for taken, who in self.reports[agency].parts:
                if taken in others and everyone & set().union(*map(self.human, who)):
                    return True
        return part == "DOST_ACCEPTOR" and any(
            self.employed[person] == agency or self._sits(person, agency, day)
            for person in everyone
        )

    def _sits(self, person: str, agency: str, day: dt.date) -> bool:
        return any(r.person == person and r.agency == agency and r.on(day) for r in self.rights)

    def would_clash(self, one: str, other: str) -> bool:
        """Whether the two, were they one human, would unite separated parts already taken."""
        group = self.human(one) | self.human(other)
        for agency, report in self.reports.items():
            taken = {part for part, who in report.parts if who & group}
            inside = any(self.employed[person] == agency for person in group)
            if any(pair <= taken for pair in APART) or ("DOST_ACCEPTOR" in taken and inside):
                return True
        return False

    def allows(self, step: str, agency: str, person: str, day: dt.date) -> list[str] | None:
        """On whose behalf the step may be taken now; None where the specification refuses it."""
        sources, _target, roles, part, _reason = MOVES[step]
        report = self.reports[agency]
        behalf = self.may(person, agency, roles, day, delegable=step in DELEGATED)
        shut = self.cycle == "CLOSED" and report.first is None and step in NEED_OPEN_CYCLE
        thin = step in {"hand_in", "sign", "register_paper"} and not report.sendable()
        if behalf is None or report.state not in sources or shut or thin:
            return None
        if part and self.apart(agency, part, [person, *behalf], day):
            return None
        return behalf

    def decides(self, role: str, agency: str, person: str, day: dt.date) -> bool:
        """Whether the person decides about the agency with a role of the department."""
        return self._holds(person, "dost", {role}, day) and agency != "dost"

    def extendable(self, agency: str, at: dt.datetime, bound: dt.datetime) -> bool:
        """More time only before the deadline that stands, only longer, only for what is out."""
        report = self.reports[agency]
        free = self.cycle != "CLOSED" and report.first is None
        return free and at < report.deadline < bound

    def enterable(self, agency: str, person: str, day: dt.date) -> bool:
        """Whether an officer may enter the paper of this agency; never of his own."""
        mine = self._sits(person, agency, day) or any(
            s.holder == person and s.agency == agency and s.on(day) for s in self.stands
        )
        open_ = self.reports[agency].state in {"NOT_STARTED", "DRAFT", "INTERNAL_REVIEW"}
        came = self.reports[agency].first is not None
        shut = self.cycle == "CLOSED"
        if mine or not open_ or came or shut or self.apart(agency, "PREPARER", [person], day):
            return False
        return self.decides("DOST_OFFICER", agency, person, day)

    def moved(self, step: str, agency: str, people: list[str], at: dt.datetime) -> None:
        """Write down a step that was taken."""
        report = self.reports[agency]
        _sources, target, _roles, part, _reason = MOVES[step]
        if step == "submit":
            if report.first is None:
                report.first, report.late = at, at >= report.deadline
            else:
                target = "RESUBMITTED"
            report.sent += 1
        report.state, report.version = target, report.version + 1
        if part:
            report.parts.append((part, frozenset(people)))
