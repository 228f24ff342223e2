"""Amending the lists and tasks of an issued plan: shown before it is issued, the baseline kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.domains.oversight.programme.conftest import NOW
from tests.factories import assign, employ, make_agency, make_person, make_user
from tests.factories.plans import known_agency, make_plan, make_task
from thuan.domains.oversight.programme.content import (
    ListChange,
    TargetUnit,
    Task,
    list_changes,
    read_plan,
    usual_content,
)
from thuan.domains.oversight.programme.enums import ExpansionKind, RosterKnown
from thuan.domains.oversight.programme.models import PlanAmendment, PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.selectors.plans import content_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/programme/views/amending.py",
        "        return bool(seen == digest(content))",
        "        return bool(seen)",
    ),
    (
        "src/thuan/domains/oversight/programme/content/changes.py",
        "removed = tuple(one for one in was if one not in is_now)",
        "removed = tuple(one for one in was if one in is_now)",
    ),
]
pytestmark = pytest.mark.django_db
MAY, JUNE = dt.date(2022, 5, 1), dt.date(2022, 6, 30)


@pytest.fixture
def plan(db):
    with every_agency(reason="a test arranges"):
        for code in ("X01", "X02", "X03"):
            known_agency(code)
        content = usual_content(2022)
        units = (TargetUnit("X01"), TargetUnit("X02"))
        sets = {"units": units, "stated": 2, "roster": RosterKnown.COMPLETE}
        content = content.with_target(replace(content.target("T1"), **sets))
        listed = tuple(Task(code, "Mở lớp", "Sở", "", MAY, JUNE) for code in ("N1", "N2"))
        plan = make_plan(content=replace(content, tasks=listed))
        make_task(plan, "N1")
        make_task(plan, "N2", "VERIFIED")
    return plan


@pytest.fixture
def committee(plan):
    clock.mark_as_demo(NOW)
    with every_agency(reason="a test arranges"):
        place, person = make_agency("Văn phòng", kind="SO"), make_person()
        employ(person, place)
        assign(person, "PPC", place, reach="ALL")
    browser = Client()
    browser.force_login(make_user(person, password="bimat"))
    return browser


def sent(**more):
    """The form as it opens, with number, date and reason of the act."""
    fields = {"number": "88/KH-UBND", "signed_on": "20/07/2022", "reason": "Xã X02 sáp nhập"}
    for target in usual_content(2022).targets:
        fields[f"due.{target.code}"] = target.due_on.strftime("%d/%m/%Y")
    fields |= {"stated.T1": "2", "units.T1": "X01\nX02", "roster.T1": "COMPLETE"}
    fields |= {"roster.T2": "UNKNOWN", "task_due.N1": "30/06/2022", "task_due.N2": "30/06/2022"}
    return {"khoa": uuid4().hex, **fields, **more}


def words(answer):
    return " ".join(" ".join(html.fromstring(answer.content.decode()).itertext()).split())


def seen(answer):
    """What the page of the changes hands back with the second press."""
    return {
        "da_xem": html.fromstring(answer.content.decode()).xpath("//*[@name='da_xem']/@value")[0]
    }


def press_twice(client, plan, **more):
    url = reverse("programme:amend", args=[plan.public_id])
    shown = client.post(url, sent(**more))
    assert shown.status_code == 422
    return shown, client.post(url, sent(**more, **seen(shown)), follow=True)


def now_holds(plan):
    with every_agency(reason="a test looks"):
        return content_of(ProvincialPlan.objects.get(pk=plan.pk))


OTHER_LIST = {"units.T1": "X01\nX03"}


class TestLists:
    def test_nothing_is_issued_before_the_changes_were_shown(self, committee, plan):
        url = reverse("programme:amend", args=[plan.public_id])
        answer = committee.post(url, sent(**OTHER_LIST))

        assert "Ban hành điều chỉnh" in words(answer)
        assert "Danh sách của T1 Thêm: UBND xã X03 Bớt: UBND xã X02" in words(answer)
        with every_agency(reason="a test looks"):
            assert PlanAmendment.objects.count() == 0

    def test_an_agency_comes_and_another_goes_and_the_baseline_stays(self, committee, plan):
        press_twice(committee, plan, **OTHER_LIST)

        assert [unit.code for unit in now_holds(plan).target("T1").units] == ["X01", "X03"]
        with every_agency(reason="a test looks"):
            row = ProvincialPlan.objects.get(pk=plan.pk)
            act = PlanAmendment.objects.get()
            [first] = [p for p in progress_of(row, NOW) if p.target.code == "T1"]
        assert [unit.code for unit in read_plan(row.content).target("T1").units] == ["X01", "X02"]
        assert (act.reason, act.seq) == ("Xã X02 sáp nhập", 1)
        assert [unit.code for unit in first.units] == ["X01", "X03"]

    def test_the_page_of_the_plan_says_who_came_and_who_went(self, committee, plan):
        _shown, page = press_twice(committee, plan, **OTHER_LIST)

        assert "T1, danh sách thêm X03; bớt X02" in words(page)

    def test_what_was_seen_and_what_is_sent_must_be_the_same(self, committee, plan):
        url = reverse("programme:amend", args=[plan.public_id])
        shown = committee.post(url, sent(**OTHER_LIST))
        answer = committee.post(url, sent(**{"units.T1": "X03\nX02"}, **seen(shown)))

        assert answer.status_code == 422
        assert "Nội dung khác lần xem trước" in words(answer)
        assert "Danh sách của T1 Thêm: UBND xã X03 Bớt: UBND xã X01" in words(answer)

    def test_a_list_that_differs_from_its_number_is_told(self, committee, plan):
        url = reverse("programme:amend", args=[plan.public_id])
        answer = committee.post(url, sent(**{"units.T1": "X01\nX02\nX03"}))

        assert "danh sách có 3 cơ quan, kế hoạch ghi 2" in words(answer)

    def test_an_unknown_code_is_told_by_its_line(self, committee, plan):
        url = reverse("programme:amend", args=[plan.public_id])
        answer = committee.post(url, sent(**{"units.T1": "X01\nX99"}))

        assert "Dòng 2: danh bạ không có cơ quan mang mã “X99”." in words(answer)

    def test_what_changes_nothing_is_refused(self, committee, plan):
        url = reverse("programme:amend", args=[plan.public_id])
        answer = committee.post(url, sent())

        assert "Nội dung chưa thay đổi" in words(answer)


class TestTasks:
    def test_a_new_task_gets_its_row_and_its_lead(self, committee, plan):
        added = {"new_tasks": "N3; Mở thêm 1 lớp; Xã X03; X03; 01/08/2022; 30/09/2022"}
        shown, _done = press_twice(committee, plan, **added)

        assert "N3, nội dung — → Mở thêm 1 lớp" in words(shown)
        with every_agency(reason="a test looks"):
            row = PlanTask.objects.select_related("lead_agency").get(code="N3")
        assert (row.state, row.lead_agency.code) == ("NOT_STARTED", "X03")

    def test_a_dropped_task_is_cancelled_and_a_finished_one_stays(self, committee, plan):
        press_twice(committee, plan, **{"drop.N1": "on", "drop.N2": "on"})

        assert now_holds(plan).tasks == ()
        with every_agency(reason="a test looks"):
            states = dict(PlanTask.objects.values_list("code", "state"))
        assert states == {"N1": "CANCELLED", "N2": "VERIFIED"}

    @pytest.mark.parametrize(
        ("line", "sentence"),
        [
            ("N1; Mở lớp; Sở; ; 01/08/2022; 30/09/2022", "Dòng 1: mã nhiệm vụ “N1” đã có."),
            ("N3; Mở lớp; Sở", "Dòng 1: cần đủ mã; nội dung"),
            ("N3; Mở lớp; Sở; X99; 01/08/2022; 30/09/2022", "mang mã “X99”"),
            ("N3; Mở lớp; Sở; ; 01/08/2022; 30/07/2022", "Dòng 1: hạn trước ngày bắt đầu."),
            ("N3; Mở lớp; Sở; ; mai; 30/09/2022", "Dòng 1: "),
        ],
    )
    def test_a_line_that_cannot_be_a_task_is_told(self, committee, plan, line, sentence):
        url = reverse("programme:amend", args=[plan.public_id])
        answer = committee.post(url, sent(new_tasks=line))

        assert answer.status_code == 422
        assert sentence in words(answer)


def test_an_order_that_changed_is_no_change_of_a_list():
    one = usual_content(2022)
    kind = ExpansionKind.NEW_AGENCY
    a, b = TargetUnit("A", kind), TargetUnit("B", kind)
    before = one.with_target(replace(one.target("T2"), units=(a, b)))
    after = one.with_target(replace(one.target("T2"), units=(b, a)))
    other = one.with_target(replace(one.target("T2"), units=(b, TargetUnit("C"))))

    assert list_changes(before, after) == []
    assert list_changes(before, other) == [ListChange("T2", ("C",), ("A",))]
