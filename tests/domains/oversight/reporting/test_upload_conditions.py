"""In which condition figures of a clerk's sheet stand, before and after they are taken (U26)."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import make_province, small_template
from thuan.domains.oversight.reporting.models import EarlierFigures
from thuan.kernel.calendar import clock
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/selectors/uploads.py",
        "for code in values if code in notes and notes[code].lacks_reason}",
        "for code in values if code in notes}",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/uploads.py",
        '"values": {**content["values"], **values}',
        '"values": content["values"]',
    ),
    (
        "src/thuan/domains/oversight/reporting/templates/reporting/preview_figures.html",
        "{% if owing.offered %}",
        "{% if False %}",
    ),
    (
        "src/thuan/domains/oversight/reporting/template/values.py",
        "return text.strip()[: -len(unit)] or text",
        "return text.strip()[: -len(unit)]",
    ),
]
pytestmark = pytest.mark.django_db
HEADS = ("Mã", "Câu hỏi", "Đơn vị tính", "Số liệu")


@pytest.fixture
def province(db, at, settings, tmp_path):
    """10 files last year; a change of half wants a reason; the name comes from the register."""
    settings.FILES = tmp_path
    clock.mark_as_demo(at)
    content = small_template()
    by_code = {field["code"]: field for field in content["sections"][0]["fields"]}
    by_code["R01.name"] |= {"source": "A", "fact": "agencies.name"}
    by_code["Q.received"]["confirm"] = True
    by_code["Q.received"]["unit"] = {"vi": "hồ sơ", "en": "cases"}
    by_code["Q.note"]["required"] = False
    found = make_province(at, content)
    found.open_cycle()
    EarlierFigures.objects.create(
        agency=found.agencies["lotus"],
        origin_agency=found.agencies["lotus"],
        state="RECORDED",
        year=2021,
        values={"Q.received": 10},
        source="Tệp",
        created_at=at,
        updated_at=at,
    )
    return found


@pytest.fixture
def clerk(province):
    province.start("lotus")
    client = Client(raise_request_exception=False)
    client.force_login(make_user(province.people["lotus_secretary"]))
    return client


def uploaded(clerk, province, *rows):
    """The address of the preview of a sheet of (code, unit, figure)."""
    columns = tuple(SheetColumn(head) for head in HEADS)
    lines = tuple((code, "x", unit, figure) for code, unit, figure in rows)
    file = SimpleUploadedFile("b.xlsx", to_xlsx([Sheet("Báo cáo", "", columns, lines)]))
    address = reverse("reporting:upload_figures", args=[province.report("lotus").public_id])
    return clerk.post(address, {"khoa": uuid4().hex, "tep": file})["Location"]


def results(clerk, address):
    """Field code → the words of its result on the preview."""
    tree = html.fromstring(clerk.get(address).text)
    return {
        row.xpath(".//input[@name='lay']/@value")[0]: " ".join(" ".join(cells).split())
        for row in tree.xpath("//tbody/tr[.//input[@name='lay']]")
        for cells in [row.xpath("./td[last()]//text()")]
    }


def marks(clerk, province):
    """Field code → the words of its mark in the form."""
    address = reverse("reporting:section", args=[province.report("lotus").public_id, "I"])
    return {
        place.get("data-o"): " ".join(mark.text_content().split())
        for place in html.fromstring(clerk.get(address).text).xpath("//div[@data-o]")
        for mark in place.xpath("./span[@data-dau]")
    }


def test_a_figure_that_moved_by_half_says_before_writing_that_it_wants_a_reason(clerk, province):
    address = uploaded(clerk, province, ("Q.received", "", 15), ("Q.on_time", "", 14))

    found = results(clerk, address)

    assert found["Q.on_time"] == "điền mới"
    assert found["Q.received"].startswith("điền mới Mục Q.received")
    assert "năm trước" in found["Q.received"]


def test_one_that_moved_less_says_nothing(clerk, province):
    address = uploaded(clerk, province, ("Q.received", "", 14))

    assert results(clerk, address) == {"Q.received": "điền mới"}


def test_one_whose_reason_stands_already_says_nothing(clerk, province):
    province.save("lotus", {"Q.received": 16}, reasons={"Q.received": "Thêm thủ tục."})
    address = uploaded(clerk, province, ("Q.received", "", 15))

    assert results(clerk, address) == {"Q.received": "thay số đang có"}


def test_one_that_differs_from_the_register_says_what_the_register_has(clerk, province):
    address = uploaded(clerk, province, ("R01.name", "", "UBND xã Sen"))

    assert results(clerk, address) == {
        "R01.name": "thay số đang có Khác số liệu từ sổ (UBND xã Hoa Sen). "
        "Cần ghi lý do trước khi trình ký."
    }


def test_written_it_stands_in_the_form_in_the_same_condition(clerk, province):
    address = uploaded(
        clerk, province, ("Q.received", "", 15), ("Q.on_time", "", 14), ("R01.name", "", "Xã Sen")
    )
    seen = json.dumps({"R01.name": "UBND xã Hoa Sen"})
    taken = ["Q.received", "Q.on_time", "R01.name"]
    done = clerk.post(address, {"khoa": uuid4().hex, "lay": taken, "da_thay": seen})

    assert done.status_code == 302
    assert marks(clerk, province) == {
        "R01.name": "cần xem lại, đã lưu",
        "R08.declared": "bắt buộc",
        "Q.received": "cần xem lại, đã lưu",
    }


@pytest.mark.parametrize(("cell", "there"), [("hồ sơ", set()), ("12 hồ sơ", {"Q.received"})])
def test_a_unit_where_the_figure_should_stand_is_not_offered(clerk, province, cell, there):
    address = uploaded(clerk, province, ("Q.received", "hồ sơ", cell), ("R08.declared", "", "Có"))

    assert set(results(clerk, address)) == {"R08.declared", *there}


def test_a_unit_alone_is_told_back_and_not_called_an_empty_cell(clerk, province):
    address = uploaded(clerk, province, ("Q.received", "hồ sơ", "hồ sơ"))

    page = clerk.get(address).text

    assert "“hồ sơ” không phải là số." in page
    assert "Ô đang để trống" not in page
