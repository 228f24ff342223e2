"""A paper that DOST entered for a commune: its figures go into the commune's draft, and on."""

from __future__ import annotations

import pytest

from tests.journeys import world
from tests.journeys.answers import ANSWERS
from tests.journeys.steps import hand_in, sign, take_up
from tests.kernel.files.corpus import PDF

pytestmark = pytest.mark.browser
ON_PAPER = {code: text for part in ANSWERS.values() for code, text in part.items()}
# What is not on the paper the commune's own draft has: 20 trained, and nobody counted the posts.
IN_THE_DRAFT = {"R18.trained_persons": "20", "R19.auditors_qualified": "3"}


@pytest.fixture
def begun(province):
    """The commune has typed two figures of its own and sent nothing."""
    world.open_the_cycle()
    world.begin_the_report(IN_THE_DRAFT)


def enter(officer, scan):
    """The paper is registered with its scan, then typed in on behalf of the commune."""
    officer.follow("Ghi nhận báo cáo giấy")
    officer.fill({"agency": world.agency_id(world.COMMUNE), "arrived_on": "11/10/2022"})
    officer.fill({"incoming_no": "1284", "document_no": "96/BC-UBND"})
    officer.fill({"document_on": "10/10/2022", "signer_name": "Đặng Văn Ẩn"})
    officer.page.locator("main [name=scan]").set_input_files(scan)
    officer.press("Ghi nhận báo cáo giấy")
    officer.fill(ON_PAPER)
    officer.press("Ghi nhận báo cáo của cơ quan")


def give_back(officer):
    """Another officer than the one who typed it in checks it."""
    officer.follow("UBND xã An Hòa")
    officer.step("Nhận kiểm tra")
    officer.follow("Trả lại để bổ sung")
    officer.fill({"reason": "FIGURES", "fields_to_mend": "R21.on_time"})
    officer.fill({"comment": "Đối chiếu lại số hồ sơ đúng hạn với sổ."})
    officer.press("Trả lại để bổ sung")


def test_the_papers_figures_are_taken_edited_and_sent_as_version_two(begun, arrive, tmp_path):
    scan = tmp_path / "bao-cao-giay.pdf"
    scan.write_bytes(PDF)
    officer = arrive("dost_officer", "/bao-cao/theo-doi/")
    enter(officer, scan)
    entered = officer.says()
    give_back(arrive("dost_officer_2", "/bao-cao/theo-doi/"))

    secretary = arrive("secretary", "/", width=390)
    take_up(secretary, "Bổ sung báo cáo năm 2022")
    secretary.step("Bổ sung báo cáo")
    secretary.follow("Lấy số liệu của bản giấy")
    offered = secretary.says()
    secretary.press("Ghi số liệu của bản giấy vào bản đang soạn")
    taken = secretary.says()
    secretary.follow_part("VI")
    secretary.fill({"R21.on_time": "333", "R21.late": "15"})
    secretary.press("Lưu và về danh sách phần")
    hand_in(secretary)
    sign(arrive("head", "/", width=390))
    secretary.go("/bao-cao/cua-toi/")
    secretary.step("Gửi lại Sở Khoa học và Công nghệ")
    receipt = secretary.says()
    secretary.go("/bao-cao/cua-toi/")
    secretary.follow("So sánh hai bản")
    compared = secretary.says()

    assert "Đặng Văn Ẩn, ký trên bản giấy 96/BC-UBND, 10/10/2022" in entered
    assert "20 → bản giấy: 18" in offered
    assert "Đã ghi số liệu của bản giấy vào bản đang soạn." in taken
    assert "Bản 2" in receipt
    assert "Gửi lần đầu 09:00 ngày 11/10/2022, đúng hạn" in receipt
    assert "mục khác nhau giữa bản 1 và bản 2" in compared
    assert "Số hồ sơ giải quyết đúng hạn" in compared
    assert "Số người được đào tạo, tập huấn" not in compared
