"""A write and its event are one; events stand in one order; what is personal can be erased."""

from __future__ import annotations

import datetime as dt
import json
from threading import Barrier, Thread

import pytest
from django.db import connection

from tests.factories import make_agency, make_person
from tests.kernel.audittrail.conftest import Target, act
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.audittrail import seams
from thuan.kernel.audittrail.models import GENESIS, AuditEvent, ChainHead, PersonalValue
from thuan.kernel.audittrail.recording import batch, record
from thuan.kernel.audittrail.unit import NotInService, one_act, service
from thuan.kernel.audittrail.verifying import verify
from thuan.kernel.tenancy.models import AgencyList
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.kernel.text.merkle import inclusion_proof, verify_inclusion

pytestmark = pytest.mark.django_db


@service
def list_made(name, agency, *, actor, at, fails=False):
    AgencyList.objects.create(name=name)
    record(Target(agency.pk), f"list.{name}")
    if fails:
        raise RuntimeError("after the row and the event")


@service
def two_lists(agency, *, actor, at):
    list_made("first", agency, actor=actor, at=at)
    try:
        list_made("second", agency, actor=actor, at=at, fails=True)
    except RuntimeError:
        record(Target(agency.pk), "list.second_refused")


def actions(agency):
    events = AuditEvent.objects.filter(agency_id=agency.pk).order_by("year", "seq")
    return list(events.values_list("action", flat=True))


def test_a_row_and_its_event_are_written_together(agency, actor, at):
    list_made("first", agency, actor=actor, at=at)

    assert AgencyList.objects.filter(name="first").exists()
    assert actions(agency) == ["list.first"]


def test_a_service_that_fails_leaves_neither_row_nor_event(agency, actor, at):
    with pytest.raises(RuntimeError):
        list_made("first", agency, actor=actor, at=at, fails=True)

    assert not AgencyList.objects.exists()
    assert actions(agency) == []


def test_a_nested_failure_takes_back_its_own_row_and_event_and_no_other(agency, actor, at):
    two_lists(agency, actor=actor, at=at)

    assert list(AgencyList.objects.values_list("name", flat=True)) == ["first"]
    assert actions(agency) == ["list.first", "list.second_refused"]


def test_nothing_is_recorded_outside_a_service(agency):
    with pytest.raises(NotInService):
        record(Target(agency.pk), "tests.loose")
    with pytest.raises(NotInService):
        batch(agency.pk, "tests.loose", rows=[])


def test_a_service_says_who_and_when():
    with pytest.raises(TypeError, match="at"):
        service(lambda *, actor: actor)


def test_rights_are_judged_at_the_moment_of_the_act(agency, actor, at):
    with pytest.raises(ValueError, match="another moment"):
        act(agency, "tests.act", actor=actor, at=at + dt.timedelta(seconds=1))


def test_each_entry_stands_on_the_one_before(agency, actor, at):
    for number in (1, 2, 3):
        act(agency, f"tests.act_{number}", actor=actor, at=at)

    previous = GENESIS
    for seq, event in enumerate(AuditEvent.objects.order_by("seq"), start=1):
        assert event.seq == seq
        assert event.hash == sha256_hex(previous + event.body)
        previous = event.hash
    assert ChainHead.objects.get().hash == previous


def test_an_event_tells_who_on_whose_behalf_what_and_why(agency, at):
    actor = Actor(person_id=7, at=at, request_id="r-1")

    act(
        agency,
        "tests.act",
        actor=actor,
        at=at,
        changes={"title": ("cũ", "mới")},
        comment="Theo họp giao ban",
        on_behalf_of=8,
    )

    event = AuditEvent.objects.get()
    body = json.loads(event.body)
    assert (event.person_id, event.on_behalf_of_id, event.at) == (7, 8, at)
    assert body["changes"] == {"title": ["cũ", "mới"]}
    assert (body["comment"], body["request"]) == ("Theo họp giao ban", "r-1")
    assert body["target"] == ["tests.target", "0190-target"]


NEW_YEARS_EVE = dt.datetime(2022, 12, 31, 16, 59, 59, tzinfo=dt.UTC)
NEW_YEAR = dt.datetime(2022, 12, 31, 17, 0, 0, tzinfo=dt.UTC)


def at_moment(agency, action, moment):
    act(agency, action, actor=actor_for(make_person(), moment), at=moment)


def test_a_year_begins_with_the_last_hash_of_the_year_before(agency):
    at_moment(agency, "tests.last", NEW_YEARS_EVE)
    at_moment(agency, "tests.first", NEW_YEAR)

    last, first = AuditEvent.objects.order_by("year")
    assert [(e.year, e.seq) for e in (last, first)] == [(2022, 1), (2023, 1)]
    assert first.hash == sha256_hex(last.hash + first.body)
    assert verify().ok


