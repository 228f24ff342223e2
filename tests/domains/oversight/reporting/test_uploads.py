"""A clerk's sheet through the pages: file, cells, preview, writing, and the way back."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from thuan.domains.oversight.reporting.models import FigureUpload
from thuan.domains.oversight.reporting.reports.blank import blank_sheet
from thuan.domains.oversight.reporting.services.uploads import take_back_figures, take_figures
from thuan.kernel.calendar import clock
from thuan.kernel.files.intake import take_in
from thuan.kernel.files.services import store
from thuan.kernel.reports.reading import read_pages
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.workflow.machine import IllegalTransition
from thuan.kernel.workflow.models import Participation

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/services/uploads.py",
        "moved = [code for code in values if paper.values.get(code) != seen.get(code)]",
        "moved: list[str] = []",
    ),
    (
        "src/thuan/domains/oversight/reporting/services/uploads.py",
        'if paper.values.get(c) == t["value"]',
        "if c",
    ),
]
pytestmark = pytest.mark.django_db
HEADS = ("Mã", "Câu hỏi", "Đơn vị tính", "Số liệu")


@pytest.fixture(autouse=True)
def now(db, at, settings, tmp_path):
    """The product clock stands where the tests stand; files lie in a folder of the test."""
    settings.FILES = tmp_path
    clock.mark_as_demo(at)
    return at


@pytest.fixture
def started(province):
    province.start("lotus")
    return province


def browser(province, who="lotus_secretary"):
    client = Client(raise_request_exception=False)
    client.force_login(make_user(province.people[who], password="bimat"))
    return client


def workbook(*rows, heads=HEADS):
    columns = tuple(SheetColumn(head) for head in heads)
    content = to_xlsx([Sheet("Báo cáo", "", columns, rows)])
    return SimpleUploadedFile("bao-cao.xlsx", content)


def ours(**figures):
    return workbook(*((code.replace("__", "."), "x", "", value) for code, value in figures.items()))


def url(name, row):
    return reverse(f"reporting:{name}", args=[row.public_id])


def press(client, address, **fields):
    return client.post(address, {"khoa": uuid4().hex, **fields})


def upload(client, province, file):
    return press(client, url("upload_figures", province.report("lotus")), tep=file)


def only_upload():
    with every_agency(reason="a test looks"):
        return FigureUpload.objects.select_related("report", "file").get()


def values(province):
    return province.paper("lotus").values


def text(response):
    return response.content.decode()


def test_our_sheet_goes_through_in_three_presses(started):
    client = browser(started)

    answer = upload(client, started, ours(Q__received=12, Q__on_time="11", R08__declared="Có"))
    row = only_upload()
    assert answer["Location"] == url("preview_figures", row)
    page = client.get(answer["Location"])
    assert "Q.received" in text(page)
    assert values(started) == {}
    seen = json.dumps({})
    done = press(client, answer["Location"], lay=["Q.received", "R08.declared"], da_thay=seen)

    assert done["Location"] == url("report", started.report("lotus"))
    assert values(started) == {"Q.received": 12, "R08.declared": True}
    assert only_upload().state == "APPLIED"


def test_the_blank_sheet_comes_back_as_ours(started):
    with every_agency(reason="a test looks"):
        rows = read_pages(blank_sheet(started.report("lotus")), "a.xlsx")[0].rows

    assert ["Mã", "Câu hỏi", "Đơn vị tính", "Số liệu"] in rows
    codes = [row[0] for row in rows if row[0] and "." in str(row[0]) and " " not in str(row[0])]
    assert codes == ["R01.name", "R08.declared", "Q.received", "Q.on_time", "Q.note"]


def test_a_foreign_sheet_asks_which_cell_is_which(started):
    client = browser(started)
    file = workbook(("Mục Q.received", "", "", 7), heads=("Nội dung", "a", "b", "c"))

    answer = upload(client, started, file)
    row = only_upload()
    assert answer["Location"] == url("map_figures", row)
    assert "Báo cáo!D" in text(client.get(answer["Location"]))
    wrong = press(client, answer["Location"], **{"Q.received": "Z99", "phien_ban": row.version})
    assert wrong.status_code == 422
    assert "Không có số liệu ở ô “Z99”" in text(wrong)
    right = press(client, answer["Location"], **{"Q.received": "D2", "phien_ban": row.version})

    assert right["Location"] == url("preview_figures", row)
    assert only_upload().mapping == {
        "Q.received": {"sheet": "Báo cáo", "row": 2, "column": 4, "label": "Mục Q.received"}
    }


def test_what_cannot_be_is_named_with_its_cell_and_not_taken(started):
    client = browser(started)
    answer = upload(client, started, ours(Q__received=-3, Q__on_time="nhiều", R01__name="A"))

    page = text(client.get(answer["Location"]))

    assert "Báo cáo!D2" in page
    assert "Báo cáo!D3" in page
    assert 'value="R01.name"' in page
    assert 'value="Q.received"' not in page
    bad = press(client, answer["Location"], lay=["Q.received"], da_thay="{}")
    assert bad.status_code == 422
    assert values(started) == {}


def test_figures_that_do_not_add_up_are_told_before_writing(started):
    client = browser(started)

    answer = upload(client, started, ours(Q__received=3, Q__on_time=9))

    assert "Đúng hạn (9) lớn hơn đã nhận (3)." in text(client.get(answer["Location"]))


def test_a_figure_changed_meanwhile_is_told_and_not_overwritten(started):
    client = browser(started)
    address = upload(client, started, ours(Q__received=12))["Location"]
    started.save("lotus", {"Q.received": 40})

    refused = press(client, address, lay=["Q.received"], da_thay="{}")

    assert refused.status_code == 422
    assert "vừa được sửa thành “40”" in text(refused)
    assert values(started)["Q.received"] == 40
    again = press(client, address, lay=["Q.received"], da_thay=json.dumps({"Q.received": 40}))
    assert again.status_code == 302
    assert values(started)["Q.received"] == 12


def test_a_second_press_writes_nothing_more(started):
    client = browser(started)
    address = upload(client, started, ours(Q__received=12))["Location"]
    sent = {"lay": ["Q.received"], "da_thay": "{}"}
    press(client, address, **sent)
    version = started.paper("lotus").version

    again = press(client, address, **sent)

    assert again["Location"] == url("report", started.report("lotus"))
    assert started.paper("lotus").version == version


def test_the_way_back_leaves_what_was_touched_since(started):
    started.save("lotus", {"Q.received": 1, "Q.on_time": 1})
    client = browser(started)
    address = upload(client, started, ours(Q__received=12, Q__on_time=11, R01__name="B"))[
        "Location"
    ]
    seen = json.dumps({"Q.received": 1, "Q.on_time": 1})
    press(client, address, lay=["Q.received", "Q.on_time", "R01.name"], da_thay=seen)
    started.save("lotus", {"Q.on_time": 10})

    row = only_upload()
    back = url("take_back_figures", row)
    assert client.get(back).status_code == 200
    done = press(client, back, phien_ban=row.version)

    assert done.status_code == 302
    assert values(started) == {"Q.received": 1, "Q.on_time": 10}
    assert only_upload().state == "UPLOADED"
    assert only_upload().taken == {}


def test_nothing_is_taken_back_twice(started):
    client = browser(started)
    address = upload(client, started, ours(Q__received=12))["Location"]
    press(client, address, lay=["Q.received"], da_thay="{}")
    row = only_upload()
    started.act("lotus_secretary", take_back_figures, upload=row)

    with pytest.raises(IllegalTransition):
        started.act("lotus_secretary", take_back_figures, upload=only_upload())


def test_nothing_ticked_is_told(started):
    client = browser(started)
    address = upload(client, started, ours(Q__received=12))["Location"]

    answer = press(client, address, da_thay="{}")

    assert "Chưa chọn mục nào để ghi" in text(answer)


def test_whoever_writes_figures_has_prepared_the_report(started):
    client = browser(started)
    address = upload(client, started, ours(Q__received=12))["Location"]
    press(client, address, lay=["Q.received"], da_thay="{}")
    taken = Participation.objects.filter(
        target_id=started.report("lotus").public_id, part="PREPARER"
    )
    assert [one.person_id for one in taken] == [started.people["lotus_secretary"].pk]


def test_a_report_waiting_for_its_signature_takes_no_file(started):
    started.save("lotus")
    file = ours(Q__received=12)
    client = browser(started)
    started.hand_in("lotus")

    answer = upload(client, started, file)

    assert answer.status_code == 422
    assert "Báo cáo đang ở bước khác" in text(answer)
    with pytest.raises(ValidationError):
        started.act(
            "lotus_secretary", take_figures, upload=kept(started), values={"Q.note": "a"}, seen={}
        )


def kept(province):
    """An upload of the draft's time, written past the service."""
    file = SimpleUploadedFile("a.csv", b"a;b\n")
    intake = take_in(file)
    report = province.report("lotus")
    stored = province.act("lotus_secretary", store, intake=intake, agency_id=report.agency_id)
    row = FigureUpload(
        agency_id=report.agency_id,
        origin_agency_id=report.agency_id,
        report=report,
        file=stored,
        state="UPLOADED",
        created_at=province.at,
        updated_at=province.at,
    )
    with every_agency(reason="a test sets the stage"):
        row.save()
    return row


