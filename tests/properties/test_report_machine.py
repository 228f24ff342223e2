"""Random programs over three reports hold every invariant at every step.

INV-21 separated duties, INV-24 rights in time, INV-39 lateness, INV-45 isolation, INV-46 trail;
right and wrong actors, delegations, merged persons, stale pages, doubled presses, clock jumps.
"""

from __future__ import annotations

import copy
import datetime as dt

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    rule,
    run_state_machine_as_test,
)

from tests.factories import LONG_AGO
from tests.factories.reporting import (
    OCTOBER,
    PEOPLE,
    ROSTER,
    Province,
    full_values,
    make_province,
    scan,
    secret_word,
)
from tests.properties.profiles import machine_settings
from tests.properties.reporting_choices import (
    BEGINS,
    HOLDERS,
    SAVES,
    SERVICES,
    USUAL,
    VERSIONED,
    WAYS,
)
from tests.properties.reporting_decisions import Decisions, Isolation, refused
from tests.properties.reporting_model import (
    DELEGATED,
    MOVES,
    Report,
    Right,
    World,
    day_of,
)
from tests.properties.reporting_presses import Presses
from tests.properties.reporting_rights import Rights
from tests.properties.reporting_standing import Standing
from thuan.domains.oversight.reporting.services.paper import SignedPaper
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.once import Receipt
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/terms.py",
        "    if bound <= report.deadline_at:",
        "    if bound < report.deadline_at:",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/signing.py",
        "first = report.first_submitted_at is None",
        "first = True",
    ),
    (
        "src/thuan/kernel/workflow/machine.py",
        "            why += [against] if against else []\n",
        "",
    ),
    (
        "src/thuan/kernel/accounts/actor.py",
        'return Assignment.objects.on(day).order_by("pk").values_list(*columns)',
        'return Assignment.objects.order_by("pk").values_list(*columns)',
    ),
]

WHO = sorted(PEOPLE)
agencies = st.sampled_from(ROSTER)
people = st.sampled_from(WHO)


