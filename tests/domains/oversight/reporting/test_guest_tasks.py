"""A guest finds the step he was invited to among his tasks, and no step of anything else (S1)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_user
from tests.factories.guests import approver, reviewer, signer, to_synthesis
from thuan.domains.oversight.reporting.services import preparing, signing, syntheses
from thuan.domains.registry.people.api import withdraw_guest
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.ui.tasks import coming_for, tasks_for

SABOTAGES = [
    (
        "src/thuan/kernel/duties/selectors.py",
        "here = Q(target_type=one.target_type, target_id=one.target_id)",
        "here = Q(target_type=one.target_type)",
    ),
    (
        "src/thuan/kernel/duties/selectors.py",
        "served = [key for key, kind in kinds.items() if one.serves(kind.permission)]",
        "served = list(kinds)",
    ),
]
pytestmark = pytest.mark.django_db
# 15/10/2022, 24:00 in Vietnam.
DEADLINE = dt.datetime(2022, 10, 15, 17, 0, tzinfo=dt.UTC)


def tasks(province, name="guest", at=None):
    actor = actor_for(province.people[name], at or province.at)
    with entered(actor.scope()):
        return tasks_for(actor, actor.at)


def titles(province, name="guest", at=None):
    return [str(task.title) for task in tasks(province, name, at)]


def coming(province, at=None):
    actor = actor_for(province.people["guest"], at or province.at)
    with entered(actor.scope()):
        return [(str(one.sentence), one.on) for one in coming_for(actor, actor.at)]


def test_a_guest_who_signs_finds_the_report_by_its_agency_with_its_deadline(
    province, invite, waiting
):
    before = titles(province)
    invite(signer(waiting))

    (task,) = tasks(province)

    assert before == []
    assert task.title == f"Ký báo cáo năm 2022 của {waiting.agency.name}"
    assert task.url == f"/bao-cao/{waiting.public_id}/ky/"
    assert task.bound == DEADLINE
    assert task.note == "Được mời ký thay thủ trưởng; đọc lại rồi ký"


def test_a_guest_who_reviews_finds_the_report_to_read(province, invite, waiting):
    invite(reviewer(waiting), by="lotus_head")

    (task,) = tasks(province)

    assert task.title == f"Xem lại báo cáo năm 2022 của {waiting.agency.name}"
    assert task.url == f"/bao-cao/{waiting.public_id}/"


def test_a_guest_of_one_report_is_asked_nothing_about_another(province, invite, waiting):
    """The other two wait for their signature as well, one of them at the guest's own agency."""
    for agency in ("bamboo", "dost"):
        province.start(agency)
        province.save(agency)
        province.hand_in(agency)
    invite(signer(waiting))

    assert titles(province) == [f"Ký báo cáo năm 2022 của {waiting.agency.name}"]


def test_the_people_of_the_agency_are_asked_in_their_own_words_as_before(province, invite, waiting):
    invite(signer(waiting))

    assert titles(province, "lotus_head") == ["Ký báo cáo năm 2022"]
    assert titles(province, "lotus_qmr") == ["Xem lại báo cáo năm 2022"]


def test_the_task_goes_with_the_step(province, invite, waiting):
    invite(signer(waiting))
    shown = province.shown_hash("lotus")
    province.on("lotus", signing.sign_report, who="guest", shown_hash=shown)

    assert titles(province) == []
    assert coming(province) == []


def test_the_task_goes_when_the_invitation_is_withdrawn(province, invite, waiting):
    row = invite(signer(waiting))

    province.act("admin", withdraw_guest, guest=row, reason="Thủ trưởng đã về")

    assert titles(province) == []


@pytest.mark.parametrize(("day", "asked"), [(10, 0), (11, 1), (19, 1), (20, 0)])
def test_the_task_stands_on_the_days_of_the_invitation_alone(province, invite, waiting, day, asked):
    """From 11/10 to 19/10/2022, both included."""
    invite(signer(waiting))
    at = dt.datetime(2022, 10, day, 2, tzinfo=dt.UTC)

    assert len(tasks(province, at=at)) == asked


def test_who_prepared_the_report_is_not_asked_to_sign_it_as_a_guest(province, invite, waiting):
    make_user(province.people["lotus_secretary"], "thuky")
    invite(signer(waiting), username="thuky")

    assert titles(province, "lotus_secretary") == []


def test_a_report_that_was_given_back_is_said_to_come(province, invite, waiting):
    invite(reviewer(waiting), by="lotus_head")
    province.on("lotus", preparing.return_to_preparer, who="guest", comment="Xem lại mục 1.")

    assert titles(province) == []
    words = f"Xem lại báo cáo năm 2022 của {waiting.agency.name}, khi được trình ký"
    assert coming(province) == [(words, dt.date(2022, 10, 15))]


def test_a_guest_of_a_synthesis_finds_its_step_and_loses_it_when_it_is_done(
    province, invite, frozen
):
    invite(to_synthesis(province, frozen, Role.DOST_OFFICER))

    assert titles(province) == ["Thẩm tra tổng hợp năm 2022, bản 1"]
    province.act("guest", syntheses.review_synthesis, synthesis=frozen)
    assert titles(province) == []


def test_a_guest_who_approves_waits_for_the_review(province, invite, frozen):
    invite(approver(province, frozen))

    assert titles(province) == []
    assert coming(province) == [("Phê duyệt tổng hợp năm 2022, bản 1, khi đã thẩm tra xong", None)]
    province.act("colleague", syntheses.review_synthesis, synthesis=frozen)
    (task,) = tasks(province)
    assert task.title == "Phê duyệt tổng hợp năm 2022, bản 1"
    assert task.url == f"/tong-hop/{frozen.public_id}/phe-duyet/"
    # 15/11/2022, 24:00 in Vietnam (REM-37).
    assert task.bound == dt.datetime(2022, 11, 15, 17, 0, tzinfo=dt.UTC)


def test_a_newer_synthesis_asks_nothing_of_the_guest_of_the_older(province, invite, reviewed):
    invite(approver(province, reviewed))
    newer = province.freeze()
    province.act("colleague", syntheses.review_synthesis, synthesis=newer)

    assert titles(province) == []


def test_an_invitation_costs_the_first_page_no_statement_per_report(province, invite, waiting):
    """One guest of one report and of three: as many statements."""

    def statements():
        with CaptureQueriesContext(connection) as found:
            tasks(province)
        return len(found)

    invite(signer(waiting))
    one = statements()
    for agency in ("bamboo", "dost"):
        province.start(agency)
        province.save(agency)
        province.hand_in(agency)
        invite(signer(province.report(agency)))

    assert len(tasks(province)) == 3
    assert statements() == one


def test_the_first_page_shows_the_step_and_says_so_when_it_is_over(
    province, invite, waiting, guest, at
):
    clock.mark_as_demo(at)
    invite(signer(waiting))
    client = Client()
    client.force_login(guest.users.get())

    page = client.get("/").content.decode()

    assert f'href="/bao-cao/{waiting.public_id}/ky/"' in page
    shown = province.shown_hash("lotus")
    province.on("lotus", signing.sign_report, who="guest", shown_hash=shown)
    page = client.get("/").content.decode()
    assert f"/bao-cao/{waiting.public_id}/" not in page
    assert "Bước được mời làm đã xong hoặc đã hết hạn làm." in page
