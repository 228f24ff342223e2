"""What changed between two texts, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thuan.kernel.text.differences import Change, differences

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED
WORD = st.sampled_from(["tiếp", "nhận", "hồ", "sơ", "trả", "kết", "quả"])
TEXT = st.lists(st.lists(WORD, min_size=1, max_size=5).map(" ".join), max_size=8).map("\n".join)


def told(old: str, new: str, around: int = 0) -> list[list[tuple[str, str]]]:
    return [
        [(one.change, one.words) for one in line.stretches]
        for line in differences(old, new, around=around)
    ]


def test_equal_texts_have_no_differences():
    assert differences("1. Mục đích\n2. Phạm vi", "1. Mục đích \n\n2. Phạm vi") == []


def test_a_changed_word_is_marked_within_its_line():
    assert told("Thời hạn 10 ngày làm việc", "Thời hạn 8 ngày làm việc") == [
        [(SAME, "Thời hạn "), (REMOVED, "10 "), (ADDED, "8 "), (SAME, "ngày làm việc")]
    ]


def test_a_new_line_and_a_line_that_is_gone_are_whole():
    assert told("A\nB", "A\nB\nC") == [[(ADDED, "C")]]
    assert told("A\nB\nC", "A\nC") == [[(REMOVED, "B")]]


def test_what_did_not_change_is_counted_and_left_out():
    old = "\n".join(f"dòng {n}" for n in range(1, 11))

    found = differences(old, old.replace("dòng 5", "hàng 5"))

    assert [one.skipped for one in found] == [3, 0, 0]
    assert [one.changed for one in found] == [False, True, False]


def read(text: str) -> list[str]:
    return text.split()


@given(old=TEXT, new=TEXT)
def test_both_texts_can_be_read_out_of_their_comparison(old, new):
    lines = differences(old, new, around=1000)
    stretches = [one for line in lines for one in line.stretches]

    if lines:
        before = [w for one in stretches if one.change != ADDED for w in read(one.words)]
        after = [w for one in stretches if one.change != REMOVED for w in read(one.words)]
        assert before == read(old)
        assert after == read(new)
    else:
        assert read(old) == read(new)
