"""The archive has the volumes of the specification, and loading it twice changes nothing."""

from __future__ import annotations

import datetime as dt
from io import StringIO

import pytest

from tests.factories import make_agency
from thuan.domains.system.documents.api import Document, take_over_many
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.documents.models import DocumentVersion
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.loading import settle, unfinished_loads
from thuan.kernel.search.models import IndexedText
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.demo.archive import old_documents
from thuan.portals.demo.archiving import ARCHIVE, queue_archive
from thuan.portals.demo.province import province

AT = dt.datetime(2022, 12, 15, 8, tzinfo=ICT)
SYSTEM = Actor.system(ARCHIVE, AT)


def test_it_has_1520_documents_of_systems_and_7505_internal_procedures():
    drawn = [one for agency in province().agencies for one in old_documents(agency, {})]
    procedures = [head for head, _ in drawn if head.kind == DocumentType.INTERNAL_PROCEDURE]

    assert (len(drawn), len(procedures)) == (1_520 + 7_505, 7_505)
    # One version and some 0.8 further ones each: about 16,200.
    assert 16_000 < sum(len(versions) for _head, versions in drawn) < 16_500


def test_two_draws_are_equal():
    first = province().agencies[0]

    assert list(old_documents(first, {})) == list(old_documents(first, {}))


@pytest.mark.django_db
def test_many_documents_stand_with_their_history_under_one_event():
    commune = next(one for one in province().agencies if one.type == "XA")
    with every_agency(reason="a test arranges"):
        agency = make_agency(commune.name, kind="XA")
        events = AuditEvent.objects.count()
        wanted = list(old_documents(commune, {}))
        take_over_many(actor=SYSTEM, at=AT, agency_id=agency.pk, documents=wanted)

        assert Document.objects.count() == 12 + 75
        assert DocumentVersion.objects.filter(state="EFFECTIVE").count() == 12 + 75
        assert not DocumentVersion.objects.filter(state="OBSOLETE", effective_to=None).exists()
        assert IndexedText.objects.count() == 12 + 75
        assert AuditEvent.objects.count() == events + 1


@pytest.mark.django_db
def test_whoever_needs_the_archive_does_not_wait_for_a_worker_that_is_not_there():
    run = queue_archive(actor=SYSTEM, at=AT)
    say = StringIO()

    settle(say)

    run.refresh_from_db()
    assert run.state == RunState.DONE
    assert not unfinished_loads().exists()
    assert "demo.archive" in say.getvalue()
