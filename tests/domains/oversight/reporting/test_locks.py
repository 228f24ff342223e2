"""What cannot be changed says so by word and mark, why, and what opens it (U26, U28)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.guests import LAST, TODAY, reviewer
from tests.factories.reporting import make_province, small_template
from thuan.domains.oversight.reporting.models import AnnualReport, EarlierFigures
from thuan.domains.oversight.reporting.services import checking
from thuan.domains.registry.people.api import invite_guest
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/views/locked.py",
        "    return done if way else",
        "    return done if True else",
    ),
    (
        "src/thuan/domains/oversight/reporting/forms/section.py",
        "            for field in self.shown\n            if reason_name",
        "            for field in self.asked\n            if reason_name",
    ),
]
pytestmark = pytest.mark.django_db
RETURN = {"reason": "INCOMPLETE", "comment": "Thiếu số"}


@pytest.fixture
def province(db, at):
    """Received = counter + online, as the system adds it up; 5 were received last year."""
    content = small_template()
    (section,) = content["sections"]
    words = {"vi": "Nhận trực tiếp", "en": "Counter"}, {"vi": "Nhận trực tuyến", "en": "Online"}
    parts = [
        {**section["fields"][2], "code": code, "label": label}
        for code, label in zip(("Q.counter", "Q.online"), words, strict=True)
    ]
    total = {
        **section["fields"][2],
        "label": {"vi": "Tổng số nhận", "en": "Received in total"},
        "computed": {"sum": ["Q.counter", "Q.online"]},
        "required": False,
        "confirm": True,
    }
    declared, (on_time, note) = section["fields"][:2], section["fields"][3:]
    section["fields"] = [*declared, *parts, total, on_time, {**note, "required": False}]
    found = make_province(at, content)
    found.open_cycle()
    agency = found.agencies["lotus"]
    EarlierFigures.objects.create(
        agency=agency,
        origin_agency=agency,
        state="RECORDED",
        year=2021,
        values={"Q.counter": 3, "Q.online": 2},
        source="Tệp",
        created_at=at,
        updated_at=at,
    )
    clock.mark_as_demo(at)
    return found


def visitor(province, name):
    person = province.people[name]
    client = Client(raise_request_exception=False)
    client.force_login(person.users.first() or make_user(person, name.replace("_", "")))
    return client


def address(province, name="report", *more):
    with every_agency(reason="a test looks"):
        row = AnnualReport.objects.get(agency=province.agencies["lotus"])
    return reverse(f"reporting:{name}", args=[row.public_id, *more])


def seen(province, who, name="report", *more):
    return html.fromstring(visitor(province, who).get(address(province, name, *more)).text)


def told(tree):
    """The sentence about the lock, and the links in it."""
    (place,) = tree.xpath("//p[strong[normalize-space()='Đã khóa.']] | //p[span/strong]")
    words = " ".join(place.text_content().split())
    return words, [link.get("href") for link in place.xpath(".//a")]


def filled(province, **more):
    province.start("lotus")
    figures = {"Q.counter": 3, "Q.online": 2, "Q.on_time": 4, **more}
    words = {"R01.name": "Sen", "R08.declared": True, "Q.note": "Không"}
    province.save("lotus", {**words, **figures})


def test_a_total_stands_in_the_form_locked_with_what_it_is_made_of(province):
    filled(province)

    tree = seen(province, "lotus_secretary", "section", "I")

    (place,) = tree.xpath("//div[@data-o='Q.received']")
    assert " ".join(place.xpath(".//strong")[0].text_content().split()) == "5"
    assert place.xpath(".//span[@class='dau-muc']//*[local-name()='svg']")
    assert "đã khóa" in place.text_content()
    assert [(a.text, a.get("href")) for a in place.xpath(".//a")] == [
        ("Nhận trực tiếp", "#id_Q.counter"),
        ("Nhận trực tuyến", "#id_Q.online"),
    ]
    assert tree.xpath("//input[@id='id_Q.counter']")
    assert not place.xpath(".//input | .//textarea | .//select")


def test_a_total_of_which_a_part_lacks_says_so(province):
    filled(province, **{"Q.online": None})

    (place,) = seen(province, "lotus_secretary", "section", "I").xpath(
        "//div[@data-o='Q.received']"
    )

    assert place.xpath(".//strong")[0].text == "chưa đủ số liệu để tính"


def test_a_total_that_is_sent_by_hand_is_not_kept(province):
    filled(province)
    place = address(province, "save_fields", "I")
    sent = {"phien_ban": "99", "muc": ["Q.received", "Q.counter"], "Q.received": "99"}

    answer = visitor(province, "lotus_secretary").post(place, {**sent, "Q.counter": "4"})

    assert answer.json()["saved"] == ["Q.counter"]
    assert answer.json()["sums"]["Q.received"] == "6"
    assert province.paper("lotus").values["Q.received"] == 6


def test_a_total_that_moved_by_half_takes_its_reason_and_then_goes_to_the_signer(province):
    """5 last year, 11 now: without a box for the reason nobody could send the report on."""
    filled(province, **{"Q.counter": 6, "Q.online": 5})
    place, client = address(province, "section", "I"), visitor(province, "lotus_secretary")
    box = "ly-do.Q.received"
    assert client.get(place).text.count(f'name="{box}"') == 1

    answer = client.post(
        address(province, "save_fields", "I"),
        {"phien_ban": "99", "muc": box, box: "Nhận thêm hồ sơ đất đai."},
    )

    assert answer.json()["saved"] == [box]
    assert answer.json()["conditions"] == {"Q.received": "chu"}
    province.hand_in("lotus")
    assert province.report("lotus").state == "INTERNAL_REVIEW"


def test_a_total_is_folded_away_only_with_its_parts(province):
    filled(province)

    tree = seen(province, "lotus_secretary", "section", "I")

    assert not tree.xpath("//details//div[@data-o='Q.received']")
    assert tree.xpath("//details//div[@data-o='Q.note']")


STEPS = ["INTERNAL_REVIEW", "SIGNED", "SUBMITTED", "UNDER_CHECK", "ACCEPTED", "RETURNED"]


def brought_to(province, state):
    filled(province)
    province.hand_in("lotus")
    if state != "INTERNAL_REVIEW":
        province.sign("lotus")
    if state not in {"INTERNAL_REVIEW", "SIGNED"}:
        province.submit("lotus")
    if state in {"UNDER_CHECK", "ACCEPTED", "RETURNED"}:
        province.take("lotus")
    if state == "ACCEPTED":
        province.accept("lotus")
    if state == "RETURNED":
        province.on("lotus", checking.return_report, who="officer", **RETURN)


SENT = "Đã khóa. Đã gửi Sở Khoa học và Công nghệ. Cần sửa thì đề nghị Sở trả lại để bổ sung."
OTHERS = "Đã khóa. Số liệu của cơ quan; chỉ cơ quan báo cáo sửa được."
SAID = [
    (
        "INTERNAL_REVIEW",
        "lotus_secretary",
        "Đã khóa. Đã trình người ký. Cần sửa thì nhờ người ký trả lại.",
        [],
    ),
    (
        "INTERNAL_REVIEW",
        "lotus_head",
        "Đã khóa. Đã trình người ký. Trả lại người soạn",
        ["return_to_preparer"],
    ),
    (
        "SIGNED",
        "lotus_secretary",
        "Đã khóa. Đã ký. Cần sửa thì nhờ thủ trưởng rút lại.",
        [],
    ),
    ("SIGNED", "lotus_head", "Đã khóa. Đã ký. Rút lại để sửa", ["recall"]),
    ("SUBMITTED", "lotus_secretary", SENT, []),
    ("UNDER_CHECK", "lotus_secretary", SENT, []),
    ("SUBMITTED", "officer", f"{OTHERS} Nhận kiểm tra", ["take"]),
    ("UNDER_CHECK", "officer", f"{OTHERS} Trả lại để bổ sung", ["return"]),
    (
        "ACCEPTED",
        "lotus_secretary",
        "Đã khóa. Sở Khoa học và Công nghệ đã chấp nhận. Cần sửa thì đề nghị Sở mở lại.",
        [],
    ),
    ("ACCEPTED", "director", f"{OTHERS} Mở lại báo cáo đã chấp nhận", ["reopen"]),
    (
        "RETURNED",
        "lotus_secretary",
        "Đã khóa. Bản đã gửi được giữ nguyên. Bổ sung báo cáo",
        ["revise"],
    ),
]


@pytest.mark.parametrize(("state", "who", "words", "ways"), SAID)
def test_a_locked_report_says_which_lock_it_is_and_what_opens_it(province, state, who, words, ways):
    brought_to(province, state)

    assert told(seen(province, who)) == (words, [address(province, way) for way in ways])


@pytest.mark.parametrize("state", STEPS)
def test_every_answer_of_a_locked_report_carries_the_mark(province, state):
    brought_to(province, state)

    tree = seen(province, "lotus_secretary", "check_answers")

    rows = tree.xpath("//dl[@class='cau-tra-loi']/div")
    marked = [row for row in rows if row.xpath("dd[@class='sua']/span[contains(., 'đã khóa')]")]
    assert len(rows) == len(marked) == 7
    assert all(row.xpath("dd[@class='sua']//*[local-name()='svg']") for row in rows)


def test_while_it_is_filled_only_the_total_is_marked_and_the_rest_leads_to_its_field(province):
    filled(province)

    tree = seen(province, "lotus_secretary", "check_answers")

    marked = tree.xpath("//dd[@class='sua']/span[contains(., 'đã khóa')]/../../dt")
    assert [one.text for one in marked] == ["Tổng số nhận"]
    assert len(tree.xpath("//dd[@class='sua']/a")) == 6
    assert not tree.xpath("//strong[.='Đã khóa.']")


def test_a_form_that_comes_late_marks_every_field_and_keeps_what_was_typed(province):
    """Without script: the report went to its signer while the page was open."""
    filled(province)
    province.hand_in("lotus")
    sent = {"khoa": "1" * 32, "phien_ban": "1", "Q.note": "viết dở", "xong": "xong"}

    answer = visitor(province, "lotus_secretary").post(address(province, "section", "I"), sent)

    tree = html.fromstring(answer.text)
    assert answer.status_code == 422
    assert len(tree.xpath("//form//div[@data-o]//span[contains(., 'đã khóa')]")) == 7
    assert "viết dở" in answer.text


def test_a_guest_reads_that_the_figures_are_the_agencys(province):
    filled(province)
    province.hand_in("lotus")
    make_user(province.people["bamboo_head"], "khach", password="bimat")
    asked = {"username": "khach", "decision_no": "45/QĐ", "valid_from": TODAY, "valid_to": LAST}
    province.act("lotus_head", invite_guest, to=reviewer(province.report("lotus")), **asked)

    assert told(seen(province, "bamboo_head")) == (
        "Đã khóa. Số liệu do cơ quan báo cáo nhập; người được mời chỉ đọc. Trả lại người soạn",
        [address(province, "return_to_preparer")],
    )
