"""What two texts made of a common one; expected values written by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text.three_way import Who, three_way

BASE = "1. Mục đích\n2. Phạm vi: cả xã\n3. Trách nhiệm\n4. Nội dung"


def told(first: str, second: str, base: str = BASE) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.who, one.base) for one in three_way(base, first, second)]


def words(differences) -> str:
    """Removed words in square brackets, added ones in braces."""
    marks = {"same": "{}", "removed": "[{}]", "added": "{{{}}}"}
    return "\n".join(
        "".join(marks[one.change].format(one.words.strip()) for one in line.stretches)
        for line in differences
    )


def test_the_same_text_three_times_has_no_passage():
    assert told(BASE, BASE) == []


def test_what_one_side_changed_is_its_own():
    model = BASE.replace("3. Trách nhiệm", "3. Trách nhiệm của lãnh đạo")
    own = BASE.replace("cả xã", "bộ phận Một cửa")

    assert told(model, own) == [
        (Who.SECOND, ("2. Phạm vi: cả xã",)),
        (Who.FIRST, ("3. Trách nhiệm",)),
    ]


def test_a_paragraph_that_both_changed_is_marked_and_shows_both():
    model = BASE.replace("cả xã", "cả tỉnh")
    own = BASE.replace("cả xã", "bộ phận Một cửa")

    (passage,) = three_way(BASE, model, own)

    assert passage.who == Who.BOTH
    assert passage.after == "1. Mục đích"
    assert words(passage.first) == "2. Phạm vi: cả[xã]{tỉnh}"
    assert words(passage.second) == "2. Phạm vi:[cả xã]{bộ phận Một cửa}"


def test_the_same_change_on_both_sides_is_told_apart_from_a_conflict():
    changed = BASE.replace("cả xã", "cả tỉnh")

    assert told(changed, changed) == [(Who.ALIKE, ("2. Phạm vi: cả xã",))]


def test_a_paragraph_put_beside_one_that_the_other_changed_is_no_conflict():
    model = f"{BASE}\n5. Hồ sơ"
    own = BASE.replace("4. Nội dung", "4. Các bước")

    assert told(model, own) == [(Who.SECOND, ("4. Nội dung",)), (Who.FIRST, ())]


def test_two_paragraphs_put_at_the_same_place_meet():
    assert told(f"{BASE}\n5. Hồ sơ", f"{BASE}\n5. Phụ lục") == [(Who.BOTH, ())]


def test_a_paragraph_taken_out_by_one_and_changed_by_the_other_meets():
    model = BASE.replace("3. Trách nhiệm\n", "")
    own = BASE.replace("3. Trách nhiệm", "3. Trách nhiệm của tổ")

    assert told(model, own) == [(Who.BOTH, ("3. Trách nhiệm",))]


def test_neighbouring_paragraphs_changed_by_one_each_stay_apart():
    model = BASE.replace("1. Mục đích", "1. Mục tiêu")
    own = BASE.replace("2. Phạm vi: cả xã", "2. Phạm vi: tổ")

    assert told(model, own) == [
        (Who.FIRST, ("1. Mục đích",)),
        (Who.SECOND, ("2. Phạm vi: cả xã",)),
    ]


@pytest.mark.parametrize(("first", "second"), [("", BASE), (BASE, ""), ("", "")])
def test_an_empty_text_took_everything_out(first, second):
    found = told(first, second)

    assert "\n".join(line for _who, base in found for line in base) == BASE


LINES = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6)


@given(LINES, LINES)
def test_a_side_that_equals_the_base_is_never_told(base, other):
    common, changed = "\n".join(base), "\n".join(other)

    assert {one.who for one in three_way(common, changed, common)} <= {Who.FIRST}
    assert {one.who for one in three_way(common, common, changed)} <= {Who.SECOND}


@given(LINES, LINES, LINES)
def test_turning_the_sides_round_turns_the_answer_round(base, first, second):
    texts = ["\n".join(one) for one in (base, first, second)]
    turned = {Who.FIRST: Who.SECOND, Who.SECOND: Who.FIRST}

    there = sorted((one.base, one.who) for one in three_way(*texts))
    back = three_way(texts[0], texts[2], texts[1])

    assert sorted((one.base, turned.get(one.who, one.who)) for one in back) == there
