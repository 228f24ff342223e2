"""Random programs over three reports hold every invariant at every step.

INV-21 separated duties, INV-24 rights in time, INV-39 lateness, INV-45 isolation, INV-46 trail;
right and wrong actors, delegations, merged persons, stale pages, doubled presses, clock jumps.
"""

from __future__ import annotations

import copy
import datetime as dt
import json
from collections import Counter
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.factories import LONG_AGO, RECORDED, assign
from tests.factories.reporting import (
    OCTOBER,
    PEOPLE,
    ROSTER,
    SIGNING,
    Province,
    delegate,
    full_values,
    make_province,
    scan,
    secret_word,
)
from tests.properties.profiles import machine_settings
from tests.properties.reporting_choices import (
    BEGINS,
    HOLDERS,
    JUMPS,
    MICROSECOND,
    SAVES,
    SERVICES,
    USUAL,
    VERSIONED,
    WAYS,
)
from tests.properties.reporting_decisions import Decisions, Isolation, refused
from tests.properties.reporting_model import (
    DEADLINE,
    DELEGATED,
    MOVES,
    Report,
    Right,
    Stand,
    World,
    day_of,
)
from thuan.domains.oversight.reporting.models import AnnualReport, Submission
from thuan.domains.oversight.reporting.services import signing
from thuan.domains.oversight.reporting.services.paper import SignedPaper
from thuan.kernel.accounts.models import Employment, Person
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.once import Receipt, perform
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.tenancy.writing import end_facts
from thuan.kernel.workflow.models import Participation, StateSpan

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


