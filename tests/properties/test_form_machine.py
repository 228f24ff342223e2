"""INV-06, first half: whatever an office does, what is in force uses only forms in force.

Two forms and two documents that name them; people write, approve for today and for later, call off,
suspend, resume and withdraw in any order; midnights pass. After every step and on every past day
the rows are read here by the words of the specification.
"""

from __future__ import annotations

import datetime as dt
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories.documents import MONDAY, Office
from tests.properties.worlds import throw_away
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion, Review
from thuan.domains.system.documents.services.naming import name_forms
from thuan.domains.system.documents.services.reviewing import cancel_version
from thuan.domains.system.documents.services.standing import (
    resume_version,
    suspend_version,
    withdraw_document,
)
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

FORMS = "src/thuan/domains/system/documents/workflow/forms.py"
VERSION = "src/thuan/domains/system/documents/workflow/version.py"
REVIEWING = "src/thuan/domains/system/documents/services/reviewing.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (REVIEWING, "without_form_on(version, effective_from) or ", ""),
    (FORMS, "Q(state=S.APPROVED, effective_from__lte=first)", "Q(state=S.APPROVED)"),
    (FORMS, "STANDING = (*sorted(IN_FORCE), S.APPROVED)", "STANDING = (*sorted(IN_FORCE),)"),
    (FORMS, "document.versions.filter(state=S.EFFECTIVE).exists():", "document.pk:"),
    (
        VERSION,
        'gettext_lazy("Tạm ngừng áp dụng"),\n            (nothing_in_force_needs_it,),',
        'gettext_lazy("Tạm ngừng áp dụng"),\n            (),',
    ),
]
DAY = dt.timedelta(days=1)
NOTHING = (DocumentVersion.DoesNotExist, Review.DoesNotExist)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, *NOTHING)
# The first two documents are forms, the others use them.
ACTS = (
    *("name", "name", "approve", "approve", "approve", "revise"),
    *("cancel", "suspend", "resume", "withdraw", "pass"),
)
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 3), st.integers(0, 3))
PROGRAM = st.lists(STEP, max_size=16)
DECIDED = {
    "cancel": (cancel_version, (S.APPROVED,), {}),
    "suspend": (suspend_version, (S.EFFECTIVE,), {}),
    "resume": (resume_version, (S.SUSPENDED,), {}),
    "withdraw": (withdraw_document, (S.EFFECTIVE, S.SUSPENDED), {"decision_no": "9/QĐ"}),
}


class World:
    """The office with its four documents, and the days on which something was suspended."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Office()
        self.now = MONDAY
        kinds = ("FORM", "FORM", "PROCEDURE", "INSTRUCTION")
        drafts = [self.office.draft(f"D-{n}", kind=kind) for n, kind in enumerate(kinds)]
        self.documents = [draft.document for draft in drafts]

    def play(self, program) -> None:
        for act, which, number in program:
            self.now += dt.timedelta(seconds=1)
            with suppress(*REFUSALS):
                self._try(act, which, number)
            what_is_in_force_has_its_forms()

    def at(self, which: int, *states: str) -> DocumentVersion:
        with every_agency(reason="a test looks"):
            rows = DocumentVersion.objects.filter(document=self.documents[which], state__in=states)
            return rows.select_related("document", "file").latest("pk")

    def _try(self, act: str, which: int, number: int) -> None:
        if act in DECIDED:
            service, states, more = DECIDED[act]
            version = self.at(which, *states)
            self.office.does("head", service, self.now, version=version, comment="lý do", **more)
        elif act == "pass":
            for _night in range(number + 1):
                self.now = dt.datetime.combine(business_day(self.now) + DAY, dt.time(8), ICT)
                activate_due(self.now)
                what_is_in_force_has_its_forms()
        elif act == "revise":
            self.office.revise(self.documents[which], at=self.now)
        elif act == "name":
            wanted = [self.documents[n] for n in (0, 1) if number >> n & 1]
            keys = [str(one.public_id) for one in wanted]
            draft = self.at(which, S.DRAFT)
            self.office.does("lan", name_forms, self.now, draft=draft, forms=keys)
        else:
            self._approve(which, number)

    def _approve(self, which: int, days: int) -> None:
        """Through review where it is a draft yet, then approved for so many days later."""
        with suppress(DocumentVersion.DoesNotExist):
            draft = self.at(which, S.DRAFT)
            self.office.endorse(self.office.submit(draft, at=self.now), at=self.now)
        begins = business_day(self.now) + DAY * days
        self.office.approve(self.at(which, S.PENDING_APPROVAL), at=self.now, begins=begins)


def what_is_in_force_has_its_forms() -> None:
    with every_agency(reason="the test looks at everything"):
        rows = list(DocumentVersion.objects.filter(state=S.EFFECTIVE).select_related("document"))
    there = {str(row.document.public_id) for row in rows}
    for row in rows:
        assert set(row.forms) <= there, f"INV-06: {row.document.code} without its form"


def each_day_had_its_forms() -> None:
    """For the days of a version's interval each form had a version in force."""
    with every_agency(reason="the test looks at everything"):
        held = (S.EFFECTIVE, S.SUSPENDED, S.OBSOLETE)
        rows = list(DocumentVersion.objects.filter(state__in=held).select_related("document"))
    spans: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for row in rows:
        span = (row.effective_from, row.effective_to or dt.date.max)
        spans.setdefault(str(row.document.public_id), []).append(span)
    for row in rows:
        day, last = row.effective_from, row.effective_to or row.effective_from + DAY * 60
        while day < last:
            for key in row.forms:
                found = any(begins <= day < ends for begins, ends in spans.get(key, []))
                assert found, f"INV-06: {row.document.code} on {day}"
            day += DAY


BOTH = ("name", 2, 1)


@given(program=PROGRAM)
# A document with a form that nobody approved.
@example(program=[BOTH, ("approve", 2, 0)])
# The form comes later than what uses it.
@example(program=[BOTH, ("approve", 0, 3), ("approve", 2, 1), ("pass", 0, 1)])
# The form is withdrawn between the decision and the day.
@example(program=[("approve", 0, 0), BOTH, ("approve", 2, 1), ("withdraw", 0, 0), ("pass", 0, 1)])
@example(program=[("approve", 0, 0), BOTH, ("approve", 2, 0), ("suspend", 0, 0)])
# The first version of the form is called off under a decided document.
@example(program=[BOTH, ("approve", 0, 1), ("approve", 2, 1), ("cancel", 0, 0), ("pass", 0, 1)])
@example(program=[BOTH, ("approve", 0, 1), ("approve", 2, 1), ("pass", 0, 1), ("revise", 0, 0)])
def test_what_is_in_force_uses_only_forms_in_force(program):
    with throw_away():
        world = World()
        world.play(program)
        each_day_had_its_forms()
