"""Next year's targets tried out: unknown stays unknown, and no list is guessed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.domains.oversight.programme.conftest import NOW
from tests.factories import assign, employ, make_agency, make_person, make_user
from tests.factories.plans import known_agency, make_plan, owe, send_report
from thuan.domains.oversight.programme.content import (
    Budget,
    TargetUnit,
    Task,
    read_plan,
    usual_content,
)
from thuan.domains.oversight.programme.enums import ExpansionKind, RosterKnown
from thuan.domains.oversight.programme.models import ProvincialPlan
from thuan.domains.oversight.programme.selectors.scenario import next_plan, prospects
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/programme/selectors/scenario.py",
        "tuple(one for one in extended if one.holds and",
        "tuple(one for one in extended if",
    ),
    (
        "src/thuan/domains/oversight/programme/selectors/scenario.py",
        "number in {None, len(one.units)}",
        "number is None or number",
    ),
]
pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
OCTOBER = dt.datetime(2022, 10, 10, 9, tzinfo=ICT)
ALIVE = {
    "R08.declared": True,
    "R08.declared_on": "2020-10-05",
    "R27.audit_held": True,
    "R27.audit_to": "2022-07-15",
    "R29.review_held": True,
    "R29.review_on": "2022-08-20",
}
NEW = {**ALIVE, "R08.declared_on": "2022-06-01"}


def agency(code):
    return Agency.objects.get(code=code)


@pytest.fixture
def plan(db):
    """Two agencies keep their systems, two join: X01 holds, X02 has no audit, M01 has declared."""
    for code in ("X01", "X02", "M01", "M02", "K01"):
        known_agency(code)
        owe(agency(code))
    send_report(agency("X01"), OCTOBER, ALIVE)
    send_report(agency("X02"), OCTOBER, {**ALIVE, "R27.audit_held": False})
    send_report(agency("M01"), OCTOBER, NEW)
    content = usual_content(2022)
    kind = ExpansionKind.NEW_AGENCY
    lists = {
        "T1": (TargetUnit("X01"), TargetUnit("X02")),
        "T2": (TargetUnit("M01", kind), TargetUnit("M02", kind)),
    }
    for code, units in lists.items():
        sets = {"units": units, "stated": len(units), "roster": RosterKnown.COMPLETE}
        content = content.with_target(replace(content.target(code), **sets))
    content = content.with_target(replace(content.target("T3"), stated=3))
    days = dt.date(2022, 5, 9), dt.date(2022, 6, 30)
    content = replace(
        content,
        tasks=(Task("N1", "Mở 3 lớp.", "Sở", "", *days, "T3"),),
        budget=(Budget("Tập huấn", "ngân sách tỉnh", Decimal(180)),),
    )
    return make_plan(content=content)


def prospect(plan, code):
    return next(one for one in prospects(plan, NOW) if one.target.code == code)


class TestWhatThisYearLeaves:
    def test_who_has_joined_is_kept_alive_next_year(self, plan):
        one = prospect(plan, "T1")

        assert [unit.code for unit in one.units] == ["X01", "X02", "M01"]
        assert [line.code for line in one.joining] == ["M01"]
        assert one.usual == 3

    def test_who_has_not_joined_goes_on_trying(self, plan):
        assert [unit.code for unit in prospect(plan, "T2").units] == ["M02"]

    def test_who_lags_and_of_whom_nothing_is_known_stand_apart(self, plan):
        assert [line.code for line in prospect(plan, "T1").lagging] == ["X02"]

    def test_who_reports_and_stands_on_no_list_is_named(self, plan):
        assert prospect(plan, "T2").outside == ("UBND xã K01",)

    def test_an_unknown_number_does_not_grow(self, plan):
        assert prospect(plan, "T5").grown(20) is None
        assert prospect(plan, "T3").grown(10) == 4

    def test_an_unknown_result_is_no_zero(self, plan):
        assert prospect(plan, "T3").more_than_achieved(4) is None
        assert prospect(plan, "T1").more_than_achieved(4) == 3


class TestTheDraft:
    def drafted(self, plan, **numbers):
        return next_plan(plan, prospects(plan, NOW), numbers)

    def test_a_list_as_long_as_the_number_is_complete(self, plan):
        target = self.drafted(plan, T1=3).target("T1")

        assert (target.stated, target.roster) == (3, RosterKnown.COMPLETE)
        assert [unit.code for unit in target.units] == ["X01", "X02", "M01"]

    def test_a_larger_number_waits_for_its_agencies(self, plan):
        target = self.drafted(plan, T1=5).target("T1")

        assert (target.stated, len(target.units), target.roster) == (5, 3, RosterKnown.PARTIAL)

    def test_an_empty_number_stays_unknown(self, plan):
        assert self.drafted(plan).target("T3").stated is None

    def test_each_number_says_where_it_comes_from(self, plan):
        content = self.drafted(plan, T1=3, T3=4)

        assert content.target("T1").origin == (
            "Kế hoạch năm 2022: 2 cơ quan; đạt 1, tính đến 15/12/2022."
        )
        assert content.target("T3").origin == (
            "Kế hoạch năm 2022: 3 lớp; đạt chưa có số liệu, tính đến 15/12/2022."
        )

    def test_days_move_on_and_money_is_not_carried_over(self, plan):
        content = self.drafted(plan, T3=4)

        assert content.target("T3").due_on == dt.date(2023, 6, 30)
        assert [(task.code, task.due_on) for task in content.tasks] == [
            ("N1", dt.date(2023, 6, 30))
        ]
        assert content.budget == ()

    def test_it_can_be_read_again(self, plan):
        content = self.drafted(plan, T1=5, T2=1, T3=4)

        assert read_plan(content.to_json()) == content

    def test_the_figures_of_this_year_stay_as_they_are(self, plan):
        before = plan.content
        self.drafted(plan, T1=50)

        plan.refresh_from_db()
        assert plan.content == before


class TestThePage:
    @pytest.fixture
    def client(self, plan):
        clock.mark_as_demo(NOW)
        place, person = make_agency("Sở KH&CN", kind="SO"), make_person()
        employ(person, place)
        assign(person, "DOST_OFFICER", place, reach="ALL")
        browser = Client()
        browser.force_login(make_user(person, password="bimat"))
        return browser

    def url(self, plan):
        return reverse("programme:scenario", args=[plan.public_id])

    def words(self, answer):
        return " ".join(html.fromstring(answer.content.decode()).text_content().split())

    def test_it_says_what_a_number_asks_and_of_whom(self, client, plan):
        told = self.words(client.get(self.url(plan), {"next.T1": "5", "next.T2": "2"}))

        assert "Năm 2023: 5 cơ quan" in told
        assert "Nhiều hơn kết quả năm nay 4 cơ quan." in told
        assert "Danh sách đã biết có 3 cơ quan; còn phải chọn thêm 2." in told
        assert "UBND xã X02: chưa đánh giá nội bộ trong 12 tháng" in told
        assert "1 cơ quan phải báo cáo chưa có trong danh sách nào: UBND xã K01." in told

    def test_trying_numbers_writes_nothing(self, client, plan):
        client.get(self.url(plan), {"next.T1": "5", "growth": "10"})

        with every_agency(reason="a test looks"):
            assert ProvincialPlan.objects.count() == 1

    def test_growth_fills_what_was_left_empty(self, client, plan):
        told = self.words(client.get(self.url(plan), {"growth": "10", "next.T1": "3"}))

        assert "Năm 2023: 3 cơ quan" in told
        assert "Năm 2023: 4 lớp" in told
        assert "Năm 2023: chưa định" in told

    def test_what_is_no_number_is_told_and_nothing_is_offered_to_save(self, client, plan):
        answer = client.get(self.url(plan), {"next.T1": "nhiều"})

        assert "không phải là số" in self.words(answer)
        assert "Lưu làm dự thảo" not in self.words(answer)

    def test_saved_it_is_the_draft_of_next_year_with_its_origins(self, client, plan):
        sent = {"khoa": uuid4().hex, "next.T1": "3", "next.T3": "4"}
        answer = client.post(self.url(plan), sent, follow=True)

        assert "Kế hoạch năm 2022: 2 cơ quan; đạt 1, tính đến 15/12/2022." in self.words(answer)
        with every_agency(reason="a test looks"):
            draft = ProvincialPlan.objects.get(year=2023)
        assert (draft.state, read_plan(draft.content).target("T3").stated) == ("DRAFT", 4)

    def test_a_year_that_has_its_plan_is_only_looked_at(self, client, plan):
        with every_agency(reason="a test arranges"):
            make_plan(2023, "DRAFT")

        assert "Năm 2023 đã có kế hoạch" in self.words(client.get(self.url(plan)))
        sent = {"khoa": uuid4().hex, "next.T1": "3"}
        assert client.post(self.url(plan), sent).status_code == 422
