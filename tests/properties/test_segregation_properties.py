"""INV-21: nobody approves what he wrote, whichever record, account or delegation he acts by."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import example, given

from tests.factories import LONG_AGO, RECORDED, assign, make_agency, make_person
from tests.kernel.sample.permissions import NotePermission
from tests.properties.worlds import STEPS, World, throw_away
from thuan.kernel.accounts.models import Delegation
from thuan.kernel.accounts.roles import Role
from thuan.kernel.workflow.models import Participation

pytestmark = pytest.mark.django_db

MACHINE = "src/thuan/kernel/workflow/machine.py"
SEGREGATION = "src/thuan/kernel/workflow/segregation.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (
        SEGREGATION,
        "    while True:\n        rows = Person",
        "    while known == 0:\n        rows = Person",
    ),
    (MACHINE, "[actor.person_id, *behalf], actor)", "[actor.person_id], actor)"),
    (SEGREGATION, "(row.person_id, row.on_behalf_of_id) if p", "(row.person_id,) if p"),
    (MACHINE, "why += [against] if against else []", "pass"),
]


def new_world() -> tuple[World, dict[int, str]]:
    """Hoa under two records, Bình who delegates to Chi, An; with the human behind each record."""
    agency = make_agency()
    hoa, hoa_again, binh, chi, an = people = [make_person() for _ in range(5)]
    hoa_again.merged_into = hoa
    hoa_again.save()
    for person in (hoa, hoa_again, binh, an):
        assign(person, Role.HEAD, agency)
    Delegation.objects.create(
        from_person=binh,
        to_person=chi,
        at_agency=agency,
        duties=[NotePermission.WRITE, NotePermission.APPROVE],
        decision_no="05/UQ",
        valid_from=LONG_AGO,
        recorded_at=RECORDED,
    )
    human = {hoa.pk: "Hoa", hoa_again.pk: "Hoa", binh.pk: "Bình", chi.pk: "Chi", an.pk: "An"}
    return World(agency, people), human


HOA, HOA_AGAIN, BINH, CHI = range(4)
UNDER_TWO_RECORDS = [
    (HOA, 0, "write", "", 0),
    (HOA, 0, "submit", "", 0),
    (HOA_AGAIN, 0, "approve", "", 0),
]
BY_THE_GIVER = [(CHI, 0, "write", "", 0), (CHI, 0, "submit", "", 0), (BINH, 0, "approve", "", 0)]
BY_THE_DELEGATE = [
    (BINH, 0, "write", "", 0),
    (BINH, 0, "submit", "", 0),
    (CHI, 0, "approve", "", 0),
]


@given(steps=STEPS)
@example(steps=UNDER_TWO_RECORDS)
@example(steps=BY_THE_GIVER)
@example(steps=BY_THE_DELEGATE)
def test_the_humans_who_wrote_and_those_who_approved_are_others(steps):
    with throw_away():
        world, human = new_world()
        world.play(steps)

        took = defaultdict(set)
        for row in Participation.objects.all():
            took[row.target_id, row.part].add(human[row.person_id])
            if row.on_behalf_of_id:
                took[row.target_id, row.part].add(human[row.on_behalf_of_id])
        for note in world.notes:
            both = took[note.public_id, "AUTHOR"] & took[note.public_id, "APPROVER"]
            assert both == set()
