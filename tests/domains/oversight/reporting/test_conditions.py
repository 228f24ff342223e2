"""What the mark of each figure says in the form (U26): asked for, to be looked at, noted."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import make_user
from tests.factories.reporting import make_province, small_template
from thuan.domains.oversight.reporting.models import EarlierFigures
from thuan.kernel.calendar import clock

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/selectors/conditions.py",
        "    if lacks:\n",
        "    if False:\n",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/conditions.py",
        "return Condition.REVIEW if note.lacks_reason else Condition.NOTED",
        "return Condition.NOTED",
    ),
    (
        "src/thuan/domains/oversight/reporting/selectors/conditions.py",
        "return Condition.NOTED if is_none_arose(value) else Condition.PLAIN",
        "return Condition.PLAIN",
    ),
    (
        "src/thuan/domains/oversight/reporting/views/save_fields.py",
        'codes = {code.removeprefix(reason_name("")) for code in saved.codes}',
        "codes = set(saved.codes)",
    ),
]
pytestmark = pytest.mark.django_db
MARKS = {"bắt buộc", "cần xem lại, đã lưu", "có ghi chú", "đã khóa"}


@pytest.fixture
def province(db, at):
    """10 files last year; a change of half wants a reason; the note may stay empty."""
    content = small_template()
    for field in content["sections"][0]["fields"]:
        if field["code"] == "Q.received":
            field["confirm"] = True
        if field["code"] == "Q.on_time":
            field["none_reason"] = True
        if field["code"] == "Q.note":
            field["required"] = False
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
def clerk(province, at):
    clock.mark_as_demo(at)
    province.start("lotus")
    client = Client(raise_request_exception=False)
    client.force_login(make_user(province.people["lotus_secretary"]))
    return client


def address(province):
    return reverse("reporting:section", args=[province.report("lotus").public_id, "I"])


def marks(clerk, province):
    """Field code → the words of its mark on the page."""
    tree = html.fromstring(clerk.get(address(province)).content.decode())
    return {
        place.get("data-o"): " ".join(mark.text_content().split())
        for place in tree.xpath("//div[@data-o]")
        for mark in place.xpath("./span[@data-dau]")
    }


def saved(clerk, province, **fields):
    sent = {"phien_ban": "99", "muc": list(fields), **fields}
    return clerk.post(f"{address(province)}luu/", sent).json()["conditions"]


def test_what_is_asked_for_and_not_given_says_so_and_what_may_stay_empty_does_not(clerk, province):
    asked = dict.fromkeys(("R01.name", "R08.declared", "Q.received", "Q.on_time"), "bắt buộc")

    assert marks(clerk, province) == asked


def test_a_figure_that_moved_by_half_is_to_be_looked_at_until_its_reason_is_there(clerk, province):
    province.save("lotus", {"Q.received": 15, "Q.on_time": 14})
    assert marks(clerk, province)["Q.received"] == "cần xem lại, đã lưu"

    province.save("lotus", {}, reasons={"Q.received": "Thêm thủ tục đất đai."})
    assert marks(clerk, province)["Q.received"] == "có ghi chú"

    province.save("lotus", {"Q.received": 14})
    assert "Q.received" not in marks(clerk, province)


def test_nothing_arose_is_a_note_by_itself(clerk, province):
    province.save("lotus", {"Q.on_time": {"none": "Chưa có bộ phận một cửa."}})

    assert marks(clerk, province)["Q.on_time"] == "có ghi chú"


def test_the_save_while_typing_answers_with_the_mark(clerk, province):
    assert saved(clerk, province, **{"Q.received": "15"}) == {"Q.received": "xem"}
    assert saved(clerk, province, **{"ly-do.Q.received": "Thêm thủ tục."}) == {"Q.received": "chu"}
    assert saved(clerk, province, **{"Q.received": "11"}) == {"Q.received": "xong"}
    assert saved(clerk, province, **{"Q.received": ""}) == {"Q.received": "can"}


def test_the_page_carries_every_mark_for_the_saves_while_typing(clerk, province):
    page = clerk.get(address(province)).text
    words = page[page.index('id="mau-luu"') :]

    assert all(word in words for word in MARKS)


def test_a_report_at_its_signer_answers_that_it_is_locked(clerk, province):
    province.save("lotus")
    province.save("lotus", {}, reasons={"Q.received": "x"})
    province.hand_in("lotus")

    answer = clerk.post(f"{address(province)}luu/", {"phien_ban": "9", "muc": "Q.note"})

    assert answer.status_code == 422
    assert answer.json() == {"locked": "Đã trình người ký. Cần sửa thì nhờ người ký trả lại."}
