"""INV-06, second half: laws expire at random, and no document stands on dead law unasked.

Two documents of one office, three texts; the department replaces, amends, lets expire and undoes,
today, back and ahead; the office revises, suspends, withdraws, confirms, names and drops bases;
midnights pass with their jobs. What must hold is read here from the rows by the words of the
specification, not by the selectors of the product.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories.documents import MONDAY, Office
from tests.factories.law import department, make_text
from tests.properties.worlds import throw_away
from thuan.domains.registry.law.api import record_change, undo_change
from thuan.domains.registry.law.models import StatusChange
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.standing import suspend_version, withdraw_document
from thuan.domains.system.legal.jobs import spread_change, sweep
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.services.choosing import add_basis, end_basis
from thuan.domains.system.legal.services.closing import confirm_update
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db

UPDATES = "src/thuan/domains/system/legal/selectors/updates.py"
CLOSING = "src/thuan/domains/system/legal/services/closing.py"
CHOOSING = "src/thuan/domains/system/legal/services/choosing.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (
        UPDATES,
        "known = max(change.created_at, start_of_day(change.valid_from))",
        "known = start_of_day(change.valid_from)",
    ),
    (CHOOSING, "        _in_force(text, business_day(at))\n", ""),
    (
        CLOSING,
        "version.approved_at > row.created_at",
        "version.approved_at < row.created_at",
    ),
]
DAY = dt.timedelta(days=1)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, LookupError)
ACTS = (
    *("replace", "replace", "amend", "expire", "undo", "revise", "revise"),
    *("confirm", "name", "drop", "suspend", "withdraw", "pass"),
)
STEP = st.tuples(
    st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 2), st.sampled_from([-2, 0, 1, 40])
)
STEPS = st.lists(STEP, max_size=12)


class World:
    """The office, its documents, the texts, and one person of the department."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Office()
            self.texts = [make_text(f"{n}/2018/NĐ-CP") for n in (1, 2, 3)]
            self.keeper = department(MONDAY).person_id
        self.now = MONDAY
        self.documents = [self.office.in_force("QT-1").document, self.office.draft("QT-2").document]
        for document in self.documents:
            self.does("secretary", add_basis, document=document, text=self.texts[0])

    def does(self, name: str, service, **arguments):
        self.now += dt.timedelta(seconds=1)
        return self.office.does(name, service, self.now, **arguments)

    def officer(self, service, **arguments):
        """The department acts, and the job that follows has run."""
        self.now += dt.timedelta(seconds=1)
        with every_agency(reason="a test looks"):
            keeper = self.office.people["head"].__class__.objects.get(pk=self.keeper)
        actor = actor_for(keeper, self.now)
        with entered(actor.scope()):
            change = service(actor=actor, at=self.now, **arguments)
        self.now += dt.timedelta(seconds=1)
        spread_change(change.pk, self.now)

    def play(self, steps) -> None:
        for act, which, text, days in steps:
            with suppress(*REFUSALS):
                getattr(self, f"_{act}")(self.documents[which], self.texts[text], days)
            self.holds()
        self._pass(None, None, 1)
        self.holds()

    def found(self, model, **wanted):
        with every_agency(reason="a test looks"):
            rows = model.objects.filter(**wanted).order_by("-pk")
            if model is DocumentVersion:
                rows = rows.select_related("document", "file")
            row = rows.first()
        if row is None:
            raise LookupError
        return row

    def _change(self, text, status, days, by=None) -> None:
        day = business_day(self.now) + days * DAY
        told = {"text": text, "status": status, "valid_from": day, "by_text": by}
        self.officer(record_change, **told)

    def _replace(self, _document, text, days) -> None:
        after = self.texts[(self.texts.index(text) + 1) % 3]
        self._change(text, "REPLACED", days, after)

    def _amend(self, _document, text, days) -> None:
        self._change(text, "AMENDED", days, self.texts[(self.texts.index(text) + 1) % 3])

    def _expire(self, _document, text, days) -> None:
        self._change(text, "EXPIRED", days)

    def _undo(self, _document, text, _days) -> None:
        wanted = {"text": text, "state": "RECORDED", "status__in": ["REPLACED", "EXPIRED"]}
        change = self.found(StatusChange, **wanted)
        self.officer(undo_change, change=change, comment="ghi nhầm")

    def _revise(self, document, _text, days) -> None:
        self.now += dt.timedelta(seconds=1)
        try:
            draft = self.found(DocumentVersion, document=document, state="DRAFT")
        except LookupError:
            draft = self.office.revise(document, at=self.now)
        begins = business_day(self.now) + max(days, 0) * DAY
        self.office.followed(draft, at=self.now, begins=begins)

    def _confirm(self, document, _text, _days) -> None:
        row = self.found(LegalUpdate, document=document, state="OPEN")
        self.does("manager", confirm_update, update=row, comment="không đổi")

    def _name(self, document, text, _days) -> None:
        self.does("secretary", add_basis, document=document, text=text)

    def _drop(self, document, _text, _days) -> None:
        basis = self.found(LegalBasis, document=document, state="STANDING")
        self.does("secretary", end_basis, basis=basis, comment="thôi viện dẫn")

    def _suspend(self, document, _text, _days) -> None:
        version = self.found(DocumentVersion, document=document, state="EFFECTIVE")
        self.does("head", suspend_version, version=version, comment="chờ")

    def _withdraw(self, document, _text, _days) -> None:
        version = self.found(DocumentVersion, document=document, state="EFFECTIVE")
        told = {"decision_no": "9/QĐ", "comment": "gộp"}
        self.does("head", withdraw_document, version=version, **told)

    def _pass(self, _document, _text, days) -> None:
        for _night in range(min(max(days, 1), 40)):
            self.now = dt.datetime.combine(business_day(self.now) + DAY, dt.time(), ICT)
            if days < 40 or _night in {0, 9, 39}:
                activate_due(self.now)
                sweep(self.now + dt.timedelta(minutes=10))
        self.now += dt.timedelta(hours=8)

    def unasked(self) -> list[tuple[int, int]]:
        """Document in force and text that has ended, where nobody was asked after any end of it."""
        today = business_day(self.now)
        with every_agency(reason="a test looks"):
            in_force = set(
                DocumentVersion.objects.filter(state="EFFECTIVE").values_list("document", flat=True)
            )
            ended = StatusChange.objects.filter(
                state="RECORDED", status__in=["REPLACED", "EXPIRED"], valid_from__lte=today
            )
            ends = list(ended.values_list("text", "pk"))
            pairs = set(LegalUpdate.objects.values_list("document", "change"))
            standing = LegalBasis.objects.filter(state="STANDING", document__in=in_force)
            bases = list(standing.values_list("document", "text"))
        found = []
        for document, text in bases:
            of_text = [change for one, change in ends if one == text]
            if of_text and not any((document, change) in pairs for change in of_text):
                found.append((document, text))
        return found

    def holds(self) -> None:
        """INV-06: dead law under a document in force has its row, one for each change."""
        assert self.unasked() == [], "INV-06"
        with every_agency(reason="a test looks"):
            known = set(StatusChange.objects.filter(state="RECORDED").values_list("pk", flat=True))
            rows = list(LegalUpdate.objects.all())
        pairs = [(row.document_id, row.change_id) for row in rows]
        assert len(pairs) == len(set(pairs)), "one row for a document and a change"
        for row in rows:
            if row.state == "OPEN":
                assert row.change_id in known, "an undone change asks nobody"
            if row.state == "UPDATED":
                version = next(v for v in self.versions() if v.pk == row.document_version_id)
                assert version.approved_at > row.created_at, "a version that answers the change"

    def versions(self):
        with every_agency(reason="a test looks"):
            return list(DocumentVersion.objects.all())


DEAD_BASIS = [("replace", 0, 1, 0), ("name", 0, 1, 0)]
APPROVED_BEFORE = [("revise", 0, 0, 1), ("expire", 0, 0, 0), ("pass", 0, 0, 1)]


@given(steps=STEPS)
@example(steps=[("replace", 0, 0, 0), ("revise", 0, 0, 0)])
@example(steps=[("replace", 0, 0, 0), ("confirm", 0, 0, 0), ("undo", 0, 0, 0)])
@example(steps=[("expire", 0, 0, 40), ("pass", 0, 0, 40)])
@example(steps=[("expire", 0, 0, -2), ("revise", 1, 0, 0)])
@example(steps=[("replace", 0, 0, 0), ("suspend", 0, 0, 0), ("undo", 0, 0, 0)])
@example(steps=DEAD_BASIS)
@example(steps=APPROVED_BEFORE)
def test_no_document_in_force_stands_on_dead_law_unasked(steps):
    with throw_away():
        world = World()
        world.play(steps)

        assert world.unasked() == []
