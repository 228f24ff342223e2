"""The database itself refuses to forget, and refuses two facts for one day (F9)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction

from tests.kernel.audittrail.conftest import act
from tests.kernel.sample.models import Post
from thuan.kernel.audittrail import guards
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.audittrail.verifying import Bad, Why, verify

pytestmark = pytest.mark.django_db
DAY = dt.date(2022, 1, 1)
AT = dt.datetime(2022, 1, 1, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audittrail_auditevent SET action = 'x'",
        "DELETE FROM audittrail_auditevent",
        "UPDATE workflow_participation SET part = 'x'",
        "DELETE FROM accesslog_accessrecord",
        *(["TRUNCATE audittrail_auditevent"] if connection.vendor == "postgresql" else []),
    ],
)
def test_an_appended_row_is_neither_changed_nor_removed(agency, actor, at, sql):
    act(agency, "tests.act", actor=actor, at=at)
    _fill(sql)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)

    assert AuditEvent.objects.get().action == "tests.act"


def _fill(sql):
    rows = {
        "workflow_participation": "(target_type, target_id, part, person_id, at) VALUES "
        "('t', '00000000000000000000000000000001', 'AUTHOR', 1, '2022-01-01 00:00:00+00:00')",
        "accesslog_accessrecord": "(at, agency_id, target_type, target_id, purpose, request_id)"
        " VALUES ('2022-01-01 00:00:00+00:00', 1, 't', '1', 'p', '')",
    }
    for table in rows:
        if table in sql:
            connection.cursor().execute(f"INSERT INTO {table} {rows[table]}")


def test_a_guard_that_is_gone_is_named_and_found_by_the_verifier(agency, actor, at):
    act(agency, "tests.act", actor=actor, at=at)
    guards.remove()

    gone, verdict = guards.missing(), verify()

    guards.install()
    assert any(name.startswith("audittrail_auditevent_no_") for name in gone)
    assert verdict.first_bad == Bad(0, 0, 0, Why.TRIGGER_MISSING)
    assert guards.missing() == []
    assert verify().ok


PLACE = "agency_id, year, seq, at, action, target_type, target_id, body, hash"
OVER = (
    "SELECT {pk}agency_id, year, seq, at, 'forged', target_type, target_id, body, hash "
    "FROM audittrail_auditevent WHERE true"
)
BY_ID = f"INTO audittrail_auditevent (id, {PLACE}) {OVER.format(pk='id, ')}"
BY_PLACE = f"INTO audittrail_auditevent ({PLACE}) {OVER.format(pk='')}"
VERBS = ("REPLACE", "INSERT OR REPLACE")
REPLACING = [f"{verb} {by}" for verb in VERBS for by in (BY_ID, BY_PLACE)]


@pytest.mark.parametrize("pragma", ["ON", "OFF"])
@pytest.mark.parametrize("sql", REPLACING)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE is a word of SQLite")
def test_an_appended_row_is_not_replaced(agency, actor, at, sql, pragma):
    """Not even over a connection that somebody opened beside the product."""
    act(agency, "tests.act", actor=actor, at=at)
    before = AuditEvent.objects.values().get()
    connection.cursor().execute(f"PRAGMA recursive_triggers = {pragma}")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)

    connection.cursor().execute("PRAGMA recursive_triggers = ON")
    assert AuditEvent.objects.values().get() == before


@pytest.mark.parametrize(
    "sql",
    [
        f"INSERT {BY_ID} ON CONFLICT (id) DO UPDATE SET action = 'forged'",
        f"INSERT {BY_PLACE} ON CONFLICT (agency_id, year, seq) DO UPDATE SET action = 'forged'",
    ],
)
def test_an_appended_row_is_not_changed_by_an_upsert(agency, actor, at, sql):
    act(agency, "tests.act", actor=actor, at=at)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(sql)

    assert AuditEvent.objects.get().action == "tests.act"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a pragma of SQLite")
def test_every_connection_fires_the_guards_when_it_replaces():
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA recursive_triggers").fetchone() == (1,)


def test_a_key_that_is_unique_on_a_condition_is_guarded_under_that_condition():
    """One first submission of a report; a later one is free, and neither is put in its place."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no REPLACE")
    [sql] = [s for s in guards.statements() if '"reporting_submission_no_replace"' in s]

    assert '"report_id" = NEW."report_id" AND "is_first"' in sql
    assert 'NEW."is_first" AS "is_first"' in sql


def post(first, last, place="Chánh văn phòng", **fields):
    return Post.objects.create(
        place=place, valid_from=first, valid_to=last, recorded_at=AT, **fields
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [(0, 10), (9, 20), (-5, 1), (2, 3), (-5, 20), (0, None), (9, None)],
    ids=["same", "tail", "head", "inside", "around", "open", "open from the last day"],
)
def test_two_facts_of_one_place_share_no_day(first, last):
    post(DAY, DAY + dt.timedelta(days=10))
    until = None if last is None else DAY + dt.timedelta(days=last)

    with pytest.raises(DatabaseError), transaction.atomic():
        post(DAY + dt.timedelta(days=first), until)

    assert Post.objects.count() == 1


@pytest.mark.parametrize(("first", "last"), [(10, 20), (10, None), (-5, 0)])
def test_facts_that_touch_do_not_overlap(first, last):
    post(DAY, DAY + dt.timedelta(days=10))

    post(DAY + dt.timedelta(days=first), None if last is None else DAY + dt.timedelta(days=last))

    assert Post.objects.count() == 2


def test_a_fact_is_not_widened_over_another():
    post(DAY, DAY + dt.timedelta(days=10))
    later = post(DAY + dt.timedelta(days=10), None)

    with pytest.raises(DatabaseError), transaction.atomic():
        models.QuerySet(Post).filter(pk=later.pk).update(valid_from=DAY)


def test_another_place_and_a_void_fact_are_free():
    post(DAY, None)

    post(DAY, None, place="Phó chánh văn phòng")
    post(DAY, None, void_reason="Ghi nhầm người")

    assert Post.objects.count() == 3


def test_migrate_puts_the_guards_back_after_a_table_was_rebuilt(flushable):
    """SQLite drops every trigger of a table that it rebuilds for an altered column."""
    old = AuditEvent._meta.get_field("action")
    new = models.CharField(max_length=81)
    new.set_attributes_from_name("action")
    new.model = AuditEvent
    with connection.schema_editor() as editor:
        editor.alter_field(AuditEvent, old, new)
    dropped = guards.missing()

    call_command("migrate", verbosity=0)

    with connection.schema_editor() as editor:
        editor.alter_field(AuditEvent, new, old)
    guards.install()
    if connection.vendor == "sqlite":
        assert dropped == [
            "audittrail_auditevent_no_delete",
            "audittrail_auditevent_no_replace",
            "audittrail_auditevent_no_update",
        ]
    assert guards.missing() == []
