"""What may not be shown cannot be built."""

from __future__ import annotations

from datetime import date

import pytest

from thuan.kernel.ui.components import Bar, BarChart, Figure
from thuan.kernel.ui.words import due_words

DAY = date(2022, 12, 15)


def test_a_figure_is_a_sentence_with_ratio_rate_missing_and_date():
    figure = Figure(96, 119, "cơ quan đúng hạn", 2, DAY)

    expected = (
        "96/119 cơ quan đúng hạn\u00a0(80,67\u00a0%), chưa có số liệu: 2, tính đến 15/12/2022"
    )
    assert str(figure) == expected


def test_a_figure_out_of_nothing_has_no_rate():
    figure = Figure(0, 0, "cơ quan đúng hạn", 119, DAY)

    assert str(figure) == "0/0 cơ quan đúng hạn, chưa có số liệu: 119, tính đến 15/12/2022"


@pytest.mark.parametrize("gap", ["of", "missing", "as_of"])
def test_a_figure_is_refused_without_denominator_missing_or_date(gap):
    parts = {"count": 96, "of": 119, "noun": "cơ quan", "missing": 2, "as_of": DAY, gap: None}

    with pytest.raises(ValueError, match=gap):
        Figure(**parts)


@pytest.mark.parametrize(("count", "of", "missing"), [(120, 119, 0), (-1, 119, 0), (1, 2, -1)])
def test_a_part_larger_than_the_whole_is_refused(count, of, missing):
    with pytest.raises(ValueError, match="cannot be"):
        Figure(count, of, "cơ quan", missing, DAY)


def test_a_chart_without_a_finding_is_refused():
    with pytest.raises(ValueError, match="finding"):
        BarChart(" ", (Bar("Cấp xã", 18),), "điểm", DAY)


def test_bars_are_measured_by_the_longest():
    chart = BarChart("Kết luận", (Bar("A", 18), Bar("B", 9), Bar("C", 0)), "điểm", DAY)

    assert [width for _bar, width in chart.widths()] == ["100.0%", "50.0%", "0.0%"]


@pytest.mark.parametrize(
    ("due_on", "working_days", "words"),
    [
        (None, None, ""),
        (date(2026, 10, 8), None, "quá 1 ngày, hạn 08/10/2026"),
        (date(2026, 10, 9), None, "hết hạn hôm nay, 09/10/2026 (24 giờ 00)"),
        (date(2026, 10, 15), None, "còn 6 ngày, đến hết ngày 15/10/2026"),
        (date(2026, 10, 15), 4, "còn 4 ngày làm việc, đến hết ngày 15/10/2026"),
    ],
)
def test_time_left_is_said_in_words(due_on, working_days, words):
    assert due_words(due_on, date(2026, 10, 9), working_days) == words
