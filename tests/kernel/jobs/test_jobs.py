"""Queued work belongs to the transaction of its service, ends once and says how it ended."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import make_person
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.audittrail.unit import NotInService, service
from thuan.kernel.calendar import clock
from thuan.kernel.jobs import backend, running
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.jobs.queueing import enqueue, recover_lost
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.selectors import failed_runs, run_of
from thuan.kernel.tenancy.models import AgencyList

pytestmark = pytest.mark.django_db


@service
def ask_for(name, /, *, actor, at, fails=False, **arguments):
    run = enqueue(name, **arguments)
    if fails:
        raise RuntimeError("the service fails after queueing")
    return run


@pytest.fixture
def actor(at):
    return actor_for(make_person(), at)


def test_a_queued_job_runs_and_tells_progress_and_result(actor, at, work_off):
    run = ask_for("tests.write", name="muc-1", actor=actor, at=at)

    work_off()

    run.refresh_from_db()
    assert (run.state, run.done, run.total) == ("DONE", 1, 4)
    assert run.sentence == "Đã ghi 1 trên 4 dòng."
    assert run.result == "/ket-qua/muc-1/"
    assert run.queued_at == at
    assert AgencyList.objects.filter(name="muc-1").count() == 1


def test_a_service_rolled_back_leaves_no_job(actor, at, work_off):
    with pytest.raises(RuntimeError):
        ask_for("tests.write", name="muc-2", actor=actor, at=at, fails=True)

    work_off()

    assert not JobRun.objects.exists()
    assert not AgencyList.objects.filter(name="muc-2").exists()


def test_work_is_queued_only_inside_a_service():
    with pytest.raises(NotInService):
        enqueue("tests.write", name="muc-3")


@pytest.mark.parametrize(
    "arguments",
    [{}, {"name": "x", "more": 1}, {"name": object()}, {"name": dt.date(2022, 1, 1)}],
    ids=["missing", "unknown", "object", "date"],
)
def test_arguments_that_do_not_fit_are_refused_when_queued(actor, at, arguments):
    with pytest.raises(TypeError):
        ask_for("tests.write", actor=actor, at=at, **arguments)


def test_an_unknown_job_is_refused_when_queued(actor, at):
    with pytest.raises(KeyError):
        ask_for("tests.nowhere", actor=actor, at=at)


def test_a_name_is_registered_once():
    with pytest.raises(ValueError, match="twice"):
        job("tests.write")(print)


def test_a_refusal_is_kept_as_a_sentence_and_not_tried_again(actor, at, work_off):
    run = ask_for("tests.refuse", actor=actor, at=at)

    work_off()

    run.refresh_from_db()
    assert (run.state, run.attempts) == ("FAILED", 1)
    assert run.reason == "Dòng 3 thiếu mã cơ quan."
    assert list(failed_runs()) == [run]


def test_a_breakdown_is_tried_again_later_and_then_given_up(actor, at, work_off):
    run = ask_for("tests.break", actor=actor, at=at)
    work_off()
    run.refresh_from_db()
    first = (run.state, run.attempts)

    again = running.execute(run.pk, {}, worker="w")

    run.refresh_from_db()
    assert first == ("QUEUED", 1)
    assert again is None
    assert (run.state, run.attempts) == ("FAILED", 2)
    assert run.reason == "OSError: máy chủ thư không trả lời"


def test_a_run_that_ended_is_not_run_again(actor, at, work_off):
    run = ask_for("tests.write", name="muc-4", actor=actor, at=at)
    work_off()

    running.execute(run.pk, {"name": "muc-5"}, worker="w")

    assert not AgencyList.objects.filter(name="muc-5").exists()


def test_a_run_is_shown_to_the_person_who_asked_for_it_alone(actor, at):
    run = ask_for("tests.write", name="muc-6", actor=actor, at=at)

    seen = [run_of(who, run.public_id) for who in (actor, actor_for(make_person(), at))]

    assert seen == [run, None]


def test_what_a_dead_worker_held_is_queued_again(actor, at, work_off):
    run = ask_for("tests.write", name="muc-7", actor=actor, at=at)
    long_ago = clock.real_now() - dt.timedelta(minutes=6)
    row = backend.DBTaskResult.objects.get(pk=run.task_id)
    row.claim("dead:1")
    backend.DBTaskResult.objects.update(started_at=long_ago)
    JobRun.objects.update(state="RUNNING", worker="dead:1", seen_at=long_ago)

    recovered = recover_lost(actor=Actor.system("jobs.tick", at), at=at)
    work_off()

    run.refresh_from_db()
    assert (recovered, run.state) == (1, "DONE")


def test_a_long_run_whose_worker_lives_is_not_queued_again(actor, at):
    run = ask_for("tests.write", name="muc-8", actor=actor, at=at)
    long_ago = clock.real_now() - dt.timedelta(minutes=6)
    backend.DBTaskResult.objects.get(pk=run.task_id).claim("alive:1")
    backend.DBTaskResult.objects.update(started_at=long_ago)
    JobRun.objects.update(state="RUNNING", worker="alive:1", seen_at=long_ago)
    running.still_here("alive:1")

    recovered = recover_lost(actor=Actor.system("jobs.tick", at), at=at)

    assert recovered == 0


@pytest.mark.parametrize(
    ("done", "total", "state", "shown"),
    [
        (1, 3, "RUNNING", 33),
        (0, None, "RUNNING", None),
        (0, None, "DONE", 100),
        (9, 4, "RUNNING", 100),
    ],
)
def test_the_bar_shows_whole_per_cent(done, total, state, shown):
    run = JobRun(done=done, total=total, state=state)

    assert run.percent == shown
