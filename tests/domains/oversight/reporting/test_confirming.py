"""Pages that ask to confirm a step say what it is about."""

from __future__ import annotations

import datetime as dt

import pytest
from lxml import html

from tests.domains.oversight.reporting.conftest import url
from tests.factories.reporting import DEADLINE
from thuan.domains.oversight.reporting.services import syntheses

pytestmark = pytest.mark.django_db
AFTER = DEADLINE + dt.timedelta(days=1)


def told(page):
    """Word → what stands beside it on a page that asks to confirm."""
    tree = html.fromstring(page.content.decode())
    return {
        " ".join(row.xpath("string(dt)").split()): " ".join(row.xpath("string(dd)").split())
        for row in tree.xpath("//form//dl/div")
    }


def test_who_approves_reads_which_figures_and_under_which_fingerprint(province, browser):
    province.send("lotus")
    province.fix_roster(at=AFTER)
    synthesis = province.freeze(at=AFTER)
    province.act("colleague", syntheses.review_synthesis, at=AFTER, synthesis=synthesis)

    page = browser("director").get(url("approve_synthesis", synthesis))

    assert told(page) == {
        "Bản tổng hợp": "Tổng hợp năm 2022, bản 1",
        "Khóa số liệu lúc": "00:00 ngày 17/10/2022",
        "Báo cáo": "1 đúng hạn, 0 trễ hạn, 2 chưa gửi / 3 cơ quan",
        "Dấu vân số liệu": synthesis.content_hash[:12],
    }


def test_who_closes_a_cycle_reads_its_terms(province, browser):
    province.fix_roster(at=AFTER)

    page = browser("officer").get(url("close_cycle", province.cycle))

    found = told(page)
    assert found["Kỳ báo cáo"] == "Kỳ báo cáo năm 2022"
    assert found["Hạn gửi"] == "15/10/2022"
    assert found["Kỳ số liệu"] == "từ 01/10/2021 đến hết 30/09/2022"
