"""A statement is worked out once and answers with the values it is asked with."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection, transaction
from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, UUIDField
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from tests.factories import make_agency, make_person, stamped
from tests.kernel.sample.models import Note, NoteLine
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import Assignment, Person
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.models import IdempotencyKey
from thuan.kernel.statements import Slot, Statement
from thuan.kernel.statements.statement import KEPT
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.errors import NoAgencyScope
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import agency_scope, every_agency
from thuan.kernel.tenancy.statements import ScopedStatement
from thuan.kernel.tenancy.writing import lock

pytestmark = pytest.mark.django_db

NOON = dt.datetime(2022, 10, 12, 5, tzinfo=dt.UTC)


def note_at(agency, title="một"):
    with agency_scope([agency.pk]):
        return Note.objects.create(**stamped(agency, state="DRAFT", title=title))


def note_by_title():
    return ScopedStatement(lambda: Note.objects.filter(title=Slot("title", CharField())))


def test_other_values_give_other_rows():
    lan, minh = make_person("Nguyễn Thị Lan"), make_person("Trần Văn Minh")
    name = Statement(
        lambda: Person.objects.filter(pk=Slot("pk", BigIntegerField())).values_list("full_name")
    )

    assert name.rows(pk=lan.pk) == [("Nguyễn Thị Lan",)]
    assert name.rows(pk=minh.pk) == [("Trần Văn Minh",)]
    assert name.rows(pk=0) == []


def test_it_is_worked_out_once_however_often_it_is_asked():
    built = []

    def build():
        built.append("once")
        return Person.objects.filter(pk=Slot("pk", BigIntegerField()))

    statement = Statement(build)
    for pk in range(5):
        statement.objects(pk=pk)

    assert built == ["once"]


def test_asking_costs_one_query():
    statement = Statement(lambda: Person.objects.filter(pk=Slot("pk", BigIntegerField())))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        statement.objects(pk=1)
        statement.objects(pk=2)

    assert len(queries) == 2


def test_a_slot_writes_each_kind_of_value_as_the_database_takes_it():
    agency = make_agency()
    key = IdempotencyKey.objects.create(key="a", address="/", content_hash="b", at=NOON)
    by_uuid = Statement(
        lambda: Agency.objects.filter(public_id=Slot("uuid", UUIDField())).values_list(
            "pk", "public_id"
        )
    )
    by_moment = Statement(
        lambda: IdempotencyKey.objects.filter(at__lte=Slot("until", DateTimeField())).values_list(
            "at"
        )
    )
    by_day = Statement(
        lambda: IdempotencyKey.objects.filter(at__date=Slot("day", DateField())).values_list("pk")
    )

    assert by_uuid.rows(uuid=agency.public_id) == [(agency.pk, agency.public_id)]
    assert by_moment.rows(until=NOON) == [(NOON,)]
    assert by_moment.rows(until=NOON - dt.timedelta(microseconds=1)) == []
    assert by_day.rows(day=dt.date(2022, 10, 12)) == [(key.pk,)]


def test_a_slot_without_a_value_is_said_by_name():
    statement = Statement(lambda: Person.objects.filter(pk=Slot("pk", BigIntegerField())))

    with pytest.raises(KeyError, match="pk"):
        statement.objects()


def test_models_come_with_what_is_joined_and_without_what_is_left_out():
    mine = note_at(make_agency(), "của tôi")
    with agency_scope([mine.agency_id]):
        NoteLine.objects.create(**stamped(mine.agency, state="OPEN"), note=mine, text="dòng")
        lines = ScopedStatement(
            lambda: (
                NoteLine.objects.filter(note=Slot("note", BigIntegerField()))
                .select_related("note")
                .defer("text")
            )
        )
        (line,) = lines.objects(note=mine.pk)

    assert (line.note.title, line.get_deferred_fields()) == ("của tôi", {"text"})


def test_rows_of_agencies_are_refused_to_a_statement_of_nobody():
    agency = make_agency()
    statement = Statement(lambda: Note.objects.filter(title="x"))
    joined = Statement(lambda: Person.objects.filter(pk__in=Note.objects.values("pk")))

    with every_agency(reason="even who may see all"), agency_scope([agency.pk]):
        for one in (statement, joined):
            with pytest.raises(NoAgencyScope):
                one.objects()


def test_each_scope_finds_its_own_rows_with_the_same_statement():
    mine = note_at(make_agency())
    theirs = note_at(make_agency())
    statement = note_by_title()

    with agency_scope([mine.agency_id]):
        assert statement.objects(title="một") == [mine]
    with agency_scope([theirs.agency_id]):
        assert statement.objects(title="một") == [theirs]
    with agency_scope([mine.agency_id]):
        assert statement.objects(title="một") == [mine]


def test_a_scope_in_which_nothing_exists_has_no_rows_and_asks_nothing():
    note_at(make_agency())

    with agency_scope([]), CaptureQueriesContext(connection) as queries:
        assert note_by_title().objects(title="một") == []

    assert len(queries) == 0


def test_without_a_scope_it_refuses_even_what_it_has_worked_out():
    mine = note_at(make_agency())
    statement = note_by_title()
    with agency_scope([mine.agency_id]):
        statement.objects(title="một")

    with pytest.raises(NoAgencyScope):
        statement.objects(title="một")


def test_a_connection_keeps_so_many_statements_and_forgets_the_oldest():
    statement = note_by_title()
    for number in range(KEPT + 3):
        with agency_scope([number]):
            statement.objects(title="một")

    assert len(connection.worked_out) == KEPT


def test_a_right_taken_away_is_away_at_the_next_asking():
    agency, lan = make_agency(), make_person("Nguyễn Thị Lan")
    Assignment.objects.create(
        person=lan,
        role=Role.ISO_SEC,
        at_agency=agency,
        reach=ReachKind.OWN,
        valid_from=dt.date(2022, 1, 1),
        valid_to=dt.date(2022, 10, 13),
        recorded_at=NOON,
        decision_no="01/QĐ",
    )

    assert [held.role for held in actor_for(lan, NOON).held] == [Role.ISO_SEC]
    assert actor_for(lan, NOON + dt.timedelta(days=1)).held == ()


@pytest.mark.django_db(transaction=True)
def test_a_row_is_locked_inside_a_transaction_only():
    note = note_at(make_agency())

    with pytest.raises(TransactionManagementError):
        lock(note)
    with transaction.atomic():
        assert lock(note) == note
