"""Who is acting, on whose behalf, with what rights, when: the only user object that rules see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    IntegerField,
    UUIDField,
    Value,
)

from thuan.kernel.accounts.models import (
    Assignment,
    Delegation,
    GuestAssignment,
    Person,
    User,
)
from thuan.kernel.accounts.roles import OVERSIGHT, PROVINCE, Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.statements import Slot, Statement
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.reach import Reach, joined
from thuan.kernel.tenancy.scope import Scope

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Held:
    """One right held on one day: a role at an agency, its reach, and by whose delegation.

    ``at_agency`` is the name of the agency, to show and never to judge by.
    """

    role: Role
    at_agency_id: int
    reach: Reach
    on_behalf_of: int | None = None
    duties: frozenset[str] | None = None
    at_agency: str = ""

    def serves(self, permission: str) -> bool:
        """Own assignments serve every permission of their role; delegations only those named."""
        return self.duties is None or str(permission) in self.duties


@dataclass(frozen=True, slots=True)
class Invited:
    """What a guest may do on one object: the named duties of a role, on that object alone."""

    role: Role
    at_agency_id: int
    target_type: str
    target_id: UUID
    duties: frozenset[str]

    def serves(self, permission: str) -> bool:
        return str(permission) in self.duties


@dataclass(frozen=True, slots=True)
class Actor:
    """A person (or a named job) at a moment, with what they hold at that moment.

    Built anew for every request, so that a right taken away is away at once (P11).
    """

    person_id: int | None
    at: dt.datetime
    held: tuple[Held, ...] = ()
    user_id: int | None = None
    request_id: str = ""
    job: str = ""
    invited: tuple[Invited, ...] = ()

    @classmethod
    def system(cls, job: str, at: dt.datetime) -> Self:
        """The product itself, doing a named job; it holds no role."""
        if not job:
            raise ValueError("A job has a name.")
        return cls(person_id=None, at=at, job=job)

    @property
    def is_system(self) -> bool:
        return bool(self.job)

    def holds(self, *roles: Role) -> bool:
        """Whether one of these roles is held anywhere; for greeting, never for judging."""
        return any(held.role in roles for held in self.held)

    @property
    def agency_ids(self) -> frozenset[int]:
        """The agencies at which the person holds a role."""
        return frozenset(held.at_agency_id for held in self.held)

    def scope(self) -> Scope:
        """What exists for this person (F4, F5)."""
        day = business_day(self.at)
        own = [held.reach for held in self.held if held.role not in OVERSIGHT]
        seat = Reach(agency_ids=self.agency_ids, day=day)
        return Scope(
            own=joined([seat, *(reach for reach in own if not reach.everything)]),
            oversight=joined(held.reach for held in self.held if held.role in OVERSIGHT),
            province=any(held.role in PROVINCE for held in self.held),
            guest_of=frozenset((one.target_type, one.target_id) for one in self.invited),
        )


class Given(NamedTuple):
    """What of an assignment decides about rights, and the name of the agency it is at."""

    person_id: int
    role: str
    at_agency_id: int
    reach: str
    reach_list_id: int | None
    reach_group: str
    at_agency: str

    def held(self, day: dt.date, **lent: Any) -> Held:
        """The right it gives on ``day``; ``lent`` says by whose delegation and for what."""
        reach = reach_of_row(self, day)
        return Held(Role(self.role), self.at_agency_id, reach, at_agency=self.at_agency, **lent)


def reach_of_row(row: Given, day: dt.date) -> Reach:
    """The agencies an assignment reaches on a day."""
    match row.reach:
        case ReachKind.ALL:
            return Reach(everything=True, day=day)
        case ReachKind.LIST:
            return Reach(lists=frozenset({row.reach_list_id or 0}), day=day)
        case ReachKind.GROUP:
            return Reach(groups=frozenset({row.reach_group}), day=day)
        case ReachKind.CHILDREN:
            return Reach(parents=frozenset({row.at_agency_id}), day=day)
        case _:
            return Reach(agency_ids=frozenset({row.at_agency_id}), day=day)


def _assignments(day: dt.date | Slot) -> QuerySet[Assignment, tuple[Any, ...]]:
    columns = (*Given._fields[:-1], "at_agency__name")
    return Assignment.objects.on(day).order_by("pk").values_list(*columns)


class Lent(NamedTuple):
    """What of a delegation or of an invitation decides about rights."""

    from_person: int | None
    at_agency: int
    duties: list[str]
    role: str
    target_type: str
    target_id: UUID | None


def _delegations() -> QuerySet[Delegation, tuple[Any, ...]]:
    nothing = Value("", output_field=CharField())
    nowhere = Value(None, output_field=UUIDField())
    return Delegation.objects.on(DAY).values_list(
        "from_person_id", "at_agency_id", "duties", nothing, nothing, nowhere
    )


def _invitations() -> QuerySet[GuestAssignment, tuple[Any, ...]]:
    nobody = Value(None, output_field=IntegerField())
    return GuestAssignment.objects.on(DAY).values_list(
        nobody, "at_agency_id", "duties", "role", "target_type", "target_id"
    )


# What every request asks of its person; the first in one statement, since nearly nobody has any.
PERSON, DAY = Slot("person", BigIntegerField()), Slot("day", DateField())
LENT: Final = Statement(
    lambda: (
        _delegations()
        .filter(to_person=PERSON)
        .union(_invitations().filter(person=PERSON), all=True)
    )
)
GIVEN: Final = Statement(lambda: _assignments(DAY).filter(person=PERSON))


def _held(person_id: int, day: dt.date) -> list[Held]:
    rows = map(Given._make, GIVEN.rows(person=person_id, day=day))
    return [row.held(day) for row in rows]


def _delegated(lent: list[Lent], day: dt.date) -> list[Held]:
    """What others let this person do: the giver's own rights that day, cut to the named duties."""
    given = [row for row in lent if row.from_person is not None]
    if not given:
        return []
    givers = [row.from_person for row in given]
    theirs = [Given._make(row) for row in _assignments(day).filter(person__in=givers)]
    held: list[Held] = []
    for row in given:
        named = frozenset(str(duty) for duty in row.duties)
        held.extend(
            source.held(day, on_behalf_of=source.person_id, duties=named)
            for source in theirs
            if (source.person_id, source.at_agency_id) == (row.from_person, row.at_agency)
        )
    return held


def _invited(lent: list[Lent]) -> tuple[Invited, ...]:
    return tuple(
        Invited(
            Role(row.role), row.at_agency, row.target_type, row.target_id, frozenset(row.duties)
        )
        for row in lent
        if row.target_id is not None
    )


def actor_for(who: User | Person, at: dt.datetime, *, request_id: str = "") -> Actor:
    """The actor that an account or a person is at ``at``; two queries, one more per delegation."""
    user = who if isinstance(who, User) else None
    person_id = who.person_id if isinstance(who, User) else who.pk
    if person_id is None:
        return Actor(None, at, (), user.pk if user else None, request_id)
    day = business_day(at)
    lent = [Lent._make(row) for row in LENT.rows(person=person_id, day=day)]
    held = (*_held(person_id, day), *_delegated(lent, day))
    account = user.pk if user else None
    return Actor(person_id, at, held, account, request_id, invited=_invited(lent))
