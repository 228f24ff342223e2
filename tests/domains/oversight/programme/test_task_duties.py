"""Who is reminded of a task and when (REM-38), who reports it, who confirms it (qms.md 3.20)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import assign, employ, make_actor, make_agency, make_person, make_user
from tests.factories.plans import SIGNED_ON, known_agency, make_plan
from thuan.domains.oversight.programme.content import Task, usual_content
from thuan.domains.oversight.programme.models import PlanTask, TaskReport
from thuan.domains.oversight.programme.services import amending, drafting, tasks
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Duty, Reminder
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.ui.duty_tasks import duty_tasks
from thuan.kernel.workflow.machine import IllegalTransition

SABOTAGES = [
    (
        "src/thuan/domains/oversight/programme/duties/__init__.py",
        "return (role == Role.DOST_OFFICER) == (duty.agency_id is None)",
        "return True",
    ),
    (
        "src/thuan/domains/oversight/programme/services/tasks.py",
        "    sync(list(PlanTask.objects.filter(plan=plan)",
        "    list(list(PlanTask.objects.filter(plan=plan)",
    ),
    (
        "src/thuan/domains/oversight/programme/services/tasks.py",
        "    require(actor, PlanPermission.LEAD, agency_id=task.lead_agency_id)\n",
        "",
    ),
]
pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
FIRST, LAST = dt.date(2022, 5, 1), dt.date(2022, 6, 30)


def at(month, day, hour=9):
    return dt.datetime(2022, month, day, hour, tzinfo=ICT)


APRIL = at(4, 18)


class Place:
    """DOST with an officer and its head; Sở Nội vụ leads N1, nobody named leads N2."""

    def __init__(self):
        self.dost, self.lead = make_agency("Sở KH&CN", kind="SO"), known_agency("SNV", "Sở Nội vụ")
        self.other = known_agency("STC", "Sở Tài chính")
        office = make_agency("Văn phòng", kind="SO")
        self.people = {
            "officer": make_actor("DOST_OFFICER", self.dost, APRIL, reach="ALL"),
            "head": make_actor("DOST_HEAD", self.dost, APRIL, reach="ALL"),
            "ppc": make_actor("PPC", office, APRIL, reach="ALL"),
            "lead_secretary": make_actor("ISO_SEC", self.lead, APRIL, reach="OWN"),
            "lead_head": make_actor("HEAD", self.lead, APRIL, reach="OWN"),
            "other_secretary": make_actor("ISO_SEC", self.other, APRIL, reach="OWN"),
        }
        listed = (
            Task("N1", "Mở lớp", "Sở Nội vụ", "", FIRST, LAST, "T3", "SNV"),
            Task("N2", "Tổng hợp", "Sở KH&CN", "", FIRST, LAST),
        )
        content = usual_content(2022)
        content = content.with_target(replace(content.target("T3"), stated=3))
        self.plan = make_plan(state="SUBMITTED", content=replace(content, tasks=listed))
        known = {"number": "31/KH-UBND", "signed_on": SIGNED_ON}
        self.plan = self.by("ppc", drafting.issue_plan, plan=self.plan, **known)
        self.plan = self.by("officer", drafting.start_plan, plan=self.plan)

    def by(self, who, service, when=APRIL, **facts):
        return service(actor=replace(self.people[who], at=when), at=when, **facts)

    def task(self, code="N1"):
        return PlanTask.objects.get(plan=self.plan, code=code)

    def sweep(self, when):
        sweep(Actor.system("test", when), when)

    def reminded(self, code="N1"):
        """Whom the rule told of the task so far: (name of the place in ``people``, day)."""
        names = {actor.person_id: name for name, actor in self.people.items()}
        rows = Reminder.objects.filter(target_id=self.task(code).public_id).order_by("day", "pk")
        return [(names[row.recipient_id], row.day) for row in rows]

    def titles(self, who, when):
        return [str(one.title) for one in duty_tasks(self.people[who], when)]

    def amend(self, when, **days):
        content = drafting.read_plan(self.plan.content)
        held = tuple(replace(one, **days) if one.code == "N1" else one for one in content.tasks)
        act = {"number": "88/KH-UBND", "signed_on": when.date(), "reason": "Mưa lũ"}
        content = replace(content, tasks=held)
        return self.by("ppc", amending.amend_plan, when, plan=self.plan, content=content, **act)


@pytest.fixture
def place(db):
    with every_agency(reason="a test arranges"):
        return Place()


class TestTheLadder:
    def test_who_leads_is_reminded_thirty_and_seven_days_before_and_on_the_day(self, place):
        for day in (at(5, 30), at(5, 31), at(6, 1), at(6, 23), at(6, 30)):
            place.sweep(day)

        days = [dt.date(2022, 5, 31), dt.date(2022, 6, 23), dt.date(2022, 6, 30)]
        expected = [(who, day) for day in days for who in ("lead_secretary", "lead_head")]
        assert place.reminded() == expected

    def test_the_department_is_reminded_of_what_it_leads_itself(self, place):
        place.sweep(at(6, 23))

        assert place.reminded("N2") == [("officer", dt.date(2022, 6, 23))]

    def test_the_day_after_it_goes_up_to_the_head_of_the_department_once(self, place):
        place.sweep(at(6, 30))
        for day in (at(7, 1, 0), at(7, 1), at(7, 4)):
            place.sweep(day)

        assert place.reminded()[-1] == ("head", dt.date(2022, 7, 1))
        assert [who for who, _day in place.reminded()].count("head") == 1

    def test_nobody_is_reminded_of_what_is_done(self, place):
        done = {"evidence": "Báo cáo 12", "done_on": dt.date(2022, 6, 1)}
        place.by("lead_head", tasks.finish_task, at(6, 1), task=place.task(), **done)
        for day in (at(6, 23), at(6, 30), at(7, 1)):
            place.sweep(day)

        assert place.reminded() == []

    def test_a_later_day_moves_the_whole_ladder(self, place):
        place.amend(at(5, 20), due_on=dt.date(2022, 9, 30))
        for day in (at(6, 23), at(6, 30), at(7, 1), at(8, 31)):
            place.sweep(day)

        assert {day for _who, day in place.reminded()} == {dt.date(2022, 8, 31)}

    def test_another_lead_takes_the_duty_over(self, place):
        place.amend(at(5, 20), lead="Sở Tài chính", lead_code="STC")
        place.sweep(at(6, 23))

        assert place.reminded() == [("other_secretary", dt.date(2022, 6, 23))]

    def test_a_task_that_is_dropped_asks_nobody_any_more(self, place):
        content = drafting.read_plan(place.plan.content).without_task("N1")
        act = {"number": "88/KH-UBND", "signed_on": at(5, 20).date(), "reason": "Trùng việc"}
        place.by("ppc", amending.amend_plan, at(5, 20), plan=place.plan, content=content, **act)
        place.sweep(at(6, 23))

        assert (place.task().state, place.reminded()) == ("CANCELLED", [])

    def test_an_evaluated_plan_asks_nobody_any_more(self, place):
        place.by("officer", drafting.evaluate_plan, at(12, 15), plan=place.plan, words={})

        assert not Duty.objects.filter(rule="REM-38", done_at=None).exists()


class TestMyWork:
    def test_who_leads_finds_it_thirty_days_before(self, place):
        assert place.titles("lead_head", at(5, 30)) == []
        assert place.titles("lead_head", at(5, 31)) == ["Làm nhiệm vụ N1: Mở lớp"]
        assert place.titles("lead_secretary", at(5, 31)) == ["Làm nhiệm vụ N1: Mở lớp"]

    def test_nobody_else_does(self, place):
        assert place.titles("other_secretary", at(6, 30)) == []
        assert place.titles("officer", at(6, 30)) == ["Làm nhiệm vụ N2: Tổng hợp"]

    def test_what_was_called_done_waits_for_the_department(self, place):
        done = {"evidence": "Báo cáo 12", "done_on": dt.date(2022, 6, 1)}
        place.by("lead_head", tasks.finish_task, at(6, 1), task=place.task(), **done)

        assert "Xác nhận nhiệm vụ N1: Mở lớp" in place.titles("head", at(6, 2))
        assert "Xác nhận nhiệm vụ N1: Mở lớp" in place.titles("officer", at(6, 2))
        assert place.titles("lead_head", at(6, 2)) == []


class TestReporting:
    words = {"said": "Đã mở 1 lớp", "evidence": "Quyết định 21"}

    def report(self, place, who="lead_secretary", when=None, **more):
        when = when or at(6, 1)
        facts = {"as_of": when.date(), "percent": 30, **self.words, **more}
        return place.by(who, tasks.report_task, when, task=place.task(), **facts)

    def test_the_first_report_begins_the_task(self, place):
        report = self.report(place)

        assert (report.percent, report.said) == (30, "Đã mở 1 lớp")
        assert place.task().state == "IN_PROGRESS"

    def test_how_far_it_is_may_stay_unknown(self, place):
        assert self.report(place, percent=None).percent is None

    @pytest.mark.parametrize("who", ["other_secretary", "head", "ppc"])
    def test_only_who_leads_or_the_department_reports(self, place, who):
        with pytest.raises(PermissionDenied):
            self.report(place, who)
        self.report(place, "officer")

    def test_another_agency_does_not_call_it_done(self, place):
        done = {"evidence": "Báo cáo", "done_on": dt.date(2022, 6, 1)}
        with pytest.raises(PermissionDenied):
            place.by("other_secretary", tasks.finish_task, at(6, 1), task=place.task(), **done)

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"as_of": dt.date(2022, 6, 2)}, "không thể sau hôm nay"),
            ({"evidence": "  "}, "Ghi đã làm gì và minh chứng"),
            ({"said": ""}, "Ghi đã làm gì và minh chứng"),
            ({"percent": 101}, "từ 0 đến 100"),
        ],
    )
    def test_a_report_that_shows_nothing_is_refused(self, place, more, sentence):
        with pytest.raises(ValidationError, match=sentence):
            self.report(place, **more)
        assert (TaskReport.objects.count(), place.task().state) == (0, "NOT_STARTED")

    def test_what_is_done_is_not_reported_any_more(self, place):
        done = {"evidence": "Báo cáo", "done_on": dt.date(2022, 6, 1)}
        place.by("lead_head", tasks.finish_task, at(6, 1), task=place.task(), **done)

        with pytest.raises(ValidationError, match="đã xong"):
            self.report(place)

    def test_who_called_it_done_does_not_confirm_it(self, place):
        done = {"evidence": "Báo cáo", "done_on": dt.date(2022, 6, 1)}
        task = place.by("officer", tasks.finish_task, at(6, 1), task=place.task(), **done)

        with pytest.raises(IllegalTransition):
            place.by("officer", tasks.verify_task, at(6, 2), task=task)
        assert place.by("head", tasks.verify_task, at(6, 2), task=task).state == "VERIFIED"


class TestPages:
    @pytest.fixture
    def browser(self, place):
        def _browser(role, agency, reach="OWN"):
            clock.mark_as_demo(at(6, 15))
            with every_agency(reason="a test arranges"):
                person = make_person()
                employ(person, agency)
                assign(person, role, agency, reach=reach)
            client = Client(raise_request_exception=False)
            client.force_login(make_user(person, f"nguoi{person.pk}", password="bimat"))
            return client

        return _browser

    def url(self, name, place, code="N1"):
        with every_agency(reason="a test looks"):
            return reverse(f"programme:{name}", args=[place.task(code).public_id])

    def words(self, answer):
        """The words with a space between neighbours, as a screen shows blocks."""
        return " ".join(" ".join(html.fromstring(answer.content.decode()).itertext()).split())

    def test_who_leads_reports_and_finds_it_in_the_own_list(self, place, browser):
        client = browser("ISO_SEC", place.lead)
        sent = {"as_of": "15/06/2022", "percent": "60", "said": "Mở 2 lớp", "evidence": "QĐ 21"}
        page = client.get(self.url("task", place))
        assert "Báo cáo tiến độ" in self.words(page)

        answer = client.post(
            self.url("report_task", place), {"khoa": uuid4().hex, **sent}, follow=True
        )

        assert "60 % , tính đến 15/06/2022 Mở 2 lớp" in self.words(answer)
        told = self.words(client.get(reverse("programme:own_tasks")))
        assert "N1 Mở lớp" in told
        assert "Mở 2 lớp 60 %, tính đến 15/06/2022" in told

    def test_an_agency_that_leads_nothing_is_told_so(self, place, browser):
        told = self.words(browser("ISO_SEC", place.other).get(reverse("programme:own_tasks")))

        assert "Cơ quan chưa chủ trì nhiệm vụ nào" in told

    def test_another_agency_reads_the_task_but_not_what_was_reported(self, place, browser):
        with every_agency(reason="a test arranges"):
            TestReporting().report(place)

        told = self.words(browser("ISO_SEC", place.other).get(self.url("task", place)))

        assert "Sở Nội vụ" in told
        assert "Đã mở 1 lớp" not in told
        assert "Đã mở 1 lớp" in self.words(
            browser("DOST_OFFICER", place.dost, "ALL").get(self.url("task", place))
        )

    @pytest.mark.parametrize("name", ["report_task", "finish_task", "begin_task"])
    def test_another_agency_has_no_step_there(self, place, browser, name):
        client = browser("HEAD", place.other)

        assert client.get(self.url(name, place)).status_code == 403
        assert client.post(self.url(name, place), {"khoa": "a"}).status_code == 403
