"""How far a report is, which sections are done, and when it is full enough to be sent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.domains.oversight.reporting.template import (
    Completeness,
    Section,
    SectionState,
    asks_whether_done,
    completeness,
    missing,
    section_state,
    shipped_template,
)

ON = date(2022, 9, 30)
OPERATION = dict.fromkeys(
    [
        "R21.opening_open",
        "R21.received_counter",
        "R21.received_online",
        "R21.received_post",
        "R21.finished",
        "R21.early",
        "R21.on_time",
        "R21.late",
        "R21.refused",
        "R21.withdrawn",
        "R21.open_end",
        "R21.open_overdue",
    ],
    0,
)


def section(code: str) -> Section:
    return next(found for found in shipped_template().sections if found.code == code)


def state(code: str, values: dict[str, Any], **more: Any) -> str:
    return section_state(shipped_template(), section(code), "xa", values, ON, **more)


def owed(values: dict[str, Any], group: str = "xa") -> set[str]:
    return {field.code for field in shipped_template().required_for(group, values, ON)}


@pytest.mark.parametrize(
    ("filled", "required", "percent", "enough"),
    [
        (0, 52, "0.00", False),
        (4, 5, "80.00", True),
        (41, 52, "78.85", False),
        (42, 52, "80.77", True),
        (79_999, 100_000, "80.00", False),
        (0, 0, "100.00", True),
    ],
)
def test_four_fifths_are_enough_and_less_is_not(
    filled: int, required: int, percent: str, enough: bool
) -> None:
    found = Completeness(filled, required, 80)

    assert found.percent == Decimal(percent)
    assert found.enough is enough


def test_an_empty_report_owes_every_starred_field() -> None:
    found = completeness(shipped_template(), "xa", {}, ON)

    assert (found.filled, found.required, found.threshold) == (0, 52, 80)


def test_zero_and_no_are_answers() -> None:
    values = {"R21.late": 0, "R08.declared": False}

    assert completeness(shipped_template(), "xa", values, ON).filled == 2


@pytest.mark.parametrize("empty", [None, "", "  ", [], {}, {"none": " "}])
def test_an_empty_answer_is_none(empty: object) -> None:
    assert completeness(shipped_template(), "xa", {"R01.name": empty}, ON).filled == 0


def test_that_nothing_arose_counts_only_where_it_is_an_answer() -> None:
    values = {"R21.late": {"none": "không giải quyết thủ tục hành chính"}}

    assert completeness(shipped_template(), "dang_doan", values, ON).filled == 1
    assert completeness(shipped_template(), "xa", values, ON).filled == 0


@pytest.mark.parametrize(
    ("values", "codes"),
    [
        ({"R08.declared": True}, {"R08.declaration_no", "R08.declared_on"}),
        ({"R08.declared": False}, set()),
        ({"R08.redeclared_in_year": True}, {"R08.redeclared_on", "R08.redeclare_reason"}),
        ({"R09.tthc_outside_scope": 1}, {"R09.outside_reason"}),
        ({"R09.tthc_outside_scope": 0}, set()),
        ({"R27.audit_held": True}, {"R27.audit_from", "R27.audit_to"}),
        ({"R29.review_held": True}, {"R29.review_on"}),
        ({"R30.inspected": True}, {"R30.inspection_mode", "R30.inspected_on"}),
        ({"R36.way": "PAPER"}, {"R36.scan"}),
        ({"R36.way": "ELECTRONIC"}, set()),
    ],
)
def test_an_answer_can_make_another_field_required(values: dict[str, Any], codes: set[str]) -> None:
    assert owed(values) - owed({}) == codes
    assert owed({}) <= owed(values)


def test_what_is_missing_is_listed_in_the_order_of_the_form() -> None:
    codes = [field.code for field in missing(shipped_template(), "xa", {"R01.name": "x"}, ON)]

    assert codes[:3] == ["R02.type", "R03.head_name", "R04.contact_name"]
    assert len(codes) == 51


def test_a_section_of_required_figures_is_done_when_they_are_all_there() -> None:
    part = {"R21.late": 0}

    assert state("VI", {}) == "Chưa bắt đầu"
    assert state("VI", part) == "Đang làm"
    assert state("VI", OPERATION) == "Đã xong"


def test_a_section_with_long_text_is_done_when_the_clerk_says_so() -> None:
    texts = {"R32.reasons": "a", "R33.difficulties": "b", "R35.next_year": "c"}
    values = {"R32.self_rating": "TOT", **texts}

    assert state("X", values) == SectionState.DOING
    assert state("X", values, said_done=True) == SectionState.DONE


def test_a_section_is_not_done_while_a_required_field_is_missing() -> None:
    assert state("X", {"R32.self_rating": "TOT"}, said_done=True) == SectionState.DOING


def test_an_answer_that_asks_for_more_opens_the_section_again() -> None:
    values = {"R27.audit_held": True, "R29.review_held": False}

    assert state("VIII", values | {"R27.audit_held": False}) == SectionState.DONE
    assert state("VIII", values) == SectionState.DOING


def test_a_section_that_cannot_be_filled_yet_says_so() -> None:
    assert state("VI", OPERATION, blocked=True) == "Chưa làm được"


def test_only_sections_with_long_text_or_optional_parts_ask_whether_they_are_done() -> None:
    template = shipped_template()

    assert asks_whether_done(template, section("X"), "xa", ON)
    assert not asks_whether_done(template, section("IV"), "xa", ON)
    assert asks_whether_done(template, section("IV"), "so_nganh", ON)


ANSWERED = st.dictionaries(
    st.sampled_from(list(shipped_template().fields)), st.sampled_from([0, 1, True, "PAPER", "a"])
)
STARRED = [code for code, field in shipped_template().fields.items() if field.required]


@given(ANSWERED, st.sampled_from(STARRED))
def test_filling_a_required_field_never_takes_a_report_back(
    values: dict[str, Any], code: str
) -> None:
    values.pop(code, None)
    before = completeness(shipped_template(), "xa", values, ON)

    after = completeness(shipped_template(), "xa", {**values, code: "x"}, ON)

    assert after.filled == before.filled + 1
    assert after.percent > before.percent