class ReportMachine(Decisions, Isolation, RuleBasedStateMachine):
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

    # Pressing twice --------------------------------------------------------------------------

    @rule(agency=agencies)
    def press_twice(self, agency: str) -> None:
        """The head's press to send, and the same press once more."""
        who = f"{agency}_head"
        if self.world.allows("submit", agency, who, day_of(self.now)) is None:
            return
        key = f"k{len(self.pressed)}"
        first, again = self.press(key, agency, who), self.press(key, agency, who)

        assert (first.location, again.location) == (agency + key, agency + key)
        assert (first.repeated, again.repeated) == (False, True)
        self.pressed[key] = (agency, first)
        self.world.moved("submit", agency, [who], self.now)

    @precondition(lambda self: self.pressed)
    @rule(data=st.data())
    def press_an_old_page_again(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.pressed)))
        agency, receipt = self.pressed[key]

        again = self.press(key, agency, f"{agency}_head")

        assert (again.location, again.repeated) == (receipt.location, True)

    def press(self, key: str, agency: str, who: str) -> Receipt:
        def act() -> Receipt:
            self.province.on(agency, signing.submit_report, who=who, at=self.now)
            return Receipt(agency + key)

        about = {"user_id": self.province.people[who].pk, "address": f"/{agency}/"}
        return perform(key, act, **about, content={"agency": agency}, at=self.now)

    # Time, rights, people --------------------------------------------------------------------

    @rule(jump=st.one_of(st.sampled_from(JUMPS), st.sampled_from(["before", "at"])))
    def time_goes_by(self, jump: dt.timedelta | str) -> None:
        if isinstance(jump, dt.timedelta):
            self.now += jump
        else:
            edge = DEADLINE - MICROSECOND if jump == "before" else DEADLINE
            self.now = max(self.now, edge)

    @rule(agency=agencies, holder=st.sampled_from(["secretary", "qmr", "officer", "bamboo_head"]))
    def delegate_signing(self, agency: str, holder: str) -> None:
        self.delegate_to(agency, holder)

    def delegate_to(self, agency: str, holder: str) -> None:
        giver, day = f"{agency}_head", day_of(self.now)
        holder = holder if holder in PEOPLE else f"{agency}_{holder}"
        taken = any(stand.holder == holder and stand.on(day) for stand in self.world.stands)
        if taken or holder == giver:
            return
        delegate(
            self.province.people[giver],
            self.province.people[holder],
            self.province.agencies[agency],
            *SIGNING,
            since=day,
        )
        self.world.stands.append(Stand(giver, holder, agency, day))

    @precondition(lambda self: self.world.stands)
    @rule(data=st.data())
    def end_a_delegation(self, data: st.DataObject) -> None:
        stand = data.draw(st.sampled_from(self.world.stands))
        day = day_of(self.now)
        if stand.until is None and day > stand.since:
            held = self.province.people[stand.holder].delegations_held
            end_facts(held.filter(valid_to=None), valid_to=day)
            stand.until = day

    @rule(data=st.data())
    def take_a_role_away(self, data: st.DataObject) -> None:
        day = day_of(self.now)
        standing = [r for r in self.world.rights if r.until is None and r.since < day]
        right = data.draw(st.sampled_from(standing))
        rows = self.province.people[right.person].assignments.filter(
            role=right.role,
            at_agency=self.province.agencies[right.agency],
            valid_to=None,
        )
        end_facts(rows, valid_to=day)
        right.until = day
        for agency, report in self.world.reports.items():
            for step, (sources, _target, roles, _part, _reason) in MOVES.items():
                if right.role in roles and report.state in sources:
                    self.attempt(step, agency, right.person, stale=False, reason="Xem lại")

    @rule(who=people, role=st.sampled_from(["HEAD", "ISO_SEC"]), agency=agencies)
    def appoint(self, who: str, role: str, agency: str) -> None:
        """Anybody may come to hold a second role, also at another agency."""
        day = day_of(self.now)
        same = [r for r in self.world.rights if (r.person, r.role, r.agency) == (who, role, agency)]
        if any(right.on(day) for right in same):
            return
        place = self.province.agencies[agency]
        assign(self.province.people[who], role, place, valid_from=day, recorded_at=RECORDED)
        self.world.rights.append(Right(who, role, agency, False, day))

    @rule(one=people, other=people)
    def merge(self, one: str, other: str) -> None:
        """Two records turn out to be one human being."""
        self.merge_records(one, other)

    def merge_records(self, one: str, other: str) -> None:
        record = self.province.people[one]
        known = Person.objects.get(pk=record.pk)
        if other in self.world.human(one) or known.merged_into_id is not None:
            return
        if self.world.would_clash(one, other):
            return
        Person.objects.filter(pk=record.pk).update(merged_into=self.province.people[other])
        group = self.world.human(one) | self.world.human(other)
        self.world.humans = [g for g in self.world.humans if not g & group] + [group]

    @precondition(lambda self: self.now >= DEADLINE and self.world.cycle != "CLOSED")
    @rule()
    def close_the_cycle(self) -> None:
        if (
            self.world.may("admin", "dost", {"DOST_ADMIN"}, day_of(self.now), delegable=False)
            is None
        ):
            return
        self.province.close_cycle(self.now)
        self.world.cycle = "CLOSED"
        for report in self.world.reports.values():
            if report.first is None:
                report.state, report.version = "MISSING", report.version + 1

    # What must hold after every step -----------------------------------------------------------

    @invariant()
    def the_product_stands_where_the_specification_does(self) -> None:
        with every_agency(reason="a test looks"):
            rows = AnnualReport.objects.values_list(
                "agency__code",
                *("state", "version", "first_submitted_at", "late", "deadline_at", "waived"),
            )
            found = {code: rest for code, *rest in rows}
            sent = dict.fromkeys(found, 0)
            for code in Submission.objects.values_list("agency__code", flat=True):
                sent[code] += 1
        codes = {name: self.province.agencies[name].code for name in ROSTER}
        wanted = {
            codes[name]: [
                *(report.state, report.version, report.first, report.late),
                *(report.deadline, bool(report.waived)),
            ]
            for name, report in self.world.reports.items()
        }
        assert found == wanted
        # INV-39 once more, from the rows alone.
        for _state, _version, first, late, deadline, waived in found.values():
            assert late is (None if first is None else first >= deadline)
            assert late or not waived
        assert sent == {codes[name]: report.sent for name, report in self.world.reports.items()}

    @invariant()
    def nobody_unites_separated_duties(self) -> None:
        """INV-21 over what was written down, whoever is the same human now."""
        human = {pk: min(self._pks(name)) for name, pk in self._persons().items()}
        taken: dict[object, dict[str, set[int]]] = {}
        for row in Participation.objects.filter(target_type="reporting.annualreport"):
            who = {human[p] for p in (row.person_id, row.on_behalf_of_id) if p}
            taken.setdefault(row.target_id, {}).setdefault(row.part, set()).update(who)
        at_work: dict[int, set[int]] = {}
        for person, agency in Employment.objects.values_list("person", "agency"):
            at_work.setdefault(agency, set()).add(human[person])
        with every_agency(reason="a test looks"):
            owner = dict(AnnualReport.objects.values_list("public_id", "agency"))
        for target, parts in taken.items():
            signed, accepted = parts.get("APPROVER", set()), parts.get("DOST_ACCEPTOR", set())
            prepared = parts.get("PREPARER", set())
            assert not signed & prepared
            assert not prepared & parts.get("PAPER_REGISTRAR", set())
            assert not prepared & accepted
            assert not signed & accepted
            assert not accepted & at_work.get(owner[target], set())

    def _persons(self) -> dict[str, int]:
        return {name: person.pk for name, person in self.province.people.items()}

    def _pks(self, name: str) -> list[int]:
        persons = self._persons()
        return [persons[other] for other in self.world.human(name)]

    @invariant()
    def the_trail_only_grows_and_rebuilds_every_state(self) -> None:
        events = list(AuditEvent.objects.order_by("pk"))
        hashes = {event.pk: event.hash for event in events}
        assert {pk: hashes.get(pk) for pk in self.events} == self.events
        if hashes == self.events and self.events:
            return
        self.events = hashes
        told: dict[str, list[list[str]]] = {}
        decided: Counter[str] = Counter()
        for event in events:
            if event.action in {"deadline_extension.grant", "lateness_waiver.grant"}:
                decided[json.loads(event.body)["report"]] += 1
            moved = json.loads(event.body).get("changes", {}).get("state")
            if event.target_type == "reporting.annualreport" and moved:
                told.setdefault(event.target_id, []).append(moved)
        with every_agency(reason="a test looks"):
            rows = AnnualReport.objects.values_list("public_id", "state", "version")
            stored = {str(key): (state, version) for key, state, version in rows}
        rebuilt = {key: (m[-1][1], len(m) + decided[key]) for key, m in told.items()}
        assert rebuilt == stored
        for moves in told.values():
            assert moves[0][0] is None
            assert all(before[1] == after[0] for before, after in pairwise(moves))
        spans = StateSpan.objects.filter(target_type="reporting.annualreport", to_at=None)
        open_now = {str(key): state for key, state in spans.values_list("target_id", "state")}
        assert open_now == {key: state for key, (state, _n) in stored.items()}
        assert verify().first_bad is None


@pytest.mark.django_db
def test_reports_hold_their_invariants_in_any_program(at):
    with every_agency(reason="test data"):
        ReportMachine.base = make_province(at)
    ReportMachine.base.open_cycle()
    ReportMachine.base.fix_roster(at=OCTOBER)

    run_state_machine_as_test(ReportMachine, settings=machine_settings())
