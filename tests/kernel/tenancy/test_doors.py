"""One test per door of an agency-owned table (F4)."""

from __future__ import annotations

import io

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_agency, stamped
from tests.kernel.sample.models import Note, NoteLine
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.tenancy.errors import CarriedQuery, ClosedDoor, NoAgencyScope, OutsideScope
from thuan.kernel.tenancy.scope import agency_scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    return Note.objects.create(**stamped(make_agency(), state="DRAFT", title="của tôi"))


@pytest.fixture
def theirs():
    return Note.objects.create(**stamped(make_agency(), state="DRAFT", title="của họ"))


@pytest.mark.parametrize(
    "touch",
    [
        lambda note: Note.objects.get(pk=note.pk),
        lambda note: list(Note.objects.filter(title="x")),
        lambda note: Note.objects.exists(),
        lambda note: Note.objects.exclude(title="x").exists(),
        lambda note: Note.objects.count(),
        lambda note: list(AuditEvent.objects.filter(pk__in=Note.objects.values("pk"))),
        lambda note: note.refresh_from_db(),
        lambda note: list(note.lines.all()),
        lambda note: call_command("dumpdata", "sample.note", stdout=io.StringIO()),
        lambda note: call_command(
            "dumpdata", "sample.note", use_base_manager=True, stdout=io.StringIO()
        ),
        lambda note: Note.objects.update(title="x"),
        lambda note: Note.objects.bulk_create([Note()]),
    ],
)
def test_no_door_opens_without_a_scope(touch, mine):
    with pytest.raises((NoAgencyScope, CommandError), match="Open a scope"):
        touch(mine)


def test_reads_hold_only_the_scope_s_rows(mine, theirs):
    with agency_scope([mine.agency_id]):
        assert [note.title for note in Note.objects.all()] == ["của tôi"]
        assert not Note.objects.filter(pk=theirs.pk).exists()
        assert Note.objects.exclude(pk=mine.pk).count() == 0
        with pytest.raises(Note.DoesNotExist):
            theirs.refresh_from_db()


def test_a_foreign_key_into_another_agency_leads_nowhere(mine, theirs):
    with agency_scope([mine.agency_id, theirs.agency_id]):
        line = NoteLine.objects.create(**stamped(mine.agency, note=theirs, text="t", state="X"))

    with agency_scope([mine.agency_id]):
        line = NoteLine.objects.get(pk=line.pk)
        with pytest.raises(Note.DoesNotExist):
            line.note  # noqa: B018
        assert next(iter(NoteLine.objects.prefetch_related("note"))).pk == line.pk


def test_reverse_and_prefetch_hold_only_the_scope_s_rows(mine, theirs):
    with agency_scope([mine.agency_id, theirs.agency_id]):
        NoteLine.objects.create(**stamped(mine.agency, note=mine, text="tôi", state="X"))
        NoteLine.objects.create(**stamped(theirs.agency, note=mine, text="họ", state="X"))

    with agency_scope([mine.agency_id]):
        note = Note.objects.prefetch_related("lines").get()
        assert [line.text for line in note.lines.all()] == ["tôi"]
        assert [line.text for line in Note.objects.get().lines.all()] == ["tôi"]


def test_nothing_is_written_for_an_agency_outside_the_scope(mine, theirs):
    with agency_scope([mine.agency_id]):
        with pytest.raises(OutsideScope):
            Note(**stamped(theirs.agency, state="DRAFT", title="x")).save()
        with pytest.raises(OutsideScope):
            Note.objects.bulk_create([Note(**stamped(theirs.agency, state="DRAFT", title="x"))])


@pytest.mark.parametrize(
    "write",
    [
        lambda note: note.save(),
        lambda note: note.delete(),
        lambda note: Note.objects.all().delete(),
        lambda note: Note.objects.update(title="x"),
        lambda note: Note.objects.update(agency=1),
        lambda note: Note.objects.bulk_update([note], ["title"]),
        lambda note: Note.objects.raw("select * from sample_note"),
        lambda note: Note.objects.all().raw("select * from sample_note"),
    ],
)
def test_ways_round_version_and_trail_are_shut_even_inside_the_scope(write, mine):
    with agency_scope([mine.agency_id]), pytest.raises(ClosedDoor):
        write(mine)


@pytest.mark.parametrize(
    "run",
    [
        list,
        lambda rows: rows.count(),
        lambda rows: rows.exists(),
        lambda rows: rows.first(),
        lambda rows: rows.filter(title="x").exists(),
        lambda rows: list(rows.values_list("pk")),
        lambda rows: list(AuditEvent.objects.filter(pk__in=rows.values("pk"))),
        lambda rows: list(rows.iterator()),
    ],
)
def test_a_queryset_carried_into_another_scope_does_not_run(run, mine, theirs):
    with agency_scope([mine.agency_id]):
        rows = Note.objects.all()

    with agency_scope([theirs.agency_id]), pytest.raises(CarriedQuery):
        run(rows)
