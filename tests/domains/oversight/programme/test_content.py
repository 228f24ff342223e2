"""What a plan lays down: read from data, refused in sentences, compared, moved to another year."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest
import yaml

from thuan.domains.oversight.programme.content import (
    Budget,
    PlanFault,
    Task,
    changes,
    moved_to,
    read_plan,
    usual_content,
)


def task(**more):
    row = {
        "code": "N1",
        "text": "Mở lớp",
        "lead": "Sở KH&CN",
        "from_on": "2022-05-01",
        "due_on": "2022-06-30",
    }
    return {**row, **more}


def target(**more):
    row = {
        "code": "T1",
        "metric": "MAINTAIN",
        "text": "Duy trì",
        "unit": "cơ quan",
        "stated": 2,
        "due_on": "2022-12-31",
        "roster": "COMPLETE",
        "units": [{"code": "X01"}, {"code": "X02"}],
    }
    return {**row, **more}


def test_a_year_starts_from_seven_targets_without_a_number():
    content = usual_content(2023)

    assert [one.code for one in content.targets] == ["T1", "T2", "T3", "T4", "T5", "T6", "T7"]
    assert all(one.stated is None for one in content.targets)
    assert content.target("T6").due_on == dt.date(2023, 10, 15)
    assert content.title.endswith("năm 2023")


def test_what_is_kept_is_read_back_as_it_was():
    content = replace(
        usual_content(2022),
        tasks=(Task("N1", "Mở lớp", "Sở", "", dt.date(2022, 5, 1), dt.date(2022, 6, 1), "T3"),),
        budget=(Budget("Tập huấn", "ngân sách tỉnh", Decimal("120.5"), "K1"),),
    )

    assert read_plan(content.to_json()) == content


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"targets": [target(), target()]}, "Chỉ tiêu trùng mã: T1."),
        ({"targets": [target(stated=0)]}, "Chỉ tiêu T1: con số phải lớn hơn 0."),
        (
            {"targets": [target(stated=3)]},
            "Chỉ tiêu T1: danh sách có 2 cơ quan, kế hoạch ghi 3.",
        ),
        (
            {"targets": [target(units=[{"code": "X01"}, {"code": "X01"}])]},
            "Chỉ tiêu T1: có cơ quan ghi hai lần.",
        ),
        ({"targets": [target(units=[{}])]}, "Chỉ tiêu T1: có dòng thiếu mã cơ quan."),
        ({"targets": [target(due_on="31/12/2022")]}, "T1: có ngày không đọc được."),
        ({"targets": [target(metric="HAPPY")]}, "Không hiểu “HAPPY”."),
        ({"tasks": [task(due_on="2022-04-01")]}, "Nhiệm vụ N1: hạn trước ngày bắt đầu."),
        ({"tasks": [task(target="T9")]}, "Nhiệm vụ N1: không có chỉ tiêu T9."),
        (
            {"budget": [{"text": "A", "amount": "một trăm"}]},
            "Kinh phí: có dòng không đọc được số tiền.",
        ),
        ({"budget": [{"text": "A", "amount": "-1"}]}, "Kinh phí: số tiền không thể nhỏ hơn 0."),
        (
            {"budget": [{"text": "A", "amount": "NaN"}]},
            "Kinh phí: số tiền không thể nhỏ hơn 0.",
        ),
    ],
)
def test_what_cannot_be_a_plan_is_said_with_its_place(data, sentence):
    with pytest.raises(PlanFault) as refused:
        read_plan({"title": "Kế hoạch", **data})

    assert str(refused.value) == sentence


def test_a_partial_list_may_be_shorter_than_the_number():
    assert read_plan({"targets": [target(stated=106, roster="PARTIAL")]}).target("T1").stated == 106


def test_an_amendment_is_told_part_by_part():
    before = read_plan({"targets": [target()], "tasks": [task()]})
    after = read_plan(
        {"targets": [target(stated=None, due_on="2022-11-30")], "tasks": [task(lead="Sở Nội vụ")]}
    )

    assert [(c.code, c.part, c.before, c.after) for c in changes(before, after)] == [
        ("T1", "con số", "2", ""),
        ("T1", "hạn", "31/12/2022", "30/11/2022"),
        ("N1", "chủ trì", "Sở KH&CN", "Sở Nội vụ"),
    ]
    assert changes(before, before) == []


def test_next_year_s_plan_keeps_the_numbers_but_not_the_list_of_those_who_widened():
    widening = target(code="T2", metric="EXTEND")
    content = read_plan({"title": "Kế hoạch năm 2024", "targets": [target(), widening]})
    content = replace(content, tasks=(read_plan({"tasks": [task(due_on="2024-02-29")]}).tasks))

    moved = moved_to(content, 2025, years=1)

    assert moved.title == "Kế hoạch năm 2025"
    assert (moved.target("T1").stated, moved.target("T1").due_on) == (2, dt.date(2023, 12, 31))
    assert (moved.target("T2").stated, moved.target("T2").units) == (None, ())
    assert moved.tasks[0].due_on == dt.date(2025, 2, 28)


def test_the_published_plan_of_ninh_thuan_is_data_with_its_numbers_and_its_gaps():
    text = (files("thuan.data") / "plan_752_2022.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    content = read_plan(data)

    assert (data["year"], data["number"]) == (2022, "752/KH-UBND")
    assert {one.code: one.stated for one in content.targets} == {
        "T1": 106,
        "T2": 13,
        "T3": 3,
        "T4": 7,
        "T5": None,
        "T6": None,
        "T7": 1,
    }
    assert {str(one.roster) for one in content.targets} == {"UNKNOWN"}
    assert content.target("T1").note == "106 theo kế hoạch; danh sách chưa có."
