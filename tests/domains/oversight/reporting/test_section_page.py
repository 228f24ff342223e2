"""The section page: autosave answers, conflicts with and without script, its cost and weight."""

from __future__ import annotations

import gzip
import re
import unicodedata
from pathlib import Path
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.factories import assign, employ, make_person, make_user
from thuan.domains.oversight.reporting.models import DraftContent, SectionPresence
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

SABOTAGES = [
    (
        "src/thuan/domains/oversight/reporting/views/filling.py",
        "if was.get(code) != _mark(value)]",
        "if True]",
    ),
    (
        "src/thuan/domains/oversight/reporting/views/save_fields.py",
        "if self.report.state != ReportState.DRAFT:",
        "if False:",
    ),
]
pytestmark = pytest.mark.django_db
KB = 1024


@pytest.fixture
def pair(province, at):
    """Two secretaries of the commune at two browsers; the report is begun."""
    clock.mark_as_demo(at)
    with every_agency(reason="test data"):
        lan = make_person("Nguyễn Thị Lan")
        employ(lan, province.agencies["lotus"])
        assign(lan, "ISO_SEC", province.agencies["lotus"])
    province.start("lotus")
    clients = []
    for person in (province.people["lotus_secretary"], lan):
        client = Client(raise_request_exception=False)
        client.force_login(make_user(person))
        clients.append(client)
    return clients


@pytest.fixture
def page(province, pair):
    return reverse("reporting:section", args=[province.report("lotus").public_id, "I"])


def autosave(client, page, base=1, **fields):
    sent = {"phien_ban": str(base), "muc": list(fields), **fields}
    return client.post(f"{page}luu/", sent)


def press(client, page, **fields):
    return client.post(page, {"khoa": uuid4().hex, **fields})


def hidden(client, page):
    """What the page itself sends with a press: version and what it showed."""
    tree = html.fromstring(client.get(page).content.decode())
    names = ("phien_ban", "goc")
    return {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in names}


def words(answer):
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def kept():
    with every_agency(reason="a test looks"):
        return DraftContent.objects.get().values


def test_a_field_is_saved_as_it_is_typed(pair, page):
    answer = autosave(pair[0], page, **{"Q.received": "1.284"})

    assert answer.status_code == 200
    told = answer.json()
    assert (told["saved"], told["version"]) == (["Q.received"], 2)
    assert re.fullmatch(r"Đã lưu lúc \d\d:\d\d", told["line"])
    assert kept() == {"Q.received": 1284}


def test_unknown_names_are_left_alone(pair, page):
    answer = autosave(pair[0], page, **{"Q.khac": "1", "xong": "xong", "Q.note": "a"})

    assert answer.json()["saved"] == ["Q.note"]
    assert kept() == {"Q.note": "a"}


def test_a_field_that_was_not_sent_keeps_its_value(pair, page):
    autosave(pair[0], page, **{"Q.received": "7", "Q.note": "a"})

    autosave(pair[0], page, **{"Q.note": ""})

    assert kept() == {"Q.received": 7}


@pytest.mark.parametrize("typed", ["12,5", "abc", "1" * 40, "x" * 10_000, "½", "5²", "1.2.3"])
def test_what_cannot_be_read_is_told_and_the_others_are_saved(pair, page, typed):
    answer = autosave(pair[0], page, **{"Q.received": typed, "Q.note": "a"})

    assert answer.status_code == 422
    assert answer.json()["saved"] == ["Q.note"]
    assert answer.json()["refused"]["Q.received"].startswith("Mục Q.received: ")
    assert kept() == {"Q.note": "a"}


def test_ten_thousand_letters_with_stacked_marks_are_kept_in_one_spelling(pair, page):
    typed = unicodedata.normalize("NFD", "ế") * 9_000 + "a\u0323\u0302\u0301" * 1_000

    answer = autosave(pair[0], page, **{"Q.note": typed})

    assert answer.status_code == 200
    assert kept()["Q.note"] == unicodedata.normalize("NFC", typed)


def test_a_conflict_tells_both_values_who_and_when(pair, page):
    me, lan = pair
    autosave(lan, page, **{"Q.received": "7"})

    answer = autosave(me, page, **{"Q.received": "8", "Q.note": "a"})

    assert answer.status_code == 409
    told = answer.json()["conflicts"]["Q.received"]
    assert re.fullmatch(
        r"Nguyễn Thị Lan ghi “7” lúc \d\d:\d\d\. Ô này đang là “8”\.", told["sentence"]
    )
    assert (told["value"], told["keep"], told["take"]) == (
        "7",
        "Giữ của tôi",
        "Lấy của Nguyễn Thị Lan",
    )
    assert kept() == {"Q.received": 7, "Q.note": "a"}
    decided = {"da-xem.Q.received": told["version"]}
    again = me.post(
        f"{page}luu/", {"phien_ban": "1", "muc": "Q.received", "Q.received": "8", **decided}
    )
    assert again.status_code == 200
    assert kept()["Q.received"] == 8


