"""How the province weighs what agencies report (qms.md 3.19); values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from thuan.domains.oversight.reporting.aggregate import (
    Group,
    Line,
    Measure,
    Rule,
    aggregate,
    combine,
    to_contract,
)
from thuan.domains.oversight.reporting.reports.telling import figures_told
from thuan.domains.oversight.reporting.selectors.lines import measures_of, numbers_of
from thuan.domains.oversight.reporting.template import shipped_template
from thuan.kernel.reports.document import Bullets

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/aggregate/counts.py",
        "        if value is None or not base:\n",
        "        if value is None or base is None:\n",
    ),
    (
        "src/thuan/domains/oversight/reporting/aggregate/counts.py",
        "tuple(sorted((*self.values, *other.values)))",
        "(*self.values, *other.values)[:1]",
    ),
]
GROUPS = [Group("xa", "Xã"), Group("so", "Sở")]
INDEX = Measure("R25.index", Rule.MEAN, "R25.index.w")
ON_TIME = Measure("R22.on_time_rate.n", Rule.RATIO, "R22.on_time_rate.d")


def line(number, group="xa", **values):
    return Line(code=f"CQ{number}", name=f"Cơ quan {number}", group=group, values=values)


def index(number, value, weight, group="xa"):
    return line(number, group, **{"R25.index": value, "R25.index.w": weight})


def value_of(lines, measure):
    figures = aggregate(lines, GROUPS, [measure])
    return to_contract(figures, year=2022, state="LIVE")["values"][measure.code]


class TestRates:
    def test_a_rate_is_sums_over_sums_and_never_a_mean_of_rates(self):
        # 10/10 and 0/90 dossiers: 10 of 100, while the mean of the two rates would be 50 %.
        keys = "R22.on_time_rate.n", "R22.on_time_rate.d"
        lines = [line(1, **dict(zip(keys, (10, 10), strict=True)))]
        lines += [line(2, **dict(zip(keys, (0, 90), strict=True)))]

        assert value_of(lines, ON_TIME)["pct"] == "10.00"

    def test_who_gave_no_figure_is_counted_apart_and_changes_no_rate(self):
        keys = "R22.on_time_rate.n", "R22.on_time_rate.d"
        lines = [line(1, **dict(zip(keys, (9, 10), strict=True))), line(2), line(3)]
        found = value_of(lines, ON_TIME)

        assert (found["pct"], found["n"], found["missing"]) == ("90.00", 1, 2)

    def test_half_a_pair_is_missing(self):
        assert value_of([line(1, **{"R22.on_time_rate.n": 9})], ON_TIME)["n"] == 0


class TestSatisfaction:
    def test_it_is_weighed_by_valid_answers_and_stands_with_the_median_of_agencies(self):
        # (80·100 + 90·300) / 400 = 87,5; the middle between 80 and 90 is 85.
        found = value_of([index(1, 80, 100), index(2, 90, 300)], INDEX)

        assert (found["mean"], found["median"]) == ("87.50", "85.00")
        assert (found["denominator"], found["n"], found["missing"]) == (400, 2, 0)
        assert found["pct"] is None

    def test_the_median_of_three_is_the_middle_one_whatever_their_weights(self):
        found = value_of(
            [index(1, 95, 1), index(2, 60, 500), index(3, Decimal("88.64"), 20)], INDEX
        )

        assert found["median"] == "88.64"

    @pytest.mark.parametrize(("value", "weight"), [(None, 100), (90, None), (90, 0)])
    def test_an_index_that_rests_on_no_answers_is_missing(self, value, weight):
        found = value_of([index(1, 80, 100), index(2, value, weight)], INDEX)

        assert (found["mean"], found["median"]) == ("80.00", "80.00")
        assert (found["n"], found["missing"]) == (1, 1)

    def test_where_nothing_is_known_there_is_no_mean_and_no_median(self):
        found = value_of([line(1)], INDEX)

        assert (found["mean"], found["median"], found["missing"]) == (None, None, 1)

    def test_parts_added_up_are_the_whole(self):
        one, two = [index(1, 80, 100), index(2, 95, 10)], [index(3, 90, 300, "so")]
        parts = combine(aggregate(one, GROUPS, [INDEX]), aggregate(two, GROUPS, [INDEX]))

        assert parts.measures == aggregate([*two, *one], GROUPS, [INDEX]).measures


class TestTheShippedTemplate:
    def measured(self, *values):
        template = shipped_template()
        lines = [
            Line(
                code=str(n),
                name=str(n),
                group="xa",
                values=numbers_of(template, one),
            )
            for n, one in enumerate(values)
        ]
        figures = aggregate(lines, GROUPS, measures_of(template))
        return to_contract(figures, year=2022, state="LIVE")["values"]

    def test_the_index_is_weighed_by_the_valid_answers(self):
        found = self.measured(
            {"R25.index": "80", "R25.valid": 100}, {"R25.index": "90", "R25.valid": 300}
        )

        assert found["R25.index"]["mean"] == "87.50"
        assert (found["R25.valid"]["rule"], found["R25.valid"]["numerator"]) == ("SUM", 400)

    def test_audits_and_reviews_are_shares_of_those_who_answered(self):
        found = self.measured(
            {"R27.audit_held": True, "R29.review_held": False}, {"R27.audit_held": False}, {}
        )

        audits, reviews = found["R27.audit_held"], found["R29.review_held"]
        assert (audits["pct"], audits["n"], audits["missing"]) == ("50.00", 2, 1)
        assert (reviews["pct"], reviews["n"], reviews["missing"]) == ("0.00", 1, 2)

    def test_persons_classes_and_money_are_sums_of_what_was_given(self):
        found = self.measured(
            {"R18.trained_persons": 12, "R12.budget_spent": "10.5"}, {"R18.trained_persons": 5}
        )

        assert found["R18.trained_persons"]["numerator"] == 17
        money = found["R12.budget_spent"]
        assert (money["numerator"], money["n"], money["missing"]) == ("10.5", 1, 1)

    def test_the_report_to_the_committee_tells_rates_and_the_index(self):
        rate = {"R22.on_time_rate": {"n": "90", "d": "100"}}
        contract = {"values": self.measured({**rate, "R25.index": "88.64", "R25.valid": 50}, {})}
        [bullets] = figures_told(contract, "results")
        assert isinstance(bullets, Bullets)
        told = ["".join(run.text for run in item).replace("\u00a0", " ") for item in bullets.items]

        assert (
            "Hồ sơ giải quyết trước hạn và đúng hạn: 90/100 (90,00 %), theo báo cáo của 1 cơ quan; "
            "chưa có số liệu (1)."
        ) in told
        assert (
            "Chỉ số hài lòng chung: 88,64 điểm theo 50 phiếu hợp lệ của 1 cơ quan, trung vị các cơ "
            "quan 88,64 điểm; chưa có số liệu (1)."
        ) in told
