"""From a TTHC without a procedure to one in force that fits its limit."""

from __future__ import annotations

import pytest

from tests.factories.procedures import make_terms
from tests.journeys.world import PASSWORD

pytestmark = pytest.mark.browser

TABLE = (
    "TT\tBước\tTrách nhiệm\tThời gian\tKết quả\n1\tTiếp nhận\tBộ phận Một cửa\t0,5 ngày\tGiấy hẹn"
)
LONG = TABLE + "\n2\tThẩm định\tCông chức tư pháp\t9 ngày\tTờ trình\n3\tKý\tChủ tịch\t1 ngày\t"


@pytest.mark.parametrize("width", [1280, 390])
def test_a_tthc_gets_its_procedure(arrive, width):
    make_terms("9.000101", name="Đăng ký khai sinh")
    secretary = arrive("secretary", "/", width=width)
    secretary.menu("TTHC của cơ quan")
    assert "0/1 TTHC có quy trình nội bộ đang hiệu lực" in secretary.says()
    secretary.follow("Lập quy trình")
    secretary.fill({"code": "QT.HT.01"})
    secretary.press("Lập và soạn các bước")
    assert "Các bước cần 3 ngày làm việc; thời hạn của TTHC 9.000101: 10 ngày" in secretary.says()

    secretary.follow("Dán bảng từ Word, Excel")
    secretary.fill({"table": LONG})
    secretary.press("Thay bảng các bước")
    assert "quá thời hạn của TTHC 9.000101 (10 ngày làm việc): 4 giờ làm việc" in secretary.says()
    secretary.follow("lần ban hành 01, sửa đổi 00")
    secretary.follow("Trình xem xét")
    secretary.page.locator("main label", has_text="Trần Thị Lan").click()
    secretary.press("Trình xem xét")
    assert "dài hơn 4 giờ làm việc so với thời hạn của TTHC 9.000101" in secretary.says()

    secretary.follow("Quay lại, chưa làm gì")
    secretary.follow("Các bước và thời gian")
    if width < 768:
        secretary.page.locator("summary", has_text="2. Thẩm định").click()
    secretary.fill({"dong-1-time": "8 ngày"})
    secretary.press("Lưu các bước")
    assert "còn dư 4 giờ làm việc" in secretary.says()
    secretary.follow("lần ban hành 01, sửa đổi 00")
    version = secretary.page.url
    secretary.follow("Trình xem xét")
    secretary.page.locator("main label", has_text="Trần Thị Lan").click()
    secretary.press("Trình xem xét")
    lan, head = arrive("lan", version, width=width), arrive("head", "/", width=width)
    lan.step("Đồng ý")
    head.go(version)
    head.follow("Phê duyệt")
    assert "Thẩm định" in head.says()
    head.fill({"decision_no": "12/QĐ-UBND", "password": PASSWORD})
    head.press("Phê duyệt")

    secretary.go("/quy-trinh-noi-bo/")
    assert "1/1 TTHC có quy trình nội bộ đang hiệu lực" in secretary.says()
    assert "QT.HT.01" in secretary.says()
