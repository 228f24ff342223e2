"""How time goes by for the random programs, and rights and people with it (INV-21, INV-24)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.factories import RECORDED, assign
from tests.factories.reporting import PEOPLE, ROSTER, SIGNING, Province, delegate
from tests.properties.reporting_choices import JUMPS, MICROSECOND
from tests.properties.reporting_model import DEADLINE, MOVES, Right, Stand, World, day_of
from thuan.kernel.accounts.models import Person
from thuan.kernel.tenancy.writing import end_facts

agencies = st.sampled_from(ROSTER)
people = st.sampled_from(sorted(PEOPLE))


class Rights:
    """Delegations, roles, merged records; the cycle closes."""

    province: Province
    world: World
    now: dt.datetime
    attempt: Callable[..., None]

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
