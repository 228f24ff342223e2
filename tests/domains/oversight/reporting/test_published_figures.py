"""Figures that provinces printed, reproduced by the same counting; misprints are named."""

from __future__ import annotations

from decimal import Decimal
from importlib.resources import files

import pytest
import yaml

from thuan.domains.oversight.reporting.aggregate import (
    Group,
    InspectionMode,
    Line,
    aggregate,
    to_contract,
)

PUBLISHED = {
    row["id"]: row
    for row in yaml.safe_load(
        (files("thuan.data") / "published_figures.yaml").read_text(encoding="utf-8")
    )["numeric_examples"]
}
# What the sources printed against what their own counts give, found by hand.
MISPRINTED = {
    ("bac_ninh_2021_inspection", "Khá"): ("49.39", "49.40"),
    ("bac_ninh_2021_inspection", "Trung bình"): ("1.21", "1.20"),
    ("hcmc_2018_announcement", "Sở ngành, quận huyện"): ("95.00", "95.56"),
    ("hcmc_2018_announcement", "Chi cục"): ("88.00", "88.89"),
}


def lines(group: str, n: int, **answers) -> list[Line]:
    return [
        Line(code=f"{group}-{i}", name=f"{group} {i}", group=group, **answers) for i in range(n)
    ]


def contract(found: list[Line], groups: list[str], year: int):
    listed = [Group(code, code) for code in groups]
    return to_contract(aggregate(found, listed), year=year, state="LIST")


def two_places(number) -> str:
    return f"{Decimal(str(number)):.2f}"


def test_every_published_example_is_told_here():
    assert set(PUBLISHED) == {
        "ninh_thuan_2006_2010",
        "ninh_thuan_2018_plan",
        "ninh_thuan_2022_plan",
        "bac_ninh_2021_inspection",
        "hcmc_2018_announcement",
    }


def test_ninh_thuan_2006_to_2010_foots():
    found = lines("chung_nhan", 29, declared=True) + lines("dang_xay_dung", 8, declared=False)

    told = contract(found, ["chung_nhan", "dang_xay_dung"], 2010)

    assert told["n_agencies"] == 37
    assert told["totals"]["declared"] == {"n": 29, "of": 37, "missing": 0, "pct": "78.38"}
    assert PUBLISHED["ninh_thuan_2006_2010"]["counts"] == {
        "total": 37,
        "certified": 29,
        "building": 8,
    }


@pytest.mark.parametrize(
    ("example", "maintained", "joining", "together"),
    [("ninh_thuan_2018_plan", 96, 16, 112), ("ninh_thuan_2022_plan", 106, 13, 119)],
)
def test_ninh_thuan_plans_count_who_maintains_and_who_joins(example, maintained, joining, together):
    counts = PUBLISHED[example]["counts"]
    found = lines("duy_tri", maintained, declared=True) + lines("mo_rong", joining)

    told = contract(found, ["duy_tri", "mo_rong"], 2022)

    assert {maintained, joining} <= set(counts.values())
    assert [group["n"] for group in told["groups"]] == [maintained, joining]
    assert told["n_agencies"] == together
    # Of those that join nothing is known yet: missing, not a "no".
    assert told["totals"]["declared"]["missing"] == joining


def test_bac_ninh_2021_gives_its_counts_and_two_other_percentages():
    ratings = PUBLISHED["bac_ninh_2021_inspection"]["ratings"]
    found = [
        Line(
            code=f"{row['label']}-{i}",
            name="Cơ quan",
            group="chung",
            inspection_mode=InspectionMode.ONSITE,
            rating=row["label"],
        )
        for row in ratings
        for i in range(row["n"])
    ]

    told = contract(found, ["chung"], 2021)

    counted = {row["label"]: (row["n"], row["pct"]) for row in told["ratings"]}
    assert counted == {
        "Xuất sắc": (33, "19.88"),
        "Tốt": (49, "29.52"),
        "Khá": (82, "49.40"),
        "Trung bình": (2, "1.20"),
    }
    assert told["inspections"]["inspected"] == 166
    for row in ratings:
        printed, exact = two_places(row["printed_pct"]), counted[row["label"]][1]
        wanted = MISPRINTED.get(("bac_ninh_2021_inspection", row["label"]), (exact, exact))
        assert (printed, exact) == wanted


def test_ho_chi_minh_city_2018_gives_its_counts_and_two_rates_it_cut_off():
    rows = PUBLISHED["hcmc_2018_announcement"]["rows"]
    found = []
    for row in rows:
        found += lines(row["group"], row["announced"], declared=True)
        rest = lines(row["group"], row["total"] - row["announced"], declared=False)
        found += [
            Line(code=f"{line.code}-x", name=line.name, group=line.group, declared=False)
            for line in rest
        ]

    told = contract(found, [row["group"] for row in rows], 2018)

    for row, group in zip(rows, told["groups"], strict=True):
        assert (group["declared"]["n"], group["declared"]["of"]) == (row["announced"], row["total"])
        printed, exact = two_places(row["printed_pct"]), group["declared"]["pct"]
        wanted = MISPRINTED.get(("hcmc_2018_announcement", row["group"]), (exact, exact))
        assert (printed, exact) == wanted
    assert told["totals"]["declared"] == {"n": 363, "of": 385, "missing": 0, "pct": "94.29"}
