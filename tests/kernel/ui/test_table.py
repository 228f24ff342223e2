"""One definition of columns drives page and files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from lxml import html as lxml_html

from tests.kernel.ui.demo import AGENCY_TABLE, agencies
from thuan.kernel.ui.drawing import lines
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table, display


def drawn(table, rows):
    """The cells of the drawn rows, in order."""
    body = lxml_html.fromstring(f"<table><tbody>{lines(table, rows)}</tbody></table>")
    return body.xpath("//th|//td")


def test_a_column_is_known_by_its_vietnamese_title_without_marks():
    column = Column("Hạn nộp", lambda row: row)

    with translation.override("en"):
        key = column.key

    assert key == "han-nop"


def test_two_columns_of_one_name_are_refused():
    columns = (Column("Mã", lambda row: row), Column("mã", lambda row: row))

    with pytest.raises(ValueError, match="two columns"):
        Table("ma", columns)


def test_only_a_column_with_an_ordering_can_be_sorted_by():
    assert AGENCY_TABLE.column("co-quan") is AGENCY_TABLE.columns[0]
    assert AGENCY_TABLE.column("so-ho-so") is None
    assert AGENCY_TABLE.column("nothing") is None


def test_an_ordering_of_two_fields_is_turned_round_field_by_field():
    column = Column("Hạn", lambda row: row, order_by=("due_on", "-code"))

    assert column.ordering(descending=True) == ("-due_on", "code")


def test_files_get_typed_values_and_the_page_gets_vietnamese_spelling():
    rows = agencies(10)[9:10]

    values = list(AGENCY_TABLE.values(rows))
    cells = [cell.text_content() for cell in drawn(AGENCY_TABLE, rows)]

    assert values == [["Ủy ban nhân dân xã Phước Đại 10", "Đúng hạn", date(2026, 10, 11), 2, None]]
    unknown = "—chưa có số liệu"
    assert cells == ["Ủy ban nhân dân xã Phước Đại 10", "Đúng hạn", "11/10/2026", "2", unknown]


def test_unknown_is_missing_and_zero_is_a_number():
    table = Table("so", (Column("Số", lambda row: row, numeric=True),))

    missing, zero = [cell.text_content() for cell in drawn(table, [None, 0])]

    assert missing == "—chưa có số liệu"
    assert zero == "0"


def test_what_is_drawn_cannot_bring_tags_of_its_own():
    table = Table("so", (Column("<b>", lambda row: row, link=lambda row: f"?{row}"),))

    html = lines(table, ['<i title="x">'])

    assert "<b>" not in html
    assert "<i" not in html
    assert 'href="?&lt;i title=&quot;x&quot;&gt;"' in html


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (1284, 0, "1.284"),
        (Decimal("1234.5"), 1, "1.234,5"),
        (date(2026, 10, 15), 0, "15/10/2026"),
        (True, 0, "có"),
        (False, 0, "không"),
        (None, 0, ""),
        ("Ẵ", 0, "Ẵ"),
    ],
)
def test_values_are_written_as_officials_write_them(value, decimals, written):
    assert display(value, decimals=decimals) == written


def test_the_print_letter_of_a_mark_is_its_first_letter():
    assert Badge(Tone.SUCCESS, "đúng hạn").letter == "Đ"
