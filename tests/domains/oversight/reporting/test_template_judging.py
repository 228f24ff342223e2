"""Figures that cannot be are wrong, odd ones want a reason, missing ones are neither."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.domains.oversight.reporting.template import (
    Fault,
    FaultKind,
    computed,
    faults,
    shipped_template,
)

PERIOD = (date(2021, 10, 1), date(2022, 9, 30))
CASES = {
    "R21.opening_open": 34,
    "R21.received_counter": 812,
    "R21.received_online": 430,
    "R21.received_post": 42,
    "R21.finished": 1251,
    "R21.early": 903,
    "R21.on_time": 334,
    "R21.late": 14,
    "R21.refused": 9,
    "R21.withdrawn": 6,
    "R21.open_end": 52,
    "R21.open_overdue": 3,
}


def judge(values: dict[str, Any], **more: Any) -> list[Fault]:
    return faults(shipped_template(), "xa", values, period=PERIOD, **more)


def sentences(values: dict[str, Any], **more: Any) -> list[str]:
    return [fault.sentence for fault in judge(values, **more)]


def test_figures_that_agree_have_no_fault() -> None:
    assert judge(CASES) == []


def test_a_total_given_must_be_the_sum_of_its_channels() -> None:
    assert sentences({**CASES, "R21.received_total": 1284}) == []

    found = judge({**CASES, "R21.received_total": 1290, "R21.open_end": 58})

    assert [fault.kind for fault in found] == [FaultKind.WRONG]
    assert found[0].sentence == (
        "Tổng số hồ sơ tiếp nhận (1.290) khác tổng ba kênh trực tiếp, trực tuyến, bưu chính"
        " (1.284). Sửa một trong các số này."
    )
    assert found[0].fields[0] == "R21.received_total"


def test_finished_is_early_and_on_time_and_late() -> None:
    found = sentences({**CASES, "R21.late": 20})

    assert found == [
        "Số hồ sơ đã giải quyết (1.251) khác tổng trước hạn (903), đúng hạn (334) và trễ hạn"
        " (20), cộng lại là 1.257. Sửa một trong các số này."
    ]


def test_what_came_in_is_what_went_out_and_what_is_left() -> None:
    found = sentences({**CASES, "R21.refused": 10})

    assert found == [
        "Hồ sơ kỳ trước chuyển sang (34) và tiếp nhận (1.284) cộng lại là 1.318, khác tổng"
        " đã giải quyết (1.251), từ chối (10), rút (6) và đang giải quyết cuối kỳ (52) là 1.319."
        " Sửa một trong các số này."
    ]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"R21.open_overdue": 52, "R21.open_end": 52}, False),
        ({"R21.open_overdue": 53, "R21.open_end": 52}, True),
        ({"R09.tthc_with_procedure": 142, "R09.tthc_in_force": 142}, False),
        ({"R09.tthc_with_procedure": 143, "R09.tthc_in_force": 142}, True),
        ({"R15.objectives_total": 8, "R15.met": 6, "R15.missed": 1, "R15.no_data": 1}, False),
        ({"R15.objectives_total": 8, "R15.met": 6, "R15.missed": 1, "R15.no_data": 2}, True),
        ({"R12.budget_spent": "22.75", "R12.spent_state": "20", "R12.spent_other": "2.75"}, False),
        ({"R12.budget_spent": "22.7", "R12.spent_state": "20", "R12.spent_other": "2.75"}, True),
        ({"R27.audit_from": "2022-08-15", "R27.audit_to": "2022-08-15"}, False),
        ({"R27.audit_from": "2022-08-16", "R27.audit_to": "2022-08-15"}, True),
        ({"R25.index": "0"}, False),
        ({"R25.index": "100"}, False),
        ({"R25.index": "100.01"}, True),
        ({"R25.index": "-0.01"}, True),
        ({"R29.inputs_complete": 12}, False),
        ({"R29.inputs_complete": 13}, True),
        ({"R05.staff_total": 0}, False),
        ({"R05.staff_total": -1}, True),
        ({"R27.coverage": {"n": 20, "d": 20}}, False),
        ({"R27.coverage": {"n": 21, "d": 20}}, True),
        ({"R29.review_on": "2021-10-01"}, False),
        ({"R29.review_on": "2022-09-30"}, False),
        ({"R29.review_on": "2021-09-30"}, True),
        ({"R29.review_on": "2022-10-01"}, True),
        ({"R10.plan_on": "2019-01-01"}, False),
    ],
)
def test_a_figure_is_wrong_from_its_boundary_on(values: dict[str, Any], wrong: bool) -> None:
    assert [fault.kind for fault in judge(values)] == [FaultKind.WRONG] * wrong


def test_sentences_name_the_figure_and_what_to_do() -> None:
    assert sentences({"R25.index": "100.5"}) == [
        "Chỉ số hài lòng chung là 100,50. Ghi số từ 0 đến 100."
    ]
    assert sentences({"R05.staff_total": -3}) == [
        "Tổng số cán bộ, công chức, viên chức là -3. Ghi số từ 0 trở lên."
    ]
    assert sentences({"R29.review_on": "2022-10-02"}) == [
        "Ngày xem xét của lãnh đạo (02/10/2022) nằm ngoài kỳ báo cáo."
        " Ghi ngày từ 01/10/2021 đến 30/09/2022."
    ]
    assert sentences({"R09.tthc_with_procedure": 1290, "R09.tthc_in_force": 1284}) == [
        "Số thủ tục hành chính đã có quy trình (1.290) lớn hơn số thủ tục hành chính thuộc"
        " thẩm quyền (1.284). Sửa một trong hai số."
    ]
    assert sentences({"R27.audit_from": "2022-08-16", "R27.audit_to": "2022-08-15"}) == [
        "Ngày bắt đầu đánh giá nội bộ (16/08/2022) sau ngày kết thúc (15/08/2022)."
        " Sửa một trong hai ngày."
    ]


@pytest.mark.parametrize("code", CASES)
def test_a_missing_figure_is_not_taken_for_zero(code: str) -> None:
    assert judge({key: value for key, value in CASES.items() if key != code}) == []


def test_a_channel_through_which_nothing_came_counts_as_nothing() -> None:
    values = {**CASES, "R21.received_post": {"none": "xã chưa có bưu điện"}, "R21.open_end": 10}

    assert computed(shipped_template(), values)["R21.received_total"] == 1242
    assert judge(values) == []


@pytest.mark.parametrize(
    ("now", "then", "asked"),
    [
        (149, 100, False),
        (150, 100, True),
        (51, 100, False),
        (50, 100, True),
        (0, 0, False),
        (1, 0, True),
        (0, 4, True),
        (None, 100, False),
        (100, None, False),
    ],
)
def test_a_change_by_half_wants_a_reason(now: int | None, then: int | None, asked: bool) -> None:
    found = judge({"R16.docs_effective": now}, last_year={"R16.docs_effective": then})

    assert [fault.kind for fault in found] == [FaultKind.EXPLAIN] * asked


def test_the_question_tells_how_much_it_changed() -> None:
    last_year = {"R05.staff_total": 20, "R16.docs_effective": 1000, "R18.trained_persons": 0}
    values = {"R05.staff_total": 31, "R16.docs_effective": 410, "R18.trained_persons": 12}

    assert sentences(values, last_year=last_year) == [
        "Tổng số cán bộ, công chức, viên chức tăng 55\u00a0% so với năm trước (từ 20 lên 31)."
        " Nếu đúng, ghi lý do để Sở không hỏi lại.",
        "Số tài liệu đang có hiệu lực giảm 59\u00a0% so với năm trước (từ 1.000 xuống 410)."
        " Nếu đúng, ghi lý do để Sở không hỏi lại.",
        "Số người được đào tạo, tập huấn là 12, năm trước là 0."
        " Nếu đúng, ghi lý do để Sở không hỏi lại.",
    ]


@pytest.mark.parametrize(("reason", "asked"), [("sáp nhập hai xã", False), ("  ", True)])
def test_a_change_with_a_reason_is_not_asked_again(reason: str, asked: bool) -> None:
    found = judge(
        {"R05.staff_total": 40},
        last_year={"R05.staff_total": 20},
        reasons={"R05.staff_total": reason},
    )

    assert bool(found) is asked


def test_totals_of_both_years_are_compared_though_nobody_typed_them() -> None:
    half = {code: value // 4 for code, value in CASES.items() if "received" in code}

    found = judge({**CASES}, last_year=half)

    assert [fault.fields for fault in found] == [("R21.received_total",)]


def test_what_cannot_be_comes_first_and_the_heaviest_at_the_top() -> None:
    values = {**CASES, "R21.late": 13, "R29.review_on": "2020-01-31", "R05.staff_total": -1}
    values |= {"R16.docs_effective": 400}

    found = judge(values, last_year={"R16.docs_effective": 100})

    assert [fault.fields[0] for fault in found] == [
        "R21.finished",
        "R05.staff_total",
        "R29.review_on",
        "R16.docs_effective",
    ]


def test_rates_are_computed_from_their_parts() -> None:
    values = computed(shipped_template(), {**CASES, "R09.tthc_in_force": 142})

    assert values["R21.received_total"] == 1284
    assert values["R22.on_time_rate"] == {"n": 1237, "d": 1251}
    assert values["R22.strict_rate"] == {"n": 1237, "d": 1254}
    assert "R09.procedure_rate" not in values


def test_a_stale_total_does_not_survive_the_loss_of_a_part() -> None:
    values = computed(shipped_template(), {"R21.received_total": 9, "R21.received_post": 4})

    assert values == {"R21.received_post": 4}


ANSWERS = st.dictionaries(
    st.sampled_from(list(shipped_template().fields)),
    st.none()
    | st.integers(-5, 2000)
    | st.sampled_from(["", "12.5", "chữ", True, [], {"none": "a"}])
    | st.fixed_dictionaries({"n": st.integers(0, 9), "d": st.integers(0, 9)}),
)


@given(ANSWERS)
def test_computing_twice_is_computing_once(values: dict[str, Any]) -> None:
    once = computed(shipped_template(), values)

    assert computed(shipped_template(), once) == once


@given(ANSWERS, ANSWERS)
def test_any_two_years_can_be_judged(values: dict[str, Any], last_year: dict[str, Any]) -> None:
    found = judge(values, last_year=last_year)

    kinds = [fault.kind for fault in found]
    assert kinds == sorted(kinds, reverse=True)
    assert all("!" not in fault.sentence and "vui lòng" not in fault.sentence for fault in found)
