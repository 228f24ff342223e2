"""What the plan asks of each hand, and what ships of published plans."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from tests.domains.oversight.programme.conftest import NOW
from tests.factories.plans import make_plan, make_task, open_duties
from thuan.domains.oversight.programme.content import Task, usual_content
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.services.tasks import finish_task
from thuan.domains.oversight.programme.tasks import plan_tasks
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.ui.duty_tasks import duty_tasks

pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
JUNE = dt.datetime(2022, 6, 15, 8, tzinfo=ICT)


def titles(actor, at=NOW):
    return [str(task.title) for task in (*plan_tasks(actor, at), *duty_tasks(actor, at))]


def working():
    days = {
        "N1": (dt.date(2022, 5, 1), dt.date(2022, 6, 30)),
        "N2": (dt.date(2022, 8, 1), dt.date(2022, 9, 30)),
    }
    listed = tuple(Task(code, "Mở lớp", "Sở", "", *span) for code, span in days.items())
    plan = make_plan(content=replace(usual_content(2022), tasks=listed))
    rows = {code: make_task(plan, code) for code in days}
    open_duties(plan, JUNE)
    return rows


@pytest.mark.parametrize(
    ("state", "role", "title"),
    [
        ("CONSULTED", "DOST_HEAD", "Trình UBND tỉnh: Kế hoạch năm 2022"),
        ("SUBMITTED", "PPC", "Ban hành hoặc trả lại: Kế hoạch năm 2022"),
        ("ISSUED", "DOST_OFFICER", "Bắt đầu thực hiện: Kế hoạch năm 2022"),
        ("RUNNING", "DOST_OFFICER", "Đánh giá kết quả năm: Kế hoạch năm 2022"),
        ("EVALUATED", "DOST_HEAD", "Kết thúc: Kế hoạch năm 2022"),
    ],
)
def test_every_step_waits_in_the_list_of_whoever_takes_it(people, state, role, title):
    make_plan(state=state)

    assert titles(people[role]) == [title]
    assert titles(people["ISO_SEC"]) == []


def test_the_year_is_evaluated_in_december(people):
    make_plan()

    assert titles(people["DOST_OFFICER"], JUNE) == []


def test_work_is_asked_for_thirty_days_before_it_is_due(people):
    working()

    assert titles(people["DOST_OFFICER"], JUNE) == ["Làm nhiệm vụ N1: Mở lớp"]


def test_who_did_it_is_not_asked_to_verify(people):
    rows = working()
    officer = people["DOST_OFFICER"]
    finish_task(actor=officer, at=NOW, task=rows["N1"], evidence="Biên bản", done_on=NOW.date())

    assert titles(people["DOST_HEAD"], JUNE) == ["Xác nhận nhiệm vụ N1: Mở lớp"]
    assert "Xác nhận nhiệm vụ N1: Mở lớp" not in titles(officer, JUNE)


def test_one_task_costs_as_much_as_five(people, django_assert_max_num_queries):
    days = dt.date(2022, 5, 1), dt.date(2022, 6, 30)
    listed = tuple(Task(f"N{n}", "Mở lớp", "Sở", "", *days) for n in range(5))
    plan = make_plan(content=replace(usual_content(2022), tasks=listed))
    for n in range(5):
        make_task(plan, f"N{n}", "DONE")
    open_duties(plan, JUNE)

    with django_assert_max_num_queries(7):
        assert len(titles(people["DOST_HEAD"], JUNE)) == 5


def test_the_published_plan_is_entered_once_as_a_draft():
    told = []
    for _time in range(2):
        out = io.StringIO()
        call_command("load_plan", "ninh-thuan-2022", stdout=out)
        told.append(json.loads(out.getvalue()))

    assert [one["added"] for one in told] == [True, False]
    with every_agency(reason="a test looks"):
        plan = ProvincialPlan.objects.get()
    assert (plan.year, plan.number, plan.state, plan.signed_on) == (
        2022,
        "752/KH-UBND",
        "DRAFT",
        None,
    )
