"""Two processes at the same moment: midnight twice, two reviewers, two approvals (INV-01)."""

from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connections

from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.services.standing import withdraw_document
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.errors import StaleRow
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db(transaction=True)

TUESDAY = dt.datetime(2022, 3, 8, tzinfo=ICT)


def at_once(*acts) -> None:
    """Each act in a thread and on a connection of its own."""

    def run(act) -> None:
        try:
            with suppress(StaleRow, ValidationError, OperationalError):
                act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        list(pool.map(run, acts))


def states_of(document) -> list[str]:
    with every_agency(reason="a test looks"):
        rows = DocumentVersion.objects.filter(document=document).order_by("issue", "revision")
        return list(rows.values_list("state", flat=True))


def test_midnight_on_two_nodes_brings_each_version_into_force_once(office):
    first = office.in_force()
    office.followed(office.revise(first.document), begins=TUESDAY.date())

    at_once(*[lambda: activate_due(TUESDAY)] * 3)
    activate_due(TUESDAY)

    assert states_of(first.document) == [S.OBSOLETE, S.EFFECTIVE]


def test_of_two_reviewers_who_agree_at_once_one_is_the_last(office):
    sent = office.submit(office.draft(), "control", "unit")

    at_once(lambda: office.endorse(sent, "control"), lambda: office.endorse(sent, "unit"))

    assert states_of(sent.document) == [S.PENDING_APPROVAL]


def test_two_approvals_at_once_approve_once(office):
    pending = office.endorse(office.submit(office.draft()))

    at_once(
        lambda: office.approve(pending, by="head"), lambda: office.approve(pending, by="deputy")
    )

    assert states_of(pending.document) == [S.EFFECTIVE]


def test_a_form_is_not_withdrawn_while_a_document_that_uses_it_is_approved(office):
    """Whichever comes first the other is refused (INV-06)."""
    form = office.in_force_form("BM-01")
    pending = office.endorse(office.submit(office.with_forms(office.draft(), form)))
    withdraw = {"version": form, "decision_no": "9/QĐ", "comment": "thôi dùng"}

    at_once(
        lambda: office.approve(pending, by="deputy"),
        lambda: office.does("head", withdraw_document, **withdraw),
    )

    assert (states_of(pending.document), states_of(form.document)) in (
        ([S.EFFECTIVE], [S.EFFECTIVE]),
        ([S.PENDING_APPROVAL], [S.OBSOLETE]),
    )
