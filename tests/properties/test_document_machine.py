"""INV-01 to INV-04: whatever an office does with its documents, on whatever days.

Two documents, people who write, review and approve in any order, delegations between them, days
that pass with their midnights; what is refused is refused and the rest goes on. What must hold is
counted here from the rows by the words of the specification.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from contextlib import suppress

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import assign
from tests.factories.documents import MONDAY, Office
from tests.factories.reporting import delegate
from tests.properties.worlds import throw_away
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion, Review
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.selectors.documents import master_list
from thuan.domains.system.documents.services.reviewing import (
    approve_version,
    cancel_version,
    endorse_version,
    reject_version,
    return_version,
)
from thuan.domains.system.documents.services.standing import suspend_version, withdraw_document
from thuan.domains.system.documents.services.writing import change_draft
from thuan.kernel.calendar.clock import ICT, business_day
from thuan.kernel.tenancy.errors import OutsideScope, StaleRow
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db

REVIEWING = "src/thuan/domains/system/documents/services/reviewing.py"
WRITING = "src/thuan/domains/system/documents/services/writing.py"
ACTIVATING = "src/thuan/domains/system/documents/services/activating.py"
VERSION = "src/thuan/domains/system/documents/workflow/version.py"
PACKAGE = "src/thuan/domains/system/documents/package.py"
# What must make this test fail (F22): run.py drill sabotage.
SABOTAGES = [
    (REVIEWING, "    if effective_from < today:", "    if not today:"),
    (
        WRITING,
        '    VERSION_WORKFLOW.join(draft, "AUTHOR", DocumentPermission.DRAFT, actor)\n',
        "",
    ),
    (VERSION, 'part="APPROVER",', 'part="",'),
    (PACKAGE, '        "text": version.text,\n', ""),
    (
        ACTIVATING,
        'sets={"effective_to": begins}',
        'sets={"effective_to": standing.effective_from}',
    ),
]
DAY = dt.timedelta(days=1)
REFUSALS = (PermissionDenied, ValidationError, OutsideScope, StaleRow, Review.DoesNotExist)
WHO = ("lan", "minh", "secretary", "control", "deputy", "head")
ACTS = (
    *("write", "revise", "submit", "endorse", "endorse", "approve", "approve"),
    *("return", "reject", "cancel", "suspend", "withdraw", "look", "pass"),
)
# Act → the service, the states it is tried in, and what else it is told.
DECIDED = {
    "reject": (reject_version, (S.PENDING_APPROVAL,), {}),
    "cancel": (cancel_version, (S.APPROVED,), {}),
    "suspend": (suspend_version, (S.EFFECTIVE,), {}),
    "withdraw": (withdraw_document, (S.EFFECTIVE, S.SUSPENDED), {"decision_no": "9/QĐ"}),
}
STEP = st.tuples(st.sampled_from(WHO), st.integers(0, 1), st.sampled_from(ACTS), st.integers(-1, 3))
STEPS = st.lists(STEP, max_size=16)


class World:
    """The office, its two documents, and what the test has written down beside the product."""

    def __init__(self) -> None:
        with every_agency(reason="a test arranges"):
            self.office = Office()
            people, agency = self.office.people, self.office.agency
            delegate(people["head"], people["lan"], agency, "documents.approve")
            delegate(people["control"], people["minh"], agency, "documents.review")
            # The secretary also has the deputy's role: one person, two rights.

            assign(people["secretary"], "DEPUTY", agency)
        self.now = MONDAY
        self.documents = [self.office.draft(f"QT-{n}").document for n in (1, 2)]
        self.shown: dict[int, str] = {}
        self.approved: dict[int, str] = {}
        self.lists: dict[dt.date, list[int]] = {}
        # Who did what to which version, as the test saw it happen.
        self.wrote: dict[int, set[str]] = defaultdict(set)
        self.judged: dict[int, set[str]] = defaultdict(set)
        for document in self.documents:
            self.wrote[self.newest(document, S.DRAFT).pk].add("lan")

    def play(self, steps) -> None:
        for number, (who, which, act, days) in enumerate(steps):
            self.now += dt.timedelta(seconds=1)
            with suppress(*REFUSALS):
                self._try(who, self.documents[which], act, days, number)
        self.nights(1)

    def nights(self, days: int) -> None:
        """So many midnights pass; at each the day before is over and its list is written down."""
        for _night in range(days):
            over = business_day(self.now)
            self.now = dt.datetime.combine(over + DAY, dt.time(), ICT)
            activate_due(self.now)
            self.lists[over] = self.listed(over)
            self.now += dt.timedelta(hours=8)

    def listed(self, day: dt.date) -> list[int]:
        actor = self.office.actor("head", self.now)
        with entered(actor.scope()):
            return list(master_list(actor, day).values_list("pk", flat=True))

    def newest(self, document, *states: str) -> DocumentVersion:
        with every_agency(reason="a test looks"):
            rows = DocumentVersion.objects.filter(document=document, state__in=states)
            found = rows.select_related("document", "file").order_by("-pk").first()
        if found is None:
            raise ValidationError("nothing of the kind")
        return found

    def _try(self, who, document, act, days, number) -> None:
        if act in DECIDED:
            service, state, more = DECIDED[act]
            version = self.newest(document, *state)
            self.office.does(who, service, self.now, version=version, comment="lý do", **more)
        else:
            getattr(self, f"_{act}")(who, document, days, number)

    def _pass(self, _who, _document, days, _number) -> None:
        self.nights(max(days, 1))

    def _write(self, who, document, _days, number) -> None:
        draft = self.newest(document, S.DRAFT)
        words = {"text": f"lời {number}"}
        self.office.does(who, change_draft, self.now, draft=draft, sets=words)
        self.wrote[draft.pk].add(who)

    def _revise(self, who, document, _days, _number) -> None:
        self.wrote[self.office.revise(document, by=who, at=self.now).pk].add(who)

    def _submit(self, who, document, _days, number) -> None:
        reviewer = ("control", "secretary")[number % 2]
        draft = self.newest(document, S.DRAFT)
        self.office.submit(draft, reviewer, by=who, at=self.now)
        self.wrote[draft.pk].add(who)

    def _endorse(self, who, document, _days, _number) -> None:
        version = self.newest(document, S.IN_REVIEW)
        asked = "control" if who == "minh" else who
        review = self.office.review_of(version, asked)
        self.office.does(who, endorse_version, self.now, review=review)
        self.judged[version.pk] |= {who, asked}

    def _return(self, who, document, _days, _number) -> None:
        review = self.office.review_of(self.newest(document, S.IN_REVIEW), "control")
        self.office.does(who, return_version, self.now, review=review, comment="xem lại")

    def _look(self, _who, document, _days, _number) -> None:
        version = self.newest(document, S.PENDING_APPROVAL, S.DRAFT)
        self.shown[version.pk] = hash_of(version.document, version), version.text

    def _approve(self, who, document, days, _number) -> None:
        version = self.newest(document, S.PENDING_APPROVAL)
        digest, text = self.shown.get(version.pk) or (
            hash_of(version.document, version),
            version.text,
        )
        approved = self.office.does(
            who,
            approve_version,
            self.now,
            version=version,
            effective_from=business_day(self.now) + days * DAY,
            decision_no="1/QĐ",
            shown_hash=digest,
        )
        self.approved[approved.pk] = text
        # Lan has the right from the head alone.
        self.judged[approved.pk] |= {who, "head" if who == "lan" else who}


def written(act: str = "pass", days: int = 1) -> list:
    """A version through all its steps, then ``act``."""
    return [
        ("lan", 0, "submit", 0),
        ("control", 0, "endorse", 0),
        ("secretary", 0, "endorse", 0),
        ("head", 0, "approve", 0),
        ("lan", 0, act, days),
    ]


REVISED = [*written(), ("minh", 0, "revise", 0)]
REVISED += [("minh", 0, "submit", 0), ("control", 0, "endorse", 0), ("secretary", 0, "endorse", 0)]
BACKWARDS = [*REVISED, ("lan", 0, "pass", 3), ("head", 0, "approve", -1), ("lan", 0, "pass", 1)]
FORWARDS = [*REVISED, ("head", 0, "approve", 2), ("lan", 0, "pass", 3)]
BY_AN_AUTHOR = [
    ("secretary", 0, "write", 0),
    ("lan", 0, "submit", 0),
    ("control", 0, "endorse", 0),
    ("secretary", 0, "approve", 0),
]
BY_HIS_OWN_DELEGATE = [*written()[:3], ("lan", 0, "approve", 0)]
REVIEWED_BY_DELEGATION = [("minh", 0, "write", 0), ("lan", 0, "pass", 1), ("lan", 0, "submit", 0)]
REVIEWED_BY_DELEGATION += [("minh", 0, "endorse", 0), ("head", 0, "approve", 0)]
AFTER_A_LOOK = [
    *written()[:3],
    ("head", 0, "look", 0),
    ("head", 0, "reject", 0),
    ("lan", 0, "write", 0),
    *written()[:3],
    ("head", 0, "approve", 0),
]


@given(steps=STEPS)
@example(steps=written())
@example(steps=written("withdraw"))
@example(steps=BACKWARDS)
@example(steps=FORWARDS)
@example(steps=BY_AN_AUTHOR)
@example(steps=[("lan", 0, "pass", 1), *BY_AN_AUTHOR])
@example(steps=BY_HIS_OWN_DELEGATE)
@example(steps=REVIEWED_BY_DELEGATION)
@example(steps=AFTER_A_LOOK)
@example(steps=[("lan", 0, "pass", 1), *AFTER_A_LOOK])
def test_whatever_an_office_does_its_documents_stay_controlled(steps):
    with throw_away():
        world = World()
        world.play(steps)

        with every_agency(reason="the test looks at everything"):
            rows = list(DocumentVersion.objects.select_related("document"))
        one_in_force_a_day(rows, world)
        for row in rows:
            assert not world.wrote[row.pk] & world.judged[row.pk], "INV-02"
            if row.pk in world.approved:
                assert row.text == world.approved[row.pk], "INV-03"
        for day, listed in world.lists.items():
            assert world.listed(day) == listed, f"INV-04: {day}"


def one_in_force_a_day(rows, world) -> None:
    """INV-01: at most one version a day; from the first day to the withdrawal exactly one."""
    by_document = defaultdict(list)
    for row in rows:
        if row.state in {S.EFFECTIVE, S.SUSPENDED, S.OBSOLETE}:
            by_document[row.document_id].append(row)
    for versions in by_document.values():
        first = min(row.effective_from for row in versions)
        withdrawn = [row.effective_to for row in versions if row.withdrawal_no]
        last = withdrawn[0] if withdrawn else business_day(world.now) + DAY
        day = first
        while day < business_day(world.now) + DAY:
            holding = [
                row
                for row in versions
                if row.effective_from <= day
                and (row.effective_to is None or day < row.effective_to)
            ]
            assert len(holding) == (1 if day < last else 0), f"INV-01: {day} {holding}"
            day += DAY
