"""From an empty map to one that is reviewed, and an instrument that fails its check."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 390])
def test_an_agency_draws_its_map_and_looks_at_it(arrive, width):
    secretary = arrive("secretary", "/", width=width)
    secretary.menu("Sơ đồ quá trình")
    assert "Chưa có quá trình nào" in secretary.says()
    secretary.follow("Lấy các quá trình thường gặp")
    secretary.press("Lấy các quá trình")
    assert "9 quá trình, phiếu nào cũng khai đủ" in secretary.says()

    secretary.follow("Thêm quá trình")
    secretary.fill({"code": "C4", "name": "Hòa giải ở cơ sở"})
    secretary.page.locator("main label", has_text="Quá trình chính").click()
    secretary.press("Thêm vào sơ đồ")
    assert "Phiếu còn thiếu: đầu vào, đầu ra, nối với quá trình khác" in secretary.says()
    secretary.follow("Đầu vào, đầu ra")
    secretary.fill({"dong-0-what": "Đơn đề nghị", "dong-0-party": "Người dân"})
    secretary.page.locator("#id_dong-0-direction_0").check()
    secretary.fill({"dong-1-what": "Biên bản hòa giải"})
    secretary.page.locator("#id_dong-1-direction_1").check()
    secretary.page.select_option(
        "[name=dong-1-process]", label="H1 Văn thư, lưu trữ, kiểm soát tài liệu"
    )
    secretary.press("Lưu đầu vào, đầu ra")
    assert "Phiếu còn thiếu: chỉ số hoặc tiêu chí, nguồn lực, chủ quá trình" in secretary.says()
    secretary.go("/qua-trinh/")
    assert "10 quá trình, 1 phiếu còn thiếu mục" in secretary.says()
    assert "Biên bản hòa giải" in secretary.says()

    head = arrive("head", "/qua-trinh/", width=width)
    head.follow("Xem xét sơ đồ")
    head.fill({"conclusion": "Đúng với cơ cấu. Văn phòng khai xong phiếu C4 trong quý I."})
    head.press("Ghi kết luận")
    assert "C4 Hòa giải ở cơ sở" in head.says()
    assert "Văn phòng khai xong phiếu C4" in head.says()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_instrument_that_fails_is_set_aside_until_it_passes(arrive, width):
    secretary = arrive("secretary", "/phuong-tien-do/", width=width)
    secretary.follow("Thêm phương tiện đo")
    secretary.fill(
        {
            "code": "CĐ-01",
            "name": "Cân đồng hồ",
            "used_for": "Cân đối chứng ở chợ",
            "interval_months": "12",
        }
    )
    secretary.page.locator("main label", has_text="Kiểm định").click()
    secretary.press("Thêm phương tiện đo")
    assert "Chưa kiểm lần nào" in secretary.says()

    secretary.follow("Ghi lần kiểm")
    secretary.fill({"done_by": "Chi cục"})
    secretary.page.get_by_label("Không đạt", exact=True).check()
    secretary.press("Ghi lần kiểm")
    assert "ghi kết quả đo trước đó còn dùng được không" in secretary.says()
    secretary.fill({"effect": "Đã cân lại ba mẫu tuần trước, sai dưới mức cho phép."})
    secretary.press("Ghi lần kiểm")
    assert "ngừng dùng, chờ xử lý" in secretary.says()

    secretary.follow("Dùng lại")
    secretary.press("Dùng lại")
    assert "Chưa có lần kiểm đạt còn giá trị" in secretary.says()
