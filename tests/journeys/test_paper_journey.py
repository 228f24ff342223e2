"""A report signed by hand: printed, signed, scanned, registered by the archivist, sent."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from tests.journeys import steps, world
from tests.kernel.files.corpus import PDF

pytestmark = pytest.mark.browser


@pytest.fixture
def handed_in(province):
    world.open_the_cycle()
    world.fill_the_report()
    world.hand_in_the_report()


def printed_code(paper):
    """The twelve letters at the foot of the print, as the archivist reads them."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("no pdftotext on this machine: install the package poppler-utils")
    told = subprocess.run([reader, "-", "-"], input=paper, capture_output=True, check=True)
    code = re.search(r"([0-9a-f]{4} [0-9a-f]{4} [0-9a-f]{4})", told.stdout.decode())
    return code.group(1)


@pytest.mark.parametrize("width", [1280, 390])
def test_a_report_signed_on_paper_is_registered_and_sent(handed_in, arrive, width, tmp_path):
    scan = tmp_path / "bao-cao-da-ky.pdf"
    scan.write_bytes(PDF)
    secretary = arrive("secretary", "/bao-cao/cua-toi/", width=width)
    print_ = secretary.download("Bản trình ký (.pdf)")
    archivist = arrive("archivist", "/bao-cao/cua-toi/", width=width)
    archivist.follow("Ghi nhận bản giấy đã ký")
    proposed = archivist.page.locator("main [name=signer_name]").input_value()
    archivist.fill({"document_no": "96/BC-UBND", "document_on": "11/10/2022"})
    archivist.fill({"fingerprint": "0000 0000 0000"})
    archivist.page.locator("main [name=scan]").set_input_files(scan)
    archivist.press("Ghi nhận bản giấy đã ký")
    refused = archivist.says()
    archivist.fill({"fingerprint": printed_code(print_)})
    archivist.page.locator("main [name=scan]").set_input_files(scan)
    archivist.press("Ghi nhận bản giấy đã ký")
    registered = archivist.says()
    given_back = archivist.download("Tải bản quét đã ký")
    receipt = steps.send(secretary)
    secretary.go("/bao-cao/cua-toi/")
    officer = arrive("dost_officer", "/bao-cao/theo-doi/", width=width)
    officer.follow("UBND xã An Hòa")

    assert print_.startswith(b"%PDF-")
    assert proposed == "Đặng Văn Ẩn"
    assert "So lại từng ký tự; nếu đã chép đúng thì bản giấy in trước lần sửa đó" in refused
    assert "Đặng Văn Ẩn, ký trên bản giấy 96/BC-UBND, 11/10/2022" in registered
    assert "Ngô Thị Thu Hà" in registered
    assert given_back == PDF
    assert "ký trên bản giấy" in receipt.lower()
    assert "Đặng Văn Ẩn, ký trên bản giấy 96/BC-UBND, 11/10/2022" in officer.says()