class ReportMachine(Presses, Rights, Decisions, Isolation, Standing, RuleBasedStateMachine):
    """The product beside the specification; each program ends in a rollback."""

    base: Province

    def __init__(self) -> None:
        super().__init__()
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self.province = copy.copy(self.base)
        self.now = BEGINS[0]
        rights = [
            Right(name, role, agency, reach == "ALL", LONG_AGO)
            for name, (agency, role, reach) in PEOPLE.items()
            if reach != "CHILDREN"
        ]
        self.world = World(
            rights, {name: PEOPLE[name][0] for name in WHO}, {name: Report() for name in ROSTER}
        )
        self.events = dict(AuditEvent.objects.values_list("pk", "hash"))
        self.pressed: dict[str, tuple[str, Receipt]] = {}
        self.numbers = 0
        self.looked_at = (-1, -1)
        self.scan = scan()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)

    # The steps of people ---------------------------------------------------------------------

    def attempt(self, step: str, agency: str, who: str, *, stale: bool, reason: str) -> None:
        """Let the person try; the product must answer as the specification does."""
        behalf = self.world.allows(step, agency, who, day_of(self.now))
        wants_reason = MOVES[step][4]
        unsaid = wants_reason and not reason
        arguments = self.arguments(step, agency, reason)
        if stale and step in VERSIONED:
            arguments["base_version"] = self.world.reports[agency].version - 1
        legal = behalf is not None and not unsaid and not (stale and step in VERSIONED)

        def act() -> None:
            self.province.on(agency, SERVICES[step], who=who, at=self.now, **arguments)

        if refused(act) != (not legal):
            raise AssertionError(f"{who} {step} {agency}: legal is {legal}")
        if legal:
            self.world.moved(step, agency, [who, *(behalf or [])], self.now)

    def arguments(self, step: str, agency: str, reason: str) -> dict[str, object]:
        word = secret_word(self.province.agencies[agency])
        comment = f"{reason} {word}" if reason else ""
        if step == "sign":
            started = self.world.reports[agency].state not in {"NOT_STARTED", "MISSING"}
            return {"shown_hash": self.province.shown_hash(agency) if started else "0" * 64}
        if step == "register_paper":
            started = self.world.reports[agency].state not in {"NOT_STARTED", "MISSING"}
            shown = self.province.shown_hash(agency) if started else "0" * 64
            words = ("15/BC", day_of(self.now), "Người ký", shown[:12], "ký thay")
            return {"paper": SignedPaper(*words), "scan": self.scan}
        if step in {"give_back", "reopen"}:
            return {"reason": "OTHER", "comment": comment}
        return {"comment": comment} if MOVES[step][4] else {}

    @initialize(
        begins=st.sampled_from(BEGINS),
        holders=st.tuples(*[st.sampled_from(HOLDERS)] * len(ROSTER)),
        furthest=agencies,
        way=WAYS,
    )
    def some_are_further_than_others(
        self, begins: dt.datetime, holders: tuple[str, ...], furthest: str, way: list[int]
    ) -> None:
        self.now = begins
        for agency, holder in zip(ROSTER, holders, strict=True):
            if holder == "one human":
                self.merge_records(f"{agency}_head", f"{agency}_secretary")
            elif holder:
                self.delegate_to(agency, holder)
            self.go_on(agency, way if agency == furthest else way[:3])

    @rule(agency=agencies, choices=st.lists(st.integers(0, 9), min_size=1, max_size=4))
    def go_on(self, agency: str, choices: list[int]) -> None:
        """Steps that lie open, by those who usually take them; small choices lead on."""
        for choice in choices:
            self.one_step_on(agency, choice)

    def one_step_on(self, agency: str, choice: int) -> None:
        state = self.world.reports[agency].state
        if state == "DRAFT" and not self.world.reports[agency].sendable():
            self.save_values(agency, f"{agency}_secretary", "whole", stale=False)
            return
        steps = [step for step, move in MOVES.items() if state in move[0]]
        if steps:
            # The way on stands last in the table; it is taken more often.
            step = steps[choice % len(steps)] if choice > 6 else steps[0 if choice > 4 else -1]
            usual = USUAL[step]
            who = usual[choice % len(usual)].format(agency)
            if agency == "dost" and "checker" in usual and choice % 2 == 0:
                who = "checker"
            if choice % 2 and step in DELEGATED:
                holders = [stand.holder for stand in self.world.stands if stand.agency == agency]
                who = holders[-1] if holders else who
            self.attempt(step, agency, who, stale=False, reason="Xem lại")

    @rule(
        agency=agencies,
        step=st.sampled_from(sorted(MOVES)),
        who=people,
        stale=st.booleans(),
        reason=st.sampled_from(["", "Xem lại"]),
    )
    def try_anything(self, agency: str, step: str, who: str, stale: bool, reason: str) -> None:
        self.attempt(step, agency, who, stale=stale, reason=reason)

    @rule(agency=agencies, choice=st.integers(0, 9), who=people, stale=st.booleans())
    def try_the_open_step(self, agency: str, choice: int, who: str, stale: bool) -> None:
        """Anybody tries a step that lies open."""
        state = self.world.reports[agency].state
        steps = [step for step, move in MOVES.items() if state in move[0]]
        if steps:
            step = steps[choice % len(steps)]
            self.attempt(step, agency, who, stale=stale, reason="Xem lại")

    @rule(
        agency=agencies,
        who=st.one_of(st.sampled_from(["{}_secretary", "{}_head"]), people),
        kind=st.sampled_from(sorted(SAVES)),
        stale=st.booleans(),
    )
    def save(self, agency: str, who: str, kind: str, stale: bool) -> None:
        self.save_values(agency, who.format(agency), kind, stale=stale)

    def save_values(self, agency: str, who: str, kind: str, *, stale: bool) -> None:
        report = self.world.reports[agency]
        if report.state in {"NOT_STARTED", "MISSING"}:
            return
        day = day_of(self.now)
        self.numbers += 1
        given = SAVES[kind] or full_values(self.province.agencies[agency], 10 + self.numbers)
        paper = self.province.paper(agency)
        allowed = self.world.may(who, agency, {"ISO_SEC"}, day, delegable=False) is not None
        apart = self.world.apart(agency, "PREPARER", [who], day)
        legal = allowed and not apart and report.state == "DRAFT" and not stale
        before = AuditEvent.objects.count()

        def act() -> None:
            base = paper.version - stale
            self.province.save(agency, given, who=who, at=self.now, base_version=base)

        assert refused(act) != legal
        if not legal:
            return
        assert AuditEvent.objects.count() == before
        kept = {**report.values, **given}
        report.values = {code: value for code, value in kept.items() if value is not None}
        report.parts.append(("PREPARER", frozenset({who})))


@pytest.mark.django_db
def test_reports_hold_their_invariants_in_any_program(at):
    with every_agency(reason="test data"):
        ReportMachine.base = make_province(at)
    ReportMachine.base.open_cycle()
    ReportMachine.base.fix_roster(at=OCTOBER)

    run_state_machine_as_test(ReportMachine, settings=machine_settings())
