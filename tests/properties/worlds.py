"""One agency, its people, and any sequence of what they try with its notes."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import strategies as st

from tests.kernel.sample.models import Note
from tests.kernel.sample.services import move_note, retitle_note, write_note
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import entered, every_agency

BEGAN = dt.datetime(2022, 10, 11, 2, 0, tzinfo=dt.UTC)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow)
MOVES = ("submit", "approve", "return", "withdraw")
STEP = st.tuples(
    st.integers(0, 4),
    st.integers(0, 2),
    st.sampled_from(["write", "retitle", *MOVES, *MOVES]),
    st.sampled_from(["", "Bổ sung căn cứ", "Bổ sung căn cứ"]),
    st.sampled_from([0, 0, 0, -1]),
)
STEPS = st.lists(STEP, max_size=20)


@contextmanager
def throw_away():
    """Whatever an example writes is gone before the next one."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@dataclass
class World:
    """Does the steps one minute apart; what is refused is refused and the rest goes on."""

    agency: object
    people: list
    notes: list = field(default_factory=list)

    def play(self, steps) -> None:
        for minute, (who, which, step, words, behind) in enumerate(steps):
            actor = actor_for(self.people[who % len(self.people)], at(minute))
            with entered(actor.scope()), suppress(*REFUSALS):
                self._try(actor, which, step, words, behind)

    def _try(self, actor, which, step, words, behind) -> None:
        if step == "write" or not self.notes:
            self.notes.append(write_note(self.agency, words, actor=actor, at=actor.at))
            return
        note = self.notes[which % len(self.notes)]
        base = {"base_version": note.version + behind}
        if step == "retitle":
            retitle_note(note, words, actor=actor, at=actor.at, **base)
        else:
            moved = move_note(note, step, comment=words, actor=actor, at=actor.at, **base)
            self.notes[which % len(self.notes)] = moved


def at(minute: int) -> dt.datetime:
    return BEGAN + dt.timedelta(minutes=minute)


def stored_notes() -> list:
    with every_agency(reason="the test looks at everything"):
        return list(Note.objects.order_by("pk"))
