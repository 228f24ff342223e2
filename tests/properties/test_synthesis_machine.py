"""Random years of a province: agencies join and leave, reports come and go back, figures freeze.

INV-40 one line for each roster agency, INV-41 additive figures, INV-42 frozen stays frozen,
INV-43 contiguous cycles; INV-21 and INV-46 for each version (``synthesis_steps``).
"""

from __future__ import annotations

import copy
import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import ValidationError
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

from tests.factories import LONG_AGO
from tests.factories.reporting import DEADLINE, Province, enrol, full_values, leave, make_province
from tests.properties.cycle_steps import Periods
from tests.properties.profiles import machine_settings
from tests.properties.synthesis_steps import CHOICES, Steps
from thuan.domains.oversight.reporting.aggregate import aggregate, combine
from thuan.domains.oversight.reporting.judging import read_content
from thuan.domains.oversight.reporting.models import (
    RosterEntry,
    Synthesis,
    SynthesisLine,
)
from thuan.domains.oversight.reporting.selectors.lines import measures_of, province_synthesis
from thuan.domains.oversight.reporting.selectors.syntheses import differences
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/cycles.py",
        "_write_roster(cycle, on=cycle.roster_on, is_fixed=True)",
        "_write_roster(cycle, on=at.date(), is_fixed=True)",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/syntheses.py",
        "changes(earlier, frozen_lines(synthesis))",
        "changes(earlier, frozen_lines(synthesis))[1:]",
    ),
    (
        "src/thuan/domains/oversight/reporting/aggregate/figures.py",
        "total=a.total + b.total,",
        "total=a.total,",
    ),
    (
        "src/thuan/domains/oversight/reporting/workflow/synthesis.py",
        '            part="COMPILER",\n',
        "",
    ),
    (
        "src/thuan/kernel/workflow/machine.py",
        "            why += [against] if against else []\n",
        "",
    ),
    (
        "src/thuan/domains/oversight/reporting/permissions.py",
        "SynthesisPermission.ACKNOWLEDGE: (Role.PPC,),",
        "SynthesisPermission.ACKNOWLEDGE: (Role.PPC, Role.DOST_HEAD),",
    ),
]

ROSTER_DAY = dt.date(2022, 9, 30)
BEGIN = dt.datetime(2022, 9, 25, 2, 0, tzinfo=dt.UTC)
DAYS = [dt.date(2022, 9, 28), ROSTER_DAY, dt.date(2022, 10, 1)]
OFFICERS = {"dost": "checker"}