def test_an_act_of_the_old_year_that_comes_late_stands_in_the_new_one(agency):
    at_moment(agency, "tests.old", NEW_YEARS_EVE)
    at_moment(agency, "tests.new", NEW_YEAR)
    at_moment(agency, "tests.late", NEW_YEARS_EVE)

    late = AuditEvent.objects.get(action="tests.late")
    assert (late.year, late.seq) == (2023, 2)
    assert json.loads(late.body)["after"] == "2022-12-31T17:00:00.000000Z"
    assert verify().ok


def test_one_act_may_span_years(agency):
    with one_act():
        at_moment(agency, "tests.new", NEW_YEAR)
        at_moment(agency, "tests.old", NEW_YEARS_EVE)
        at_moment(agency, "tests.newer", NEW_YEAR)

    placed = AuditEvent.objects.order_by("year", "seq").values_list("year", "seq", "action")
    assert list(placed) == [
        (2022, 1, "tests.old"),
        (2023, 1, "tests.new"),
        (2023, 2, "tests.newer"),
    ]
    assert verify().ok


def test_an_entry_that_follows_a_later_moment_says_so(agency, at):
    at_moment(agency, "tests.first", at)
    at_moment(agency, "tests.second", at - dt.timedelta(hours=1))

    first, second = (json.loads(e.body) for e in AuditEvent.objects.order_by("seq"))
    assert "after" not in first
    assert second["after"] == "2022-10-11T02:00:00.000000Z"
    assert ChainHead.objects.get().last_at == at


def test_a_batch_keeps_a_root_that_proves_each_row(agency, actor, at):
    rows = [{"code": f"H{number:02}", "n": number} for number in range(1, 8)]

    with one_act() as unit:
        unit.frames.append((actor, at))
        root = batch(agency.pk, "tests.import", rows=rows, file_hash="f" * 64)

    body = json.loads(AuditEvent.objects.get().body)
    leaves = [canonical_json(row).encode() for row in rows]
    proof = inclusion_proof(leaves, 4)
    assert (body["count"], body["file"], body["root"]) == (7, "f" * 64, root)
    assert verify_inclusion(b'{"code":"H05","n":5}', 4, 7, proof, root)
    assert not verify_inclusion(b'{"code":"H05","n":6}', 4, 7, proof, root)


@service
def extra_said(agency, extra, *, actor, at):
    record(Target(agency.pk), "list.told", extra=extra)


@pytest.mark.parametrize("name", ["target", "changes", "seq", "person"])
def test_what_every_event_says_is_not_overwritten(agency, actor, at, name):
    with pytest.raises(ValueError, match=name):
        extra_said(agency, {name: "T3"}, actor=actor, at=at)

    assert actions(agency) == []


def test_personal_values_are_erased_and_the_chain_stays_whole(agency, actor, at):
    act(
        agency,
        "tests.person",
        actor=actor,
        at=at,
        changes={"name": ("", "Nguyễn Thị Hoa"), "title": ("a", "b")},
        personal=["name"],
    )
    event, kept = AuditEvent.objects.get(), PersonalValue.objects.get()
    hidden = json.loads(event.body)["changes"]["name"][1]["salted_sha256"]
    proves = sha256_hex(kept.salt + kept.value) == hidden

    PersonalValue.objects.all().delete()

    assert "Nguyễn Thị Hoa" not in event.body
    assert proves
    assert verify().ok


@pytest.mark.parametrize("number", [1, 2, 3])
def test_power_cut_before_the_commit_leaves_nothing(agency, actor, at, number):
    def cut():
        raise SystemExit

    with seams.armed("before_commit", cut), pytest.raises(SystemExit):
        list_made(f"list {number}", agency, actor=actor, at=at)

    assert not AgencyList.objects.exists()
    assert actions(agency) == []
    assert not ChainHead.objects.exists()


@pytest.mark.threads
def test_acts_over_many_chains_at_once_neither_block_each_other_nor_lose_a_place(flushable, at):
    agencies = [make_agency() for _ in range(4)]
    people = [actor_for(make_person(), at) for _ in range(4)]
    barrier, troubles = Barrier(4), []

    def work(number):
        barrier.wait()
        try:
            for round_number in range(5):
                order = agencies if (number + round_number) % 2 else agencies[::-1]
                with one_act():
                    for agency in order:
                        act(agency, f"tests.{number}", actor=people[number], at=at)
        except Exception as trouble:  # noqa: BLE001  whatever it is, the test shows it
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert sorted(ChainHead.objects.values_list("seq", flat=True)) == [20, 20, 20, 20]
    assert verify().ok
