"""INV-46: whatever people try, the trail tells what happened, all of it and nothing else."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest
from hypothesis import example, given

from tests.factories import assign, make_agency, make_person
from tests.properties.worlds import STEPS, World, stored_notes, throw_away
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.workflow.models import StateSpan

pytestmark = pytest.mark.django_db

MACHINE = "src/thuan/kernel/workflow/machine.py"
CHAIN = "src/thuan/kernel/audittrail/chain.py"
CHANGING = "src/thuan/kernel/audittrail/changing.py"
# What must make these tests fail (F22): run.py drill sabotage.
SABOTAGES = [
    (
        MACHINE,
        "        record(row, action, changes=changes, comment=comment",
        "        0 and record(row, action, changes=changes, comment=comment",
    ),
    (MACHINE, "        _close_and_open_span(row)\n", ""),
    (MACHINE, "if row.state not in step.sources:", "if False:"),
    (MACHINE, 'changes["state"] = (str(row.state), str(step.target))\n', ""),
    (
        CHANGING,
        "    record(row, action, changes=changes",
        "    0 and record(row, action, changes=changes",
    ),
    (CHAIN, "head.hash = link(head.hash, body)", 'head.hash = link("", body)'),
]

# By hand, from the procedure of the sample: state, step → state.
LEGAL = {
    (None, "begin", "DRAFT"),
    ("DRAFT", "submit", "IN_REVIEW"),
    ("IN_REVIEW", "approve", "FILED"),
    ("IN_REVIEW", "return", "DRAFT"),
    ("FILED", "withdraw", "WITHDRAWN"),
}


def new_world() -> World:
    """A secretary, a head, a deputy, another agency's head, somebody without any role."""
    agency = make_agency()
    people = [make_person() for _ in range(5)]
    for person, role in zip(people, (Role.ISO_SEC, Role.HEAD, Role.DEPUTY), strict=False):
        assign(person, role, agency)
    assign(people[3], Role.HEAD, make_agency())
    return World(agency, people)


def told() -> dict[str, list]:
    """Target → its (state before, step, state after), read from the bodies of the trail alone."""
    found = defaultdict(list)
    for event in AuditEvent.objects.order_by("agency_id", "year", "seq"):
        body = json.loads(event.body)
        if "state" in body.get("changes", {}):
            before, after = body["changes"]["state"]
            found[body["target"][1]].append((before, body["action"].split(".")[1], after))
    return found


@given(steps=STEPS)
def test_replaying_the_trail_rebuilds_the_state_of_every_object(steps):
    with throw_away():
        new_world().play(steps)
        trail = told()

        stored = {str(note.public_id): note.state for note in stored_notes()}
        assert {target: moves[-1][2] for target, moves in trail.items()} == stored


@given(steps=STEPS)
def test_only_legal_moves_happen_and_each_starts_where_the_last_ended(steps):
    with throw_away():
        new_world().play(steps)

        for moves in told().values():
            assert set(moves) <= LEGAL
            assert [move[0] for move in moves] == [None, *(move[2] for move in moves[:-1])]


@given(steps=STEPS)
@example(steps=[(0, 0, "write", "", 0), (0, 0, "retitle", "Bổ sung căn cứ", 0)])
def test_each_write_has_one_event_and_each_event_its_write(steps):
    with throw_away():
        new_world().play(steps)

        for note in stored_notes():
            events = AuditEvent.objects.filter(target_id=str(note.public_id)).count()
            assert events == note.version


@given(steps=STEPS)
@example(steps=[(0, 0, "write", "", 0), (0, 0, "submit", "", 0)])
def test_spans_follow_each_other_without_gap_and_say_what_the_trail_says(steps):
    with throw_away():
        new_world().play(steps)
        trail = told()

        for note in stored_notes():
            spans = list(StateSpan.objects.filter(target_id=note.public_id).order_by("from_at"))
            assert spans[0].from_at == note.created_at
            assert [span.to_at for span in spans] == [*(s.from_at for s in spans[1:]), None]
            assert [s.state for s in spans] == [move[2] for move in trail[str(note.public_id)]]


@given(steps=STEPS)
def test_the_chain_holds_after_any_sequence(steps):
    with throw_away():
        new_world().play(steps)

        assert verify().ok
