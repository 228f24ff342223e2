"""A commune brings the sixty documents it has had on paper, and works by them the same morning."""

from __future__ import annotations

import pytest

from tests.factories.onboarding import book, packed, row, word
from tests.journeys.world import PASSWORD
from thuan.kernel.jobs.backend import work_off

pytestmark = pytest.mark.browser

SYSTEM = (
    ("MH-01", "Mô hình hệ thống quản lý chất lượng", "Sổ tay, mô hình hệ thống"),
    ("CSCL", "Chính sách chất lượng", "Chính sách chất lượng"),
    ("MTCL", "Mục tiêu chất lượng năm 2022", "Mục tiêu chất lượng"),
    ("QT-TL", "Kiểm soát thông tin dạng văn bản", "Quy trình hệ thống"),
    ("QT-RR", "Quản lý rủi ro và cơ hội", "Quy trình hệ thống"),
    ("QT-ĐGNB", "Đánh giá nội bộ", "Quy trình hệ thống"),
    ("QT-XXLĐ", "Xem xét của lãnh đạo", "Quy trình hệ thống"),
    ("QT-KPH", "Kiểm soát sự không phù hợp", "Quy trình hệ thống"),
)
KIND = "Quy trình nội bộ giải quyết TTHC"


def listed() -> list[list[object]]:
    """Eight documents of the system, one with an older version, and fifty-two procedures."""
    rows = [row(code, name, "01/04/2021", kind=kind) for code, name, kind in SYSTEM]
    rows.append(
        row("QT-TL", SYSTEM[3][1], "15/02/2022", revision=1, file_name="QT-TL sua doi 1.docx")
    )
    for n in range(1, 53):
        code = f"QT-TTHC-{n:02}"
        rows.append(row(code, f"Thủ tục hành chính số {n}", "01/06/2021", kind=KIND))
    return rows


def files() -> dict[str, bytes]:
    """The files in folders as clerks keep them; one name in letters of an old font."""
    found = {}
    for code, name, _kind in SYSTEM:
        found[f"He thong/{code} {name}.docx"] = word(name)
    found["He thong/QT-TL söa ®æi 1.docx"] = word("Sửa đổi lần 1")
    for n in range(1, 53):
        found[f"TTHC/QT-TTHC-{n:02}.docx"] = word(f"Thủ tục {n}")
    found["TTHC/QT-TTHC-52.docx"] = b""
    found["TTHC/Thumbs.db"] = b"x"
    return found


@pytest.mark.parametrize("width", [1280, 390])
def test_sixty_documents_on_paper_come_into_force_in_one_morning(arrive, tmp_path, width):
    workbook, archive = tmp_path / "danh-sach.xlsx", tmp_path / "ho-so.zip"
    workbook.write_bytes(book(*listed()))
    archive.write_bytes(packed(files()))
    late = tmp_path / "QT-TTHC-52.docx"
    late.write_bytes(word("Thủ tục 52"))
    secretary = arrive("secretary", "/nhap-ho-so-cu/", width=width)

    secretary.follow("Nhập một danh sách")
    sample = secretary.download("Tải mẫu danh sách (Excel, có hai dòng ví dụ)")
    secretary.page.locator("main [name=listing]").set_input_files(workbook)
    secretary.page.locator("main [name=uploads]").set_input_files(archive)
    secretary.press("Đọc danh sách và ghép tệp")
    read = secretary.says()
    secretary.follow("Tải thêm tệp")
    secretary.page.locator("main [name=uploads]").set_input_files(late)
    secretary.press("Tải lên và ghép")
    address = secretary.page.url
    secretary.step("Chạy thử")
    secretary.step("Trình thủ trưởng")
    head = arrive("head", "/", width=width)
    asked = head.says()
    head.go(address)
    head.follow("Xác nhận, đưa vào hiệu lực")
    head.fill({"password": PASSWORD})
    head.press("Xác nhận, đưa vào hiệu lực")
    work_off()
    head.go(address)
    done = head.says()
    head.go("/tai-lieu/danh-muc/")
    master_list = head.says()
    head.follow("QT-RR")
    version = head.says()

    assert sample[:2] == b"PK"
    assert "61 dòng" in read
    assert "1 dòng cần sửa" in read
    assert "“QT-TTHC-52.docx” không có nội dung." in read
    assert "Xác nhận nhập hồ sơ cũ: danh-sach.xlsx" in asked
    assert "Đã nhập xong" in done
    assert "QT-TTHC-43" in master_list
    assert "nhập từ hồ sơ cũ 11/10/2022" in version
