"""The figures of a synthesis, by examples written by hand."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from thuan.domains.oversight.reporting.aggregate import (
    Group,
    InspectionMode,
    Line,
    Measure,
    Obligation,
    ReportStatus,
    Rule,
    UnknownGroup,
    aggregate,
    changes,
    checks,
    to_contract,
)

GROUPS = (Group("so_nganh", "Sở, ban, ngành"), Group("xa", "UBND xã"))
LINES = (
    Line(
        "H01",
        "Sở A",
        "so_nganh",
        system="HT1",
        obligation=Obligation.MANDATORY,
        declared=True,
        redeclared=False,
        edition="2015",
        report_status=ReportStatus.ON_TIME,
        inspection_mode=InspectionMode.ONSITE,
        rating="Khá",
        status="ACCEPTED",
        first_submitted_at=datetime(2022, 10, 15, 16, 59, 59, tzinfo=UTC),
        late=False,
        report_version=2,
        report_sha256="ab" * 32,
        values={"staff": 40, "budget": Decimal("1.50"), "held": 1},
    ),
    Line(
        "H02",
        "Chi cục B",
        "so_nganh",
        system="HT1",
        obligation=Obligation.MANDATORY,
        declared=False,
        report_status=ReportStatus.LATE,
        inspection_mode=InspectionMode.DOSSIER,
        rating="Xuất sắc",
        values={"staff": 20, "budget": Decimal("0.25"), "held": 0},
    ),
    Line(
        "X01",
        "UBND xã C",
        "xa",
        obligation=Obligation.ENCOURAGED,
        declared=True,
        redeclared=True,
        report_status=ReportStatus.MISSING,
        inspection_mode=InspectionMode.ONSITE,
        values={"staff": None},
    ),
    Line("X02", "UBND xã D", "xa"),
)


def contract_of(*lines: Line, **given):
    figures = aggregate(lines, GROUPS)
    given = {"year": 2022, "state": "LIVE", "checks": checks(figures, lines), **given}
    return to_contract(figures, **given)


def test_the_contract_of_four_agencies():
    contract = contract_of(*LINES)

    assert contract["n_agencies"] == 4
    assert contract["n_systems"] == 3
    declared = [group["declared"] for group in contract["groups"]]
    assert [group["group"] for group in contract["groups"]] == ["so_nganh", "xa"]
    assert declared == [
        {"n": 1, "of": 2, "missing": 0, "pct": "50.00"},
        {"n": 1, "of": 1, "missing": 1, "pct": "100.00"},
    ]
    assert contract["totals"]["declared"] == {"n": 2, "of": 3, "missing": 1, "pct": "66.67"}
    assert contract["totals"]["redeclared"] == {"n": 1, "of": 2, "missing": 2, "pct": "50.00"}
    assert list(contract["obligation"]) == ["bat_buoc", "khuyen_khich", "unknown"]
    assert [block["n"] for block in contract["obligation"].values()] == [2, 1, 1]
    assert contract["reports"] == {"on_time": 1, "late": 1, "missing": 1, "unknown": 1}
    assert contract["inspections"] == {
        "onsite": 2,
        "dossier": 1,
        "none": 0,
        "unknown": 1,
        "inspected": 3,
    }
    assert contract["ratings"] == [
        {"label": "Xuất sắc", "n": 1, "of": 3, "pct": "33.33"},
        {"label": "Khá", "n": 1, "of": 3, "pct": "33.33"},
    ]
    assert contract["unrated"] == 1
    assert [check["ok"] for check in contract["checks"]] == [True] * 5


def test_the_keys_stand_in_their_order():
    contract = contract_of(*LINES, lines=LINES)

    promised = [
        "year",
        "state",
        "version",
        "as_of",
        "sha256",
        "n_agencies",
        "n_systems",
        "groups",
        "obligation",
        "totals",
        "reports",
        "inspections",
        "ratings",
        "unrated",
        "lines",
        "checks",
    ]
    assert [key for key in contract if key in promised] == promised
    assert [check["name"] for check in contract["checks"]] == [
        "group_totals",
        "stated_total",
        "codes_unique",
        "ratings_within_inspected",
        "rated_but_not_inspected",
    ]


def test_nothing_known_has_no_percentage():
    contract = contract_of(Line("X02", "UBND xã D", "xa"))

    assert contract["totals"]["declared"] == {"n": 0, "of": 0, "missing": 1, "pct": None}
    assert contract["groups"][0]["declared"] == {"n": 0, "of": 0, "missing": 0, "pct": None}


def test_lines_stand_only_where_they_are_given_with_times_of_viet_nam():
    at = datetime(2022, 12, 15, 1, 0, tzinfo=UTC)

    live = contract_of(*LINES, as_of=at, lines=LINES)

    assert "lines" not in contract_of(*LINES)
    assert live["as_of"] == "2022-12-15T08:00:00+07:00"
    first = live["lines"][0]
    assert first["first_submitted_at"] == "2022-10-15T23:59:59+07:00"
    assert (first["code"], first["status"], first["late"], first["report_version"]) == (
        "H01",
        "ACCEPTED",
        False,
        2,
    )
    assert first["values"] == {"staff": 40, "budget": "1.50", "held": 1}
    assert json.loads(json.dumps(live)) == live


def test_the_rungs_of_the_scheme_are_listed_even_when_nobody_has_them():
    contract = contract_of(Line("X02", "UBND xã D", "xa"), rungs=("Tốt", "Đạt"))

    assert contract["ratings"] == [
        {"label": "Tốt", "n": 0, "of": 0, "pct": None},
        {"label": "Đạt", "n": 0, "of": 0, "pct": None},
    ]


def test_ratings_outside_the_ladder_follow_in_the_order_they_appear():
    rated = [("Loại B", 1), ("Tốt", 2), ("Loại A", 3)]

    contract = contract_of(
        *(
            Line(f"X{n}", "UBND xã", "xa", inspection_mode=InspectionMode.ONSITE, rating=label)
            for label, n in rated
        )
    )

    assert [rating["label"] for rating in contract["ratings"]] == ["Tốt", "Loại B", "Loại A"]


def test_sums_counts_and_ratios_keep_what_is_missing():
    measures = (
        Measure("staff", Rule.SUM),
        Measure("budget", Rule.SUM),
        Measure("held", Rule.COUNT),
        Measure("held", Rule.RATIO, "staff"),
    )

    first = aggregate(LINES, GROUPS, measures[:3])
    ratio = aggregate(LINES, GROUPS, measures[3:])

    values = to_contract(first, year=2022, state="LIVE")["values"]
    assert values["staff"] == {
        "rule": "SUM",
        "numerator": 60,
        "denominator": None,
        "n": 2,
        "missing": 2,
        "pct": None,
    }
    assert values["budget"]["numerator"] == "1.75"
    assert (values["held"]["numerator"], values["held"]["pct"]) == (1, "50.00")
    assert to_contract(ratio, year=2022, state="LIVE")["values"]["held"] == {
        "rule": "RATIO",
        "numerator": 1,
        "denominator": 60,
        "n": 2,
        "missing": 2,
        "pct": "1.67",
    }


@pytest.mark.parametrize("value", [0.5, Decimal("NaN"), Decimal("Infinity"), "12"])
def test_a_figure_that_is_not_exact_is_refused(value):
    line = Line("X01", "UBND xã C", "xa", values={"staff": value})

    with pytest.raises(TypeError, match="staff"):
        aggregate([line], GROUPS, [Measure("staff", Rule.SUM)])


def test_a_line_of_an_undeclared_group_is_refused():
    with pytest.raises(UnknownGroup, match="X01"):
        aggregate([Line("X01", "UBND xã C", "phuong")], GROUPS)


def test_figures_cannot_be_changed():
    figures = aggregate(LINES, GROUPS)

    with pytest.raises(AttributeError):
        figures.inspected = 9  # type: ignore[misc]
    with pytest.raises(TypeError):
        figures.groups["xa"] = figures.total  # type: ignore[index]


def test_a_new_version_lists_exactly_the_differing_lines():
    corrected = Line("X02", "UBND xã D", "xa", declared=True)
    added = Line("X03", "UBND xã E", "xa")

    found = changes(LINES, [*LINES[1:3], corrected, added])

    assert [(each.code, each.before is None, each.after is None) for each in found] == [
        ("H01", False, True),
        ("X02", False, False),
        ("X03", True, False),
    ]


def test_a_stated_total_that_differs_is_told():
    figures = aggregate(LINES, GROUPS)

    found = {check["name"]: check for check in checks(figures, LINES, stated_total=5)}

    assert not found["stated_total"]["ok"]
    assert found["stated_total"]["detail"] == (
        "Tổng số nêu trong nguồn là 5, danh sách có 4 cơ quan: lệch 1."
    )