class SynthesisMachine(Steps, Periods, RuleBasedStateMachine):
    """The province's figures beside a list of lines kept by hand; rolled back at the end."""

    base: Province

    def __init__(self) -> None:
        super().__init__()
        self._transaction = transaction.atomic()
        self._transaction.__enter__()
        self.province = copy.copy(self.base)
        self.province.agencies = dict(self.base.agencies)
        self.province.people = dict(self.base.people)
        self.now = BEGIN
        # Name → [from, to): time in the programme.
        self.times: dict[str, list[dt.date | None]] = {
            name: [LONG_AGO, None] for name in ("dost", "lotus", "bamboo")
        }
        self.forms = set(self.times)
        # Name → (standing, late, cases received, version sent).
        self.sent: dict[str, tuple[str, bool, int, int]] = {}
        self.fixed: set[str] | None = None
        self.frozen: list[dict[str, Any]] = []
        self.periods = [(dt.date(2021, 10, 1), dt.date(2022, 10, 1))]

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._transaction.__exit__(None, None, None)

    @initialize(begins=st.sampled_from(["", "fixed", "fixed late"]), choices=CHOICES)
    def some_years_are_further(self, begins: str, choices: list[int]) -> None:
        """Fixed late: agencies come and go between the day of the roster and its fixing."""
        if begins == "fixed late":
            self.an_agency_joins(dt.date(2022, 10, 1))
            leave(self.province.agencies["lotus"], dt.date(2022, 10, 1))
            self.times["lotus"][1] = dt.date(2022, 10, 1)
            self.now = dt.datetime(2022, 10, 2, 2, 0, tzinfo=dt.UTC)
        if begins:
            self.the_roster_is_fixed()
            self.freeze("officer")
            self.walk(self.frozen[0], choices)

    # The register --------------------------------------------------------------------------------

    @rule(day=st.sampled_from(DAYS))
    def an_agency_joins(self, day: dt.date) -> None:
        number = len(self.times)
        if number > 6:
            return
        with every_agency(reason="test data"):
            name = enrol(self.province, f"UBND xã Số {number}", f"N{number}", since=day)
        self.times[name] = [day, None]

    @rule(data=st.data(), day=st.sampled_from(DAYS))
    def an_agency_leaves(self, data: st.DataObject, day: dt.date) -> None:
        name = data.draw(st.sampled_from(sorted(self.times)))
        since, until = self.times[name]
        if until is None and since is not None and day > since and name != "dost":
            leave(self.province.agencies[name], day)
            self.times[name][1] = day

    @precondition(lambda self: self.fixed is None)
    @rule()
    def the_roster_is_fixed(self) -> None:
        self.now = max(self.now, dt.datetime(2022, 9, 30, 2, 0, tzinfo=dt.UTC))
        self.province.fix_roster(at=self.now)
        self.fixed = {
            name
            for name, (since, until) in self.times.items()
            if since is not None and since <= ROSTER_DAY and (until is None or until > ROSTER_DAY)
        }
        self.forms |= self.fixed

    # The reports ---------------------------------------------------------------------------------

    @rule(data=st.data(), received=st.integers(1, 50))
    def a_report_comes(self, data: st.DataObject, received: int) -> None:
        name = data.draw(st.sampled_from(sorted(self.forms)))
        if name in self.sent:
            return
        values = full_values(self.province.agencies[name], received)
        self.province.send(name, values, at=self.now)
        self.sent[name] = ("SUBMITTED_NOT_ACCEPTED", self.now >= DEADLINE, received, 1)

    @precondition(lambda self: self.sent)
    @rule(data=st.data(), word=st.sampled_from(["accept", "give_back"]))
    def the_department_answers(self, data: st.DataObject, word: str) -> None:
        name = data.draw(st.sampled_from(sorted(self.sent)))
        standing, late, received, version = self.sent[name]
        if standing != "SUBMITTED_NOT_ACCEPTED":
            return
        who = OFFICERS.get(name, "officer")
        self.province.take(name, who, at=self.now)
        getattr(self.province, word)(name, who, at=self.now)
        told = "ACCEPTED" if word == "accept" else "RETURNED"
        self.sent[name] = (told, late, received, version)

    @precondition(lambda self: any(one[0] == "RETURNED" for one in self.sent.values()))
    @rule(data=st.data(), received=st.integers(1, 50))
    def a_report_comes_again(self, data: st.DataObject, received: int) -> None:
        returned = [name for name, one in self.sent.items() if one[0] == "RETURNED"]
        name = data.draw(st.sampled_from(sorted(returned)))
        _standing, late, _received, version = self.sent[name]
        values = {"Q.received": received, "Q.on_time": received - 1}
        self.province.resend(name, values, at=self.now)
        self.sent[name] = ("SUBMITTED_NOT_ACCEPTED", late, received, version + 1)

    @rule(jump=st.sampled_from(["hour", "edge", "deadline", "week"]))
    def time_goes_by(self, jump: str) -> None:
        match jump:
            case "edge":
                self.now = max(self.now, DEADLINE - dt.timedelta(microseconds=1))
            case "deadline":
                self.now = max(self.now, DEADLINE.astimezone(dt.UTC))
            case "hour":
                self.now += dt.timedelta(hours=1)
            case _:
                self.now += dt.timedelta(days=7)

    # The figures ---------------------------------------------------------------------------------

    @rule(who=st.sampled_from(["officer", "colleague"]))
    def freeze(self, who: str) -> None:
        if self.fixed is None:
            with pytest.raises(ValidationError, match="chưa chốt"), transaction.atomic():
                self.province.freeze(who, at=self.now)
            return
        synthesis = self.province.freeze(who, at=self.now)
        lines = self.lines_by_hand()
        before = self.frozen[-1]["lines"] if self.frozen else {}
        with every_agency(reason="a test looks"):
            differing = {change.code for change in differences(synthesis)}
        assert synthesis.number == len(self.frozen) + 1
        assert differing == {
            code for code in {*before, *lines} if before.get(code) != lines.get(code)
        }
        version = {"number": synthesis.number, "compiler": who, "state": "FROZEN", "hands": {}}
        self.frozen.append({**version, "lines": lines, "stored": self.stored(synthesis.pk)})

    def lines_by_hand(self) -> dict[str, tuple[Any, ...]]:
        """Code → standing, arrival, cases and version, as the specification has them."""
        due = self.now >= DEADLINE
        lines: dict[str, tuple[Any, ...]] = {}
        for name in self.fixed or ():
            code = self.province.agencies[name].code
            if name in self.sent:
                standing, late, received, version = self.sent[name]
                arrival = "late" if late else "on_time"
                lines[code] = (standing, arrival, received, version)
            elif due:
                lines[code] = ("MISSING", "missing", None, None)
            else:
                lines[code] = ("NOT_SUBMITTED", None, None, None)
        return lines

    def stored(self, pk: int) -> list[Any]:
        with every_agency(reason="a test looks"):
            rows = SynthesisLine.objects.filter(synthesis=pk).order_by("seq")
            figures = Synthesis.objects.values("figures", "content_hash", "cut_off_at").get(pk=pk)
            return [figures, list(rows.values())]

    # What must hold after every step -------------------------------------------------------------

    @invariant()
    def every_roster_agency_has_exactly_one_line(self) -> None:
        with every_agency(reason="a test looks"):
            rows = RosterEntry.objects.filter(cycle=self.province.cycle, is_fixed=True)
            roster = sorted(rows.values_list("agency__code", flat=True))
        if self.fixed is None:
            assert roster == []
            return
        assert roster == sorted(self.province.agencies[name].code for name in self.fixed)
        live = province_synthesis(self.province.cycle, self.now)
        found = {
            line.code: (
                str(line.status),
                line.report_status and str(line.report_status),
                line.values.get("Q.received"),
                line.report_version,
            )
            for line in live.lines
        }
        assert len(live.lines) == len(roster)
        assert found == self.lines_by_hand()
        contract = live.contract()
        assert sum(contract["statuses"].values()) == len(roster)
        assert sum(contract["reports"].values()) == contract["n_agencies"] == len(roster)

    @invariant()
    def figures_add_up_however_the_lines_are_cut(self) -> None:
        if self.fixed is None:
            return
        live = province_synthesis(self.province.cycle, self.now)
        measures = measures_of(read_content(self.province.template))
        odd, even = live.lines[::2], live.lines[1::2]
        parts = (aggregate(one, live.groups, measures) for one in (even[::-1], odd))
        assert combine(*parts) == aggregate(live.lines, live.groups, measures)
        known = [one[2] for one in self.lines_by_hand().values() if one[2] is not None]
        total = live.contract()["values"]["Q.received"]
        assert total["numerator"] == sum(known)
        assert (total["n"], total["missing"]) == (len(known), len(self.fixed) - len(known))

    @invariant()
    def what_was_frozen_never_changes(self) -> None:
        with every_agency(reason="a test looks"):
            versions = list(Synthesis.objects.order_by("number").values_list("pk", flat=True))
        assert [self.stored(pk) for pk in versions] == [one["stored"] for one in self.frozen]


@pytest.mark.django_db
def test_the_province_s_figures_hold_their_invariants_in_any_year(at):
    with every_agency(reason="test data"):
        SynthesisMachine.base = make_province(at)
    SynthesisMachine.base.open_cycle()

    run_state_machine_as_test(SynthesisMachine, settings=machine_settings())
