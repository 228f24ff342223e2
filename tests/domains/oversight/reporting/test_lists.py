"""Lists from outside: what is taken, and how each fault is told."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from thuan.domains.oversight.reporting.aggregate import Group, InspectionMode, Obligation
from thuan.domains.oversight.reporting.lists import (
    Refused,
    known_groups,
    read_groups,
    read_list,
    shown_groups,
    standard_groups,
)

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/lists/reader.py",
        "if written and written not in words:",
        "if False:",
    ),
    (
        "src/thuan/domains/oversight/reporting/lists/reader.py",
        "    if first == row:\n        return []",
        "    return []",
    ),
    (
        "src/thuan/domains/oversight/reporting/lists/groups.py",
        "elif code in taken:",
        "elif False:",
    ),
]

GROUPS = (Group("xa", "UBND xã"), Group("ban", "Ban"))
HEAD = "code,name,group,obligation,declared,redeclared,edition,report_status,inspection_mode,rating"


def csv(*rows: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *rows, ""]).encode()


def xlsx(*rows: list[object]) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.set_properties({"created": datetime(2022, 10, 31, tzinfo=UTC)})  # the same bytes each time
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return buffer.getvalue()


def refusal(content: bytes) -> list[str]:
    with pytest.raises(Refused) as caught:
        read_list(content, GROUPS)
    return [str(fault) for fault in caught.value.faults]


def taken_or_refused(read: Callable[[], Sequence[object]]) -> Sequence[object]:
    """What was read, or the faults; any other error goes through and fails the test."""
    try:
        return read()
    except Refused as refused:
        return refused.faults


def test_a_full_row_is_read():
    found = read_list(csv("X01,UBND xã A,xa,bat_buoc,yes,no,2015,late,onsite,Tốt"), GROUPS)

    (line,) = found.lines
    assert (line.code, line.name, line.group) == ("X01", "UBND xã A", "xa")
    assert line.obligation is Obligation.MANDATORY
    assert (line.declared, line.redeclared, line.edition) == (True, False, "2015")
    assert line.report_status == "late"
    assert line.inspection_mode is InspectionMode.ONSITE
    assert line.rating == "Tốt"


def test_empty_cells_are_not_known():
    (line,) = read_list(csv("X01,UBND xã A,xa,,,,,,,"), GROUPS).lines

    unknown = (line.obligation, line.declared, line.redeclared, line.edition)
    assert unknown == (None, None, None, None)
    assert (line.report_status, line.inspection_mode, line.rating) == (None, None, None)


def test_columns_come_in_any_order_and_only_three_are_needed():
    found = read_list(csv("x; ban ;B07;Ban A", head="Ghi chú;GROUP;code;name"), GROUPS)

    assert [(line.code, line.group, line.name) for line in found.lines] == [("B07", "ban", "Ban A")]
    assert found.ignored == ("ghi chú",)


def test_a_mark_at_the_start_semicolons_and_blank_rows_do_not_matter():
    content = b"\xef\xbb\xbf" + csv("X01;A;xa", "", ";;", "X02;B;xa", head="code;name;group")

    assert [line.code for line in read_list(content, GROUPS).lines] == ["X01", "X02"]


def test_decomposed_letters_are_composed_and_codes_stay_text():
    name = unicodedata.normalize("NFD", "UBND xã Phước Hậu")

    (line,) = read_list(csv(f"007,{name},xa", head="code,name,group"), GROUPS).lines

    assert (line.code, line.name) == ("007", "UBND xã Phước Hậu")


def test_a_workbook_is_read_like_a_list_of_text():
    content = xlsx(
        ["name", "code", "group", "edition", "declared"],
        ["Ban A", "001", "ban", 2015, "yes"],
        ["Ban B", 22738, "ban", None, None],
    )

    first, second = read_list(content, GROUPS).lines

    assert (first.code, first.edition, first.declared) == ("001", "2015", True)
    assert (second.code, second.edition, second.declared) == ("22738", None, None)


def test_every_fault_is_told_with_its_row_and_column():
    content = csv(
        "X01,UBND xã A,xa,bat buoc,có,,,,,",
        ",UBND xã B,phuong,,,,,,,",
        "X01,,xa,,,,,soon,remote,",
    )

    told = refusal(content)

    assert told == [
        (
            "Dòng 2, cột “obligation”: ghi “bat buoc”; chỉ nhận bat_buoc hoặc khuyen_khich, "
            "để trống khi chưa có số liệu."
        ),
        "Dòng 2, cột “declared”: ghi “có”; chỉ nhận yes hoặc no, để trống khi chưa có số liệu.",
        "Dòng 3, cột “code”: đang để trống. Ghi đủ code, name và group.",
        (
            "Dòng 3, cột “group”: chưa có nhóm “phuong”. Ghi mã nhóm đã khai, "
            "hoặc khai nhóm bằng --groups."
        ),
        "Dòng 4, cột “name”: đang để trống. Ghi đủ code, name và group.",
        "Dòng 4, cột “code”: mã X01 đã có ở dòng 2. Mỗi cơ quan chỉ một dòng.",
        (
            "Dòng 4, cột “report_status”: ghi “soon”; chỉ nhận on_time hoặc late hoặc missing, "
            "để trống khi chưa có số liệu."
        ),
        (
            "Dòng 4, cột “inspection_mode”: ghi “remote”; chỉ nhận onsite hoặc dossier hoặc none, "
            "để trống khi chưa có số liệu."
        ),
    ]


def test_missing_and_doubled_columns_are_told():
    assert refusal(csv("X01,A", head="code,code")) == [
        "Dòng 1: thiếu cột “name”. Dòng đầu cần có các cột code, name, group.",
        "Dòng 1: thiếu cột “group”. Dòng đầu cần có các cột code, name, group.",
        "Dòng 1, cột “code”: có hai cột cùng tên này. Giữ lại một cột.",
    ]


def test_a_cell_too_many_is_told():
    told = refusal(csv("X01,Sở Văn hóa, Thể thao,xa", head="code,name,group"))

    assert told[0] == (
        "Dòng 2: có ô nằm ngoài các cột có tên. Đặt ô có dấu phân cách trong nháy kép."
    )


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b",,\n,,\n", HEAD.encode(), b"\xff\xfe\x00", b"PK\x03\x04 no zip"]
)
def test_a_file_without_a_list_is_refused(content):
    assert len(refusal(content)) == 1


def test_a_lone_cell_at_the_end_of_the_sheet_is_refused_before_it_is_read():
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    page = book.add_worksheet()
    page.write(0, 0, "code")
    page.write(1_048_575, 16_383, "x")
    book.close()

    assert refusal(buffer.getvalue()) == [
        "Bảng tính có ô ở XFD1048576, xa hơn 20000 dòng hoặc 200 cột. Xóa ô đó."
    ]


@settings(deadline=None)
@given(st.binary(max_size=400) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail))
def test_arbitrary_bytes_are_read_or_refused(content):
    assert taken_or_refused(lambda: read_list(content, GROUPS).lines)


CELLS = st.sampled_from(["", "xa", "X01", "yes", "có", '"', "a,b", "é", "on_time"]) | st.text(
    max_size=6
)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, max_size=12).map(",".join), max_size=6))
def test_arbitrary_rows_under_a_right_head_are_read_or_refused(rows):
    content = "\n".join([HEAD, *rows]).encode(errors="surrogatepass")

    taken = taken_or_refused(lambda: read_list(content, GROUPS).lines)

    assert taken
    assert len({str(item) for item in taken}) == len(taken)


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_damaged_workbook_is_read_or_refused(data):
    content = bytearray(xlsx(["code", "name", "group"], ["X01", "UBND xã A", "xa"]))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=4)):
        content[place] = data.draw(st.integers(0, 255))

    assert taken_or_refused(lambda: read_list(bytes(content), GROUPS).lines)


def test_the_standard_groups_stand_in_their_printed_order():
    codes = [group.code for group in standard_groups()]

    assert codes == ["so_nganh", "huyen", "truc_thuoc", "nganh_doc", "xa", "su_nghiep", "dang_doan"]


def test_declared_groups_come_first_and_codes_stay_text():
    declared = read_groups(b"agency_groups:\n- {code: 010, vi: Ban}\n- {code: no, vi: X}")

    assert [group.code for group in known_groups(declared)][:3] == ["010", "no", "so_nganh"]
    assert [group.code for group in shown_groups(declared, [], 2018)] == ["010", "no"]


def test_a_group_that_ended_is_listed_until_the_year_it_ended():
    def listed(year: int) -> bool:
        return "huyen" in [group.code for group in shown_groups((), [], year)]

    assert listed(2025)
    assert not listed(2026)


def test_faults_of_a_groups_file_are_all_told():
    content = (
        "agency_groups:\n- {code: ban, vi: Ban}\n- {code: ban}\n"
        "- {vi: X, obligation: nên, valid_to: mai}\n- ban\n"
    )

    with pytest.raises(Refused) as caught:
        read_groups(content.encode())

    assert [str(fault) for fault in caught.value.faults] == [
        "Tệp nhóm cơ quan, mục 2: mã ban đã khai ở mục trước.",
        "Tệp nhóm cơ quan, mục 2: thiếu vi (tên nhóm).",
        "Tệp nhóm cơ quan, mục 3: thiếu code.",
        (
            "Tệp nhóm cơ quan, mục 3: obligation ghi “nên”; "
            "chỉ nhận bat_buoc, khuyen_khich hoặc để trống."
        ),
        "Tệp nhóm cơ quan, mục 3: valid_to ghi “mai”; ghi ngày dạng 2025-07-01.",
        "Tệp nhóm cơ quan, mục 4: mỗi mục cần có code và vi.",
    ]


@settings(deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))
)
def test_arbitrary_bytes_are_groups_or_refused(content):
    assert taken_or_refused(lambda: read_groups(b"agency_groups:\n" + content))
