"""What a version keeps of an internal procedure, and how a pasted table is read (qms.md 3.8)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from thuan.domains.system.procedures.content import (
    Committed,
    ProcedureContent,
    Step,
    critical_hours,
    read,
    read_time,
    time_of,
    usual_steps,
    written,
)
from thuan.domains.system.procedures.services.reading import read_table

WHOLE = ProcedureContent(
    covers=("1.001193", "2.000635"),
    committed=Committed(Decimal(8), "WORKING_DAYS"),
    steps=(
        Step("Tiếp nhận", "Bộ phận Một cửa", Decimal("0.5"), "DAYS", control=True),
        Step("Xác minh", "Công chức", Decimal(4), "HOURS", with_previous=True, external=True),
        Step("Trả kết quả", "Bộ phận Một cửa", output="Sổ theo dõi", form="BM-06"),
    ),
    purpose="Thống nhất cách làm",
    records="Hồ sơ; Một cửa; 10 năm",
)


def test_what_was_written_is_read_back_whole():
    assert read(written(WHOLE)) == WHOLE


def test_an_empty_procedure_keeps_nothing():
    assert written(ProcedureContent()) == {}
    assert read({}) == ProcedureContent()


def test_numbers_are_kept_as_text_and_empty_cells_are_left_out():
    kept = written(WHOLE)

    assert kept["committed"] == {"value": "8", "unit": "WORKING_DAYS"}
    assert kept["steps"][2] == {
        "name": "Trả kết quả",
        "role": "Bộ phận Một cửa",
        "output": "Sổ theo dõi",
        "form": "BM-06",
    }


def test_the_usual_steps_are_the_seven_of_the_specification():
    steps = usual_steps()

    assert [one.control for one in steps] == [True, False, False, True, True, False, True]
    # 0.5 + 0.25 + x + 0.5 + 0.5 + 0.25 days; the handing over is not counted.
    assert critical_hours(steps) - steps[2].hours == 16


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0,5 ngày", "0.5", "DAYS"),
        ("2 ngày làm việc", "2", "DAYS"),
        ("04 giờ", "4", "HOURS"),
        ("", "0", "HOURS"),
    ],
)
def test_the_time_of_a_step_is_read_as_people_write_it(text, value, unit):
    assert read_time(text) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["nửa ngày", "2 tuần", "1000 ngày", "0,125 ngày", "ngày"])
def test_a_time_that_cannot_be_read_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match=r"\w+"):
        read_time(text)


def test_the_written_time_is_read_back():
    for step in (*WHOLE.steps, *usual_steps()):
        value, unit = read_time(time_of(step))
        assert value == step.limit
        assert not value or unit == step.limit_unit


TABLE = """TT\tTrình tự\tTrách nhiệm\tThời gian\tBiểu mẫu/Kết quả
1\tTiếp nhận hồ sơ\tBộ phận Một cửa\t0,5 ngày\tMẫu 01
2.\tThẩm định\tCông chức tư pháp\t4 giờ\tTờ trình

B3\tTrả kết quả\tBộ phận Một cửa\t\tSổ theo dõi
"""


def test_a_table_from_word_becomes_steps():
    assert read_table(TABLE) == [
        Step("Tiếp nhận hồ sơ", "Bộ phận Một cửa", Decimal("0.5"), "DAYS", output="Mẫu 01"),
        Step("Thẩm định", "Công chức tư pháp", Decimal(4), "HOURS", output="Tờ trình"),
        Step("Trả kết quả", "Bộ phận Một cửa", output="Sổ theo dõi"),
    ]


def test_each_line_that_cannot_be_read_is_named_and_nothing_is_taken():
    with pytest.raises(ValidationError) as refused:
        read_table("1\tTiếp nhận\tMột cửa\t2 tuần\n2\tKý\n3\tTrả\tMột cửa\t1 giờ")

    first, second = refused.value.message_dict["table"]
    assert first.startswith("Dòng 1: “2 tuần” chưa đọc được")
    assert second == "Dòng 2: cần tên bước và người thực hiện, mỗi thứ một ô."


def test_a_table_without_steps_says_what_to_do():
    with pytest.raises(ValidationError, match="Chép cả bảng trong Word hoặc Excel"):
        read_table("TT\tTrình tự\n\n")


def test_a_table_of_more_than_sixty_steps_is_refused():
    lines = "\n".join(f"{n}\tBước {n}\tCông chức\t1 giờ" for n in range(1, 62))

    with pytest.raises(ValidationError, match="Nhiều nhất 60 bước"):
        read_table(lines)