@pytest.mark.parametrize("name", ["map_figures", "preview_figures", "take_back_figures"])
def test_the_neighbour_s_upload_does_not_exist(started, name):
    upload(browser(started), started, ours(Q__received=12))
    neighbour = browser(started, "bamboo_secretary")

    assert neighbour.get(url(name, only_upload())).status_code == 404
    assert press(neighbour, url(name, only_upload())).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "lưu lại thành .xlsx"),
        ("a.xlsm", b"PK\x03\x04", "macro"),
        ("a.pdf", b"%PDF-1.4 x %%EOF", "XLSX, CSV"),
        ("a.xlsx", b"PK\x03\x04 cut off", "tệp hỏng hoặc chưa tải xong"),
        ("a.csv", b"\xff\xfe\x00", "a.csv"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_with_the_way_out(started, name, content, words):
    answer = upload(browser(started), started, SimpleUploadedFile(name, content))

    assert answer.status_code == 422
    assert words in text(answer)
    with every_agency(reason="a test looks"):
        assert not FigureUpload.objects.exists()


def test_a_file_of_fifty_megabytes_is_refused_before_it_is_read(started):
    big = SimpleUploadedFile("a.csv", b"a;b\n" * (13 * 1024 * 1024))

    answer = upload(browser(started), started, big)

    assert answer.status_code == 422
    assert "lớn hơn 20 MB" in text(answer)


def test_the_sheet_may_be_had_again_by_who_prepares_the_report(started):
    upload(browser(started), started, ours(Q__received=12))
    address = reverse("files:download", args=[only_upload().file.public_id])

    assert browser(started).get(address).status_code == 200
    assert browser(started, "bamboo_secretary").get(address).status_code == 404
