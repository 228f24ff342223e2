"""Two years side by side: the same agencies on both sides, and nobody counted as 0."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.factories import make_agency, stamped
from tests.factories.plans import send_report
from tests.factories.rounds import make_cycle
from thuan.domains.oversight.reporting.models import EarlierFigures
from thuan.domains.oversight.reporting.reports.two_years import change, compared_blocks
from thuan.domains.oversight.reporting.selectors.compared import beside_last_year, compared
from thuan.kernel.reports.document import DataTable
from thuan.kernel.tenancy.scope import every_agency

NOW = dt.datetime(2022, 12, 1, tzinfo=dt.UTC)
OCTOBER = dt.datetime(2022, 10, 10, tzinfo=dt.UTC)


@pytest.fixture
def year(db):
    return make_cycle(2022)


def earlier(agency, amount):
    values = {} if amount is None else {"Q.received": amount}
    row = EarlierFigures(year=2021, values=values, source="tệp", state="KEPT", **stamped(agency))
    row.save()


def test_only_agencies_with_both_years_are_compared(year):
    with every_agency(reason="a test arranges"):
        for now, before in ((10, 8), (5, None), (None, 7), (None, None)):
            agency = make_agency()
            send_report(agency, OCTOBER, {} if now is None else {"Q.received": now})
            earlier(agency, before)
        (line,) = compared(year, NOW, ["Q.received", "not.asked"])

    assert (line.now, line.before, line.n) == (Decimal(10), Decimal(8), 1)
    assert (line.all_now, line.n_now) == (Decimal(15), 2)
    assert (line.all_before, line.n_before) == (Decimal(15), 2)


def test_a_year_with_a_cycle_of_its_own_is_read_from_its_reports(year):
    with every_agency(reason="a test arranges"):
        agency = make_agency()
        make_cycle(2021)
        earlier(agency, 99)
        send_report(agency, dt.datetime(2021, 10, 10, tzinfo=dt.UTC), {"Q.received": 4}, year=2021)
        send_report(agency, OCTOBER, {"Q.received": 6})
        (line,) = compared(year, NOW, ["Q.received", "not.asked"])

    assert (line.now, line.before) == (Decimal(6), Decimal(4))


ROW = {
    "code": "R21.received_total",
    "label": "Tổng số hồ sơ tiếp nhận",
    "unit": "hồ sơ",
    "now": "1100",
    "before": "1000",
    "n": 105,
    "all_now": "1500.5",
    "n_now": 117,
    "all_before": "1000",
    "n_before": 106,
}


def test_the_document_says_over_whom_two_years_are_compared():
    *_words, table = compared_blocks({"year": 2022, "comparison": [ROW]})

    assert isinstance(table, DataTable)
    assert table.rows == (
        (
            "Tổng số hồ sơ tiếp nhận (hồ sơ)",
            "1.000",
            "1.100",
            "tăng 10,0\u00a0%",
            "105",
            "1.500,50 (117 cơ quan)",
        ),
    )


def test_without_a_year_before_the_document_is_silent():
    assert compared_blocks({"year": 2022, "comparison": [{**ROW, "n": 0}]}) == []
    assert compared_blocks({"year": 2022}) == []


def test_a_change_from_nothing_has_no_share():
    assert [change(Decimal(a), Decimal(b)) for a, b in ((5, 5), (5, 0), (4, 5))] == [
        "không đổi",
        "–",
        "giảm 20,0\u00a0%",
    ]


def test_the_contract_carries_the_comparison_in_exact_amounts(year):
    with every_agency(reason="a test arranges"):
        told = beside_last_year({"year": 2022}, year, NOW)

    assert told == {"year": 2022, "comparison": []}
