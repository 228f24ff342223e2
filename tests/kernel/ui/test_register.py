"""A register: filter, order, pages, part and file are one and the same list."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from lxml import html
from python_calamine import CalamineWorkbook

from thuan.kernel.ui.views import listing
from thuan.kernel.ui.views.listing import page_of, query_with


def tree(response):
    return html.fromstring(response.content.decode())


def words(element):
    return " ".join(" ".join(element.itertext()).split())


def names(page):
    return [words(cell) for cell in page.xpath("//tbody//th")]


def test_the_caption_says_what_how_many_when_and_from_where(client):
    page = tree(client.get("/"))

    assert words(page.find(".//caption")) == (
        "Báo cáo năm 2026: 119 dòng; tính đến 08:15 ngày 31/10/2026; nguồn: báo cáo của cơ quan"
    )


def test_a_page_holds_fifty_rows_and_the_last_the_rest(client):
    assert len(names(tree(client.get("/")))) == 50
    assert len(names(tree(client.get("/?trang=3")))) == 19


def test_the_pages_lead_on_and_back_and_keep_the_filter(client):
    page = tree(client.get("/?sap=nop-ngay&trang=2"))

    links = page.xpath("//nav[@class='trang']/a/@href")
    assert links == ["?sap=nop-ngay&trang=1", "?sap=nop-ngay&trang=3"]


@pytest.mark.parametrize("wish", ["0", "-1", "x", "", "²"])
def test_a_page_number_that_cannot_be_read_means_the_first(client, wish):
    page = tree(client.get("/", {"trang": wish}))

    assert names(page)[0] == "Ban Quản lý Khu kinh tế và các khu công nghiệp 105"


def test_a_page_that_does_not_exist_says_so(client):
    page = tree(client.get("/?trang=9"))

    assert words(page.find_class("trong")[0]) == "Danh sách không có trang này. Về trang đầu"


def test_search_needs_no_accents(client):
    with_accents = names(tree(client.get("/", {"q": "phước đại 10"})))
    without = names(tree(client.get("/", {"q": "PHUOC DAI 10"})))

    expected = [f"Ủy ban nhân dân xã Phước Đại {number}" for number in (10, 101, 108)]
    assert with_accents == without == expected


def test_the_order_turns_round_and_is_marked_in_the_head(client):
    rising = tree(client.get("/?sap=lan-nhac"))
    falling = tree(client.get("/?sap=-lan-nhac"))

    assert words(rising.xpath("//tbody/tr[1]/td")[-2]) == "0"
    assert words(falling.xpath("//tbody/tr[1]/td")[-2]) == "3"
    head = rising.xpath("//th[@aria-sort]")[0]
    assert (head.get("aria-sort"), head.find("a").get("href")) == ("ascending", "?sap=-lan-nhac")
    assert falling.xpath("//th[@aria-sort]/a/@href") == ["?sap=lan-nhac"]


def test_an_order_by_an_unsortable_column_is_the_registers_own(client):
    assert names(tree(client.get("/?sap=so-ho-so"))) == names(tree(client.get("/")))


def test_rows_equal_in_the_order_stand_by_their_key(client):
    found = names(tree(client.get("/?sap=lan-nhac")))

    assert [name.rsplit(" ", 1)[1] for name in found[:4]] == ["4", "8", "12", "16"]


def test_htmx_gets_only_the_part_with_its_sentence(client):
    whole = client.get("/?sap=-nop-ngay&state=N")
    part = client.get("/?sap=-nop-ngay&state=N", headers={"HX-Request": "true"})

    assert "<html" not in part.content.decode()
    section = tree(part)
    assert section.get("id") == "so-theo-doi"
    assert section.get("data-announce") == "Đã xếp theo nộp ngày, giảm dần, 59 dòng"
    assert names(section) == names(tree(whole))
    assert "HX-Request" in whole["Vary"]
    assert "HX-Request" in part["Vary"]


def test_the_announcement_names_the_order_in_force(client):
    section = tree(client.get("/", headers={"HX-Request": "true"}))

    assert section.get("data-announce") == "Đã xếp theo thứ tự sẵn có, 119 dòng"


def test_the_workbook_holds_exactly_the_rows_of_the_filter(client):
    page = tree(client.get("/?state=T&sap=-nop-ngay"))
    answer = client.get("/?state=T&sap=-nop-ngay&xuat=xlsx")

    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0)
    rows = sheet.to_python()
    start = next(n for n, row in enumerate(rows) if row[0] == "Cơ quan")
    assert rows[start] == ["Cơ quan", "Trạng thái", "Nộp ngày", "Lần nhắc", "Số hồ sơ"]
    assert [row[0] for row in rows[start + 1 : start + 16]] == names(page)
    assert len(names(page)) == 15
    assert {row[1] for row in rows[start + 1 : start + 16]} == {"Nộp trễ"}
    assert answer["Content-Disposition"] == 'attachment; filename="co-quan.xlsx"'


def test_the_csv_holds_all_pages(client):
    answer = client.get("/?xuat=csv&trang=2")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Cơ quan;Trạng thái;Nộp ngày;Lần nhắc;Số hồ sơ"
    assert len(lines) == 120
    assert lines[1].endswith("105;Đúng hạn;22/10/2026;1;4885")


def test_a_list_too_long_for_one_file_says_how_to_narrow_it(client, monkeypatch):
    monkeypatch.setattr("thuan.kernel.ui.views.export.EXPORTED_ROWS", 100)

    answer = client.get("/?xuat=xlsx")

    assert answer.status_code == 403
    text = words(tree(answer).get_element_by_id("noi-dung"))
    assert "Bảng có hơn 100 dòng nên chưa xuất được một lần." in text
    assert "Lọc hẹp hơn" in text


def test_an_empty_register_says_what_will_stand_there(client):
    page = tree(client.get("/trong/"))

    assert words(page.find_class("trong")[0]).startswith("Chưa có báo cáo nào.")


def test_a_filter_without_rows_offers_to_clear_it(client):
    page = tree(client.get("/?q=khong-co-ai"))

    box = page.find_class("trong")[0]
    assert words(box) == "Không có dòng nào khớp với bộ lọc đang chọn. Xóa bộ lọc"
    assert box.find(".//a").get("href") == "/"


def test_ticked_rows_go_to_the_page_of_the_bulk_action_without_script(client):
    page = tree(client.get("/"))

    button = page.xpath("//div[@data-bulk-bar]/button")[0]
    box = page.xpath("//input[@name='chon']")[0]
    assert (button.get("formaction"), button.get("type")) == ("/trinh/", "submit")
    assert (box.get("value"), box.get("aria-label")) == (
        "105",
        "Chọn Ban Quản lý Khu kinh tế và các khu công nghiệp 105",
    )


def test_numbers_scroll_sideways_in_a_box_the_keyboard_reaches(client):
    page = tree(client.get("/so/"))

    box = page.find_class("khung-numbers")[0]
    assert (box.get("tabindex"), box.get("role")) == ("0", "region")
    assert all("so" in cell.get("class") for cell in page.xpath("//tbody/tr[1]/td"))


def test_unknown_is_said_and_never_drawn_as_zero(client):
    page = tree(client.get("/", {"q": "phuoc dai 80"}))

    assert words(page.xpath("//tbody/tr/td")[-1]) == "— chưa có số liệu"


def test_an_address_changes_only_what_is_said():
    query = QueryDict("q=a&q=b&state=&trang=2&xuat=csv")

    assert query_with(query, sap="ten") == "?q=a&q=b&sap=ten"


@pytest.mark.django_db
def test_a_long_list_costs_two_queries_and_counts_no_further_than_told(monkeypatch):
    monkeypatch.setattr(listing, "COUNTED_ROWS", 100)
    Group.objects.bulk_create(Group(name=f"Nhóm {number:03}") for number in range(119))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = page_of(Group.objects.order_by("name"), QueryDict("trang=2"), 50)

    assert len(queries) == 2
    assert "LIMIT 101" in queries.captured_queries[1]["sql"]
    assert (page.total, page.more_than_counted) == (100, True)
    assert [group.name for group in page.rows[:1]] == ["Nhóm 050"]


@pytest.mark.django_db
def test_a_short_list_costs_one_query():
    Group.objects.create(name="Nhóm")

    with CaptureQueriesContext(connection) as queries:
        page = page_of(Group.objects.order_by("name"), QueryDict(), 50)

    assert (len(queries), page.total, page.several) == (1, 1, False)
