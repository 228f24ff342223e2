"""The province at a glance: who needs help first, what is said, where each figure leads."""

from __future__ import annotations

import datetime as dt
import html

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import assign, make_agency, make_person, make_user
from tests.factories.plans import known_agency, make_plan, owe, send_report
from tests.factories.rounds import make_cycle
from thuan.domains.oversight.programme.api import Conditions
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.portals.province.standing import Standing, most_in_need

ON_TIME = dt.datetime(2022, 10, 10, 2, tzinfo=dt.UTC)
LATE = dt.datetime(2022, 10, 20, 2, tzinfo=dt.UTC)
ALIVE = {
    "R08.declared": True,
    "R27.audit_held": True,
    "R27.audit_to": "2022-07-15",
    "R29.review_held": True,
    "R29.review_on": "2022-08-20",
}
HOLDS = Conditions(True, True, True, True)


def standing(code="X01", *, late=False, overdue=False, returned=False, alive=HOLDS) -> Standing:
    return Standing(1, code, code, "xa", late, overdue, returned, alive)


class TestWhoNeedsHelp:
    def test_nobody_without_a_reason_is_named(self):
        assert most_in_need([standing()]) == []

    def test_weights_add_up_and_the_heaviest_reason_is_told(self):
        silent = standing("A", late=None, overdue=True, alive=Conditions(False, None, None, None))
        idle = standing("B", late=True, alive=Conditions(True, False, False, False))
        late = standing("C", late=True)

        needs = most_in_need([late, idle, silent])

        assert [(need.standing.code, need.weight) for need in needs] == [
            ("B", 8),
            ("A", 8),
            ("C", 1),
        ]
        assert {need.standing.code: need.reason for need in needs} == {
            "A": "OVERDUE",
            "B": "NEITHER",
            "C": "LATE",
        }

    def test_what_nobody_knows_weighs_nothing(self):
        assert most_in_need([standing(alive=Conditions(True, None, None, None))]) == []

    def test_five_are_named_at_most(self):
        assert len(most_in_need([standing(str(n), late=True) for n in range(9)])) == 5


@pytest.mark.parametrize(
    ("alive", "expected"),
    [
        (Conditions(True, True, True, True), False),
        (Conditions(True, True, False, True), True),
        (Conditions(True, True, True, False), True),
        (Conditions(True, False, False, False), False),
        (Conditions(True, True, True, None), None),
        (Conditions(True, None, False, False), None),
    ],
)
def test_built_but_not_applied_is_said_only_of_what_is_known(alive, expected):
    assert standing(alive=alive).on_paper_only is expected


@pytest.fixture
def officer(db) -> Client:
    return client_of("DOST_OFFICER")


def client_of(role: str) -> Client:
    with every_agency(reason="a test arranges"):
        person = make_person()
        assign(person, role, make_agency("Nơi làm việc", kind="SO"), reach="ALL")
        client = Client()
        client.force_login(make_user(person))
    return client


def year(n: int = 1) -> None:
    """A cycle with n agencies on time, one late and one silent."""
    with every_agency(reason="a test arranges"):
        make_cycle()
        for number in range(n):
            agency = known_agency(f"X{number:02}", f"UBND xã Số {number}")
            owe(agency)
            send_report(agency, ON_TIME, ALIVE)
        for code, at in (("TRE", LATE), ("IM", None)):
            agency = known_agency(code, f"UBND xã {code}")
            owe(agency)
            if at:
                send_report(agency, at, {**ALIVE, "R08.declared": False})


@service
def act(*, actor: Actor, at: dt.datetime, about: Agency) -> None:
    """Anything that enters the trail."""
    del actor, at
    record(about, "test.act")


def words(response) -> str:
    return html.unescape(response.content.decode())


class TestThePage:
    def test_before_a_cycle_it_says_what_comes(self, officer):
        assert "Chưa có kỳ báo cáo nào" in words(officer.get(reverse("province:overview")))

    def test_the_sentences_count_and_lead_to_the_records(self, officer):
        year()
        page = words(officer.get(reverse("province:overview")))

        assert "<strong>1/3</strong> cơ quan gửi báo cáo đúng hạn" in page
        assert "<strong>1/2</strong> cơ quan đã công bố hệ thống" in page
        assert f"{reverse('reporting:tracking')}?nam=2022" in page
        assert "UBND xã IM</strong>: quá hạn, chưa gửi báo cáo năm" in page

    def test_the_plan_of_the_year_is_the_fourth_sentence(self, officer):
        year()
        with every_agency(reason="a test arranges"):
            plan = make_plan()
        page = words(officer.get(reverse("province:overview")))

        assert "chỉ tiêu của kế hoạch năm đã đạt" in page
        assert reverse("programme:plan", args=[plan.public_id]) in page

    def test_the_squares_change_their_meaning_when_asked(self, officer):
        year()
        address = reverse("province:overview")

        assert "Đúng hạn" in words(officer.get(address))
        assert "Tô màu theo báo cáo</a>" in words(officer.get(f"{address}?mau=duy-tri"))

    def test_a_leader_who_follows_no_reports_is_led_where_he_may_go(self, db):
        year()
        page = words(client_of("PPC").get(reverse("province:overview")))

        assert reverse("reporting:tracking") not in page
        assert f"{reverse('agencies:register')}?nhom=xa" in page
        assert "Xem cơ quan" in page

    def test_an_unknown_year_or_colour_is_no_fault(self, officer):
        year()
        address = reverse("province:overview")

        assert officer.get(f"{address}?nam=abcd&mau=x").status_code == 200
        assert "Chưa có kỳ báo cáo nào" in words(officer.get(f"{address}?nam=1999"))

    @pytest.mark.parametrize("n", [1, 5])
    def test_it_costs_the_same_for_one_agency_as_for_five(
        self, officer, n, django_assert_num_queries
    ):
        year(n)
        address = reverse("province:overview")
        officer.get(address)

        with django_assert_num_queries(12):
            answer = officer.get(address)
        assert answer.status_code == 200

    def test_what_an_act_changed_a_moment_ago_is_counted(self, officer):
        year()
        address = reverse("province:overview")
        assert "<strong>1/3</strong> cơ quan gửi báo cáo đúng hạn" in words(officer.get(address))

        with every_agency(reason="a test arranges"):
            agency = known_agency("MOI", "UBND xã Mới")
            owe(agency)
            send_report(agency, ON_TIME, ALIVE)
            at = clock.now()
            act(actor=Actor.system("test", at), at=at, about=agency)

        assert "<strong>2/4</strong> cơ quan gửi báo cáo đúng hạn" in words(officer.get(address))

    def test_the_words_follow_the_reader_though_the_figures_were_counted_for_another(self, officer):
        year()
        address = reverse("province:overview")
        officer.get(address)
        officer.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

        assert "agencies reported on time" in words(officer.get(address))
