"""The money of a plan: planned and spent by line; what nobody has entered is unknown, not zero."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.domains.oversight.programme.conftest import NOW
from tests.factories import assign, employ, make_agency, make_person, make_user
from tests.factories.plans import make_plan
from thuan.domains.oversight.programme.content import Budget, read_plan, usual_content
from thuan.domains.oversight.programme.forms import BudgetForm
from thuan.domains.oversight.programme.forms.plan import typed_budget
from thuan.domains.oversight.programme.models import ProvincialPlan, Spending
from thuan.domains.oversight.programme.papers import evaluation_of
from thuan.domains.oversight.programme.reports.plan import sum_of
from thuan.domains.oversight.programme.selectors.money import (
    MoneySum,
    money_lines,
    planned,
    spent,
)
from thuan.domains.oversight.programme.services.drafting import evaluate_plan
from thuan.domains.oversight.programme.services.spending import enter_spending
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.reports.document import DataTable, Heading
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/programme/selectors/money.py",
        "return None if self.entry is None else self.entry.amount",
        "return Decimal(0) if self.entry is None else self.entry.amount",
    ),
    (
        "src/thuan/domains/oversight/programme/selectors/money.py",
        'rows.order_by("as_of", "pk")',
        'rows.order_by("-as_of", "pk")',
    ),
]
pytestmark = [pytest.mark.django_db, pytest.mark.whole_province]
MONEY = (
    Budget("Tập huấn", "ngân sách tỉnh", Decimal(180), "K1"),
    Budget("Kiểm tra", "ngân sách tỉnh", Decimal(95), "K2"),
    Budget("Duy trì tại các cơ quan", "dự toán của cơ quan", None, "K3"),
)
JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 31)


@pytest.fixture
def plan(db):
    return make_plan(content=replace(usual_content(2022), budget=MONEY))


def enter(people, plan, who="DOST_OFFICER", **more):
    facts = {"line": "K1", "as_of": JUNE, "amount": Decimal("45.5"), "note": "Bảng kê 12"}
    return enter_spending(actor=people[who], at=NOW, plan=plan, **{**facts, **more})


def lines(plan, on=None):
    return money_lines(plan, read_plan(plan.content), on)


class TestSums:
    def test_what_is_unknown_is_counted_apart(self, plan, people):
        enter(people, plan)

        assert planned(lines(plan)) == MoneySum(Decimal(275), known=2, missing=1)
        assert spent(lines(plan)) == MoneySum(Decimal("45.5"), known=1, missing=2)

    def test_nothing_spent_is_another_thing_than_nothing_known(self, plan, people):
        enter(people, plan, amount=Decimal(0))

        assert [line.spent for line in lines(plan)] == [Decimal(0), None, None]

    def test_the_newest_entry_of_the_newest_day_counts(self, plan, people):
        enter(people, plan, as_of=JULY, amount=Decimal(90))
        enter(people, plan, as_of=JUNE, amount=Decimal(50))
        enter(people, plan, as_of=JULY, amount=Decimal(80))

        assert lines(plan)[0].spent == Decimal(80)
        assert lines(plan, JUNE)[0].spent == Decimal(50)

    def test_the_paper_says_what_is_missing(self):
        assert sum_of([Decimal(180), None]) == "180 (chưa có số liệu: 1 khoản)"
        assert sum_of([Decimal(180), Decimal(95)]) == "275"
        assert sum_of([None]) == "chưa có số liệu"


class TestEntering:
    def test_it_stands_in_the_trail(self, plan, people):
        enter(people, plan)

        event = AuditEvent.objects.get(action="provincial_plan.spend")
        told = json.loads(event.body)
        assert (told["amount"], told["comment"]) == ("45.5", "Bảng kê 12")

    @pytest.mark.parametrize(
        ("more", "sentence"),
        [
            ({"line": "K9"}, "không có khoản kinh phí này"),
            ({"as_of": dt.date(2022, 12, 16)}, "không thể sau hôm nay"),
            ({"as_of": dt.date(2021, 12, 31)}, "từ năm 2022 trở đi"),
            ({"amount": Decimal(-1)}, "không thể nhỏ hơn 0"),
            ({"note": " "}, "Ghi chứng từ"),
        ],
    )
    def test_what_cannot_be_is_refused(self, plan, people, more, sentence):
        with pytest.raises(ValidationError, match=sentence):
            enter(people, plan, **more)
        assert Spending.objects.count() == 0

    def test_a_draft_spends_nothing(self, people):
        draft = make_plan(2023, "DRAFT", replace(usual_content(2023), budget=MONEY))

        with pytest.raises(ValidationError, match="khi kế hoạch đang thực hiện"):
            enter(people, draft)

    @pytest.mark.parametrize("who", ["DOST_HEAD", "PPC", "ISO_SEC"])
    def test_only_the_officer_enters(self, plan, people, who):
        with pytest.raises(PermissionDenied):
            enter(people, plan, who)


class TestTheForm:
    def read(self, text):
        form = BudgetForm({"budget": text})
        assert form.is_valid(), form.errors
        return form.cleaned_data["budget"]

    def test_an_amount_may_be_unknown(self):
        assert self.read("Tập huấn; ngân sách tỉnh; 180\nKiểm tra; ngân sách tỉnh; chưa rõ") == (
            Budget("Tập huấn", "ngân sách tỉnh", Decimal(180), "K1"),
            Budget("Kiểm tra", "ngân sách tỉnh", None, "K2"),
        )

    def test_it_shows_what_it_read(self):
        assert self.read(typed_budget(MONEY)) == MONEY

    def test_lines_without_codes_are_named_by_their_place(self):
        rows = [{"text": "Tập huấn", "source": "tỉnh", "amount": "1"}, {"text": "Khác"}]

        assert [(one.code, one.amount) for one in read_plan({"budget": rows}).budget] == [
            ("K1", Decimal(1)),
            ("K2", None),
        ]


class TestWhereItShows:
    def test_the_page_of_the_plan(self, plan, people):
        enter(people, plan)
        clock.mark_as_demo(NOW)
        person = make_person()
        employ(person, agency := make_agency("Sở KH&CN 2", kind="SO"))
        assign(person, "DOST_OFFICER", agency, reach="ALL")
        client = Client()
        client.force_login(make_user(person, password="bimat"))

        page = client.get(reverse("programme:plan", args=[plan.public_id])).content.decode()

        [table] = html.fromstring(page).xpath("//table[.//caption[contains(., 'Kinh phí')]]")
        rows = [
            [" ".join(" ".join(cell.itertext()).split()) for cell in row]
            for row in table.xpath(".//tr")
        ]
        told = "Tập huấn ngân sách tỉnh · đã chi tính đến 30/06/2022: Bảng kê 12"
        assert rows[1][0].startswith(told)
        assert rows[1][1:] == ["180", "45,50"]
        assert rows[3][1:] == ["chưa có số liệu", "chưa có số liệu"]
        unknown = "kế hoạch chưa có số liệu: 1 khoản đã chi chưa có số liệu: 2 khoản"
        assert rows[4] == [f"Cộng {unknown}", "275", "45,50"]

    def test_the_evaluation_keeps_it_as_of_its_day(self, plan, people):
        enter(people, plan)
        done = evaluate_plan(actor=people["DOST_OFFICER"], at=NOW, plan=plan, words={})
        with every_agency(reason="a test looks"):
            document = evaluation_of(ProvincialPlan.objects.get(pk=done.pk), is_demo=False)

        blocks = list(document.body)
        place = blocks.index(Heading(1, "Kinh phí"))
        table = blocks[place + 1]
        assert isinstance(table, DataTable)
        assert table.rows[0] == (
            "Tập huấn",
            "ngân sách tỉnh",
            "180",
            "45,50",
            "30/06/2022; Bảng kê 12",
        )
        assert table.rows[2][2:4] == ("chưa có số liệu", "chưa có số liệu")
        assert table.total is not None
        assert table.total[3] == "45,50 (chưa có số liệu: 2 khoản)"