def test_without_script_untouched_fields_of_an_old_page_undo_nothing(pair, page):
    me, lan = pair
    autosave(lan, page, **{"Q.received": "5", "Q.note": "cũ"})
    mine = hidden(me, page)
    autosave(lan, page, base=2, **{"Q.received": "7"})

    answer = press(me, page, **mine, **{"Q.received": "5", "Q.note": "mới"})

    assert answer.status_code == 302
    assert kept() == {"Q.received": 7, "Q.note": "mới"}


@pytest.mark.parametrize(("button", "left"), [("giu", 8), ("lay", 7)])
def test_without_script_both_values_are_shown_and_a_button_decides(pair, page, button, left):
    me, lan = pair
    mine = hidden(me, page)
    autosave(lan, page, **{"Q.received": "7"})

    asked = press(me, page, **mine, **{"Q.received": "8", "Q.note": "a"})

    assert asked.status_code == 409
    assert "Nguyễn Thị Lan ghi “7”" in words(asked)
    assert kept() == {"Q.received": 7, "Q.note": "a"}
    tree = html.fromstring(asked.content.decode())
    assert tree.xpath("//input[@name='Q.received']/@value") == ["8"]
    again = {name: tree.xpath(f"//input[@name='{name}']/@value")[0] for name in mine}
    again["da-xem.Q.received"] = tree.xpath("//input[@name='da-xem.Q.received']/@value")[0]
    chosen = press(me, page, **again, **{"Q.received": "8", "Q.note": "a", button: "Q.received"})
    assert (chosen.status_code, chosen["Location"]) == (302, page)
    assert kept()["Q.received"] == left


def test_what_cannot_be_read_keeps_nothing_else_from_being_saved_without_script(pair, page):
    answer = press(pair[0], page, **{"Q.received": "bảy", "Q.note": "a"})

    assert answer.status_code == 422
    assert "“bảy” không phải là số" in words(answer)
    assert html.fromstring(answer.content.decode()).xpath("//input[@name='Q.received']/@value") == [
        "bảy"
    ]
    assert kept() == {"Q.note": "a"}


def test_the_other_is_told_on_the_page_and_in_the_answer_and_reading_tells_nobody(pair, page):
    me, lan = pair
    me.get(page)
    with every_agency(reason="a test looks"):
        assert SectionPresence.objects.count() == 0
    me.post(f"{page}luu/", {})

    name = "đang mở phần này."
    assert name in words(lan.get(page))
    assert name in autosave(lan, page, **{"Q.note": "a"}).json()["presence"]
    assert autosave(me, page).json()["presence"] == "Nguyễn Thị Lan đang mở phần này."


def test_saving_while_typing_leaves_no_event(pair, page):
    before = AuditEvent.objects.count()

    autosave(pair[0], page, **{"Q.received": "7"})

    assert AuditEvent.objects.count() == before


def test_a_locked_report_says_so(pair, page, province):
    province.save("lotus")
    province.hand_in("lotus")

    answer = autosave(pair[0], page, **{"Q.received": "7"})

    assert answer.status_code == 422
    assert answer.json()["locked"].startswith("Đã trình người ký.")


def test_the_neighbour_who_guesses_the_address_finds_nothing(pair, page, province):
    neighbour = Client()
    neighbour.force_login(make_user(province.people["bamboo_secretary"]))

    assert autosave(neighbour, page, **{"Q.received": "7"}).status_code == 404
    assert kept() == {}


def test_a_save_without_its_token_is_refused(province, pair, page):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user(province.people["lotus_secretary"], "again"))

    assert autosave(strict, page, **{"Q.received": "7"}).status_code == 403
    assert kept() == {}


@pytest.mark.parametrize("fields", [1, 3])
def test_a_save_costs_the_same_for_one_field_as_for_three(
    pair, page, fields, django_assert_num_queries
):
    names = ["Q.received", "Q.on_time", "Q.note"][:fields]
    autosave(pair[0], page, **dict.fromkeys(names, "1"))

    with django_assert_num_queries(12):
        answer = autosave(pair[0], page, base=2, **dict.fromkeys(names, "2"))

    assert answer.status_code == 200


def test_the_page_is_light_enough_for_an_old_phone(pair, page):
    answer = pair[0].get(page)
    text = answer.content.decode()
    assets = set(re.findall(r'(?:src|href)="/static/([^"#]+)', text))

    def packed(name):
        return len(gzip.compress(Path(finders.find(name)).read_bytes(), 6))

    weight = {name: packed(name) for name in assets}
    assert "ui/autosave.js" in assets
    assert weight["ui/autosave.js"] + weight["ui/thuan.js"] <= 10 * KB
    assert len(gzip.compress(answer.content, 6)) <= 20 * KB
    assert len(gzip.compress(answer.content, 6)) + sum(weight.values()) <= 150 * KB
