"""Pages that show, act and refuse, through the whole stack of middleware."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from lxml import html

from tests.kernel.ui import demo
from tests.kernel.ui.conftest import tree, words
from thuan.kernel.ui import frame
from thuan.kernel.ui.middleware import SecurityHeaders
from thuan.kernel.ui.views import errors

RIGHT = {
    "name": "Quy trình 7",
    "day": "25/10/2026",
    "number": "12",
    "kind": "qt",
    "agency": "3",
    "notes": "Nội dung",
    "khoa": "k1",
    "phien_ban": "3",
}
PATHS = ["/", "/so/", "/trong/", "/ho-so/1/", "/moi/", "/trinh/", "/vao/", "/cam/", "/ho-so/999/"]


def values(page):
    return {box.get("name"): box.get("value") for box in page.xpath("//main//input[@value]")}


def test_a_visitor_is_led_to_the_log_in_and_back(client):
    client.cookies["visitor"] = "1"

    answer = client.get("/?state=N")

    assert (answer.status_code, answer["Location"]) == (302, "/vao/?next=/%3Fstate%3DN")


def test_the_record_has_one_primary_and_a_sentence_for_what_cannot_be(client):
    page = tree(client.get("/ho-so/2/"))

    assert [words(button) for button in page.find_class("btn-primary")] == ["Trình phê duyệt"]
    assert page.xpath("//*[@disabled]") == []
    assert words(page.find_class("chua-duoc")[0]).startswith("Chưa ban hành lại được")
    assert words(page.find(".//h1")) == (
        "QT-02 Tiếp nhận và trả kết quả giải quyết thủ tục hành chính"
    )


@pytest.mark.django_db
def test_a_right_form_is_done_and_told_once(client):
    answer = client.post("/moi/", RIGHT, follow=True)

    assert answer.redirect_chain == [("/", 302)]
    assert words(tree(answer).find_class("bao-tin")[0]) == "Đã lưu bản thảo."
    assert tree(client.get("/")).find_class("bao-tin") == []


@pytest.mark.django_db
def test_a_refused_form_says_so_in_the_title_keeps_all_and_keeps_its_key(client):
    answer = client.post("/moi/", RIGHT | {"number": "500"})

    page = tree(answer)
    assert answer.status_code == 422
    assert words(page.find(".//title")) == "Có lỗi: Lập tài liệu mới · Thuận"
    assert [words(line) for line in page.xpath("//div[@role='alert']//li")] == [
        "Kho đã đầy.",
        "Nhiều hơn 100 trang.",
    ]
    kept = values(page)
    assert {name: kept[name] for name in ("name", "day", "number", "khoa", "phien_ban")} == {
        "name": "Quy trình 7",
        "day": "25/10/2026",
        "number": "500",
        "khoa": "k1",
        "phien_ban": "3",
    }
    assert page.xpath("//input[@name='kind'][@checked]/@value") == ["qt"]


@pytest.mark.django_db
def test_who_saves_second_keeps_everything_and_is_told(client):
    answer = client.post("/moi/", RIGHT | {"number": "409"})

    page = tree(answer)
    assert answer.status_code == 409
    assert "Người khác vừa lưu trước" in words(page.xpath("//div[@role='alert']")[0])
    assert values(page)["name"] == "Quy trình 7"


@pytest.mark.django_db
def test_the_same_press_twice_acts_once_and_another_content_is_refused(client, monkeypatch):
    acts = []
    monkeypatch.setattr(demo.Act, "carry_out", lambda _view, form: acts.append(form) or "/ho-so/1/")

    first = client.post("/trinh/", {"khoa": "k"})
    again = client.post("/trinh/", {"khoa": "k"})
    other = client.post("/trinh/", {"khoa": "k", "y_kien": "khác"})

    assert (first["Location"], again["Location"]) == ("/ho-so/1/", "/ho-so/1/")
    assert len(acts) == 1
    assert other.status_code == 409
    assert "đã được gửi với nội dung khác" in words(tree(other))


def test_a_form_without_its_key_is_not_acted_on(client):
    answer = client.post("/trinh/", {})

    assert answer.status_code == 400


def test_each_fresh_form_has_a_key_of_its_own(client):
    first, second = values(tree(client.get("/moi/"))), values(tree(client.get("/moi/")))

    assert re.fullmatch(r"[0-9a-f]{32}", first["khoa"])
    assert first["khoa"] != second["khoa"]


@pytest.mark.django_db
def test_a_step_asks_first_and_only_a_post_acts(client):
    page = tree(client.get("/trinh/"))

    assert values(page)["phien_ban"] == "7"
    assert words(page.find_class("he-qua")[0]) == "Sau khi trình, người soạn không sửa được nữa."
    assert [words(button) for button in page.find_class("btn-primary")] == ["Trình phê duyệt"]
    assert client.post("/trinh/", {"khoa": "k"}).status_code == 302


def test_a_post_without_the_token_is_refused_in_words(demo_project):
    answer = Client(enforce_csrf_checks=True).post("/moi/", RIGHT)

    assert answer.status_code == 403
    assert "Trang này mở đã lâu" in answer.content.decode()


@pytest.mark.parametrize("path", PATHS)
def test_every_page_has_one_heading_a_language_and_help_in_the_same_place(client, path):
    page = tree(client.get(path))

    assert page.get("lang") == "vi"
    assert len(page.findall(".//h1")) == 1
    helps = page.xpath("//header/div[@class='ben-phai']/a[@class='tro-giup']/@href")
    assert [link.partition("?")[0] for link in helps] == ["/tro-giup/"]
    assert page.xpath("//a[@class='bo-qua']/@href") == ["#noi-dung"]


@pytest.mark.parametrize("path", [*PATHS, "/hong/"])
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(client, path):
    page = tree(client.get(path))

    assert page.xpath("//script[not(@src)] | //style | //*[@style]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    sources = page.xpath("//script/@src | //link/@href | //img/@src")
    assert [source for source in sources if not source.startswith("/static/")] == []


@pytest.mark.parametrize("path", PATHS)
def test_every_page_carries_the_instructions_to_the_browser(client, path):
    answer = client.get(path)

    policy = dict(part.split(" ", 1) for part in answer["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == policy["object-src"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_a_page_for_visitors_may_be_kept(client):
    client.cookies["visitor"] = "1"

    assert not client.get("/vao/").has_header("Cache-Control")


def test_a_header_set_by_the_page_itself_stands(demo_project):
    page = HttpResponse(headers={"Referrer-Policy": "no-referrer"})

    answer = SecurityHeaders(lambda _request: page)(RequestFactory().get("/"))

    assert answer["Referrer-Policy"] == "no-referrer"


def test_htmx_is_held_to_the_house_rules(client):
    page = tree(client.get("/"))

    configuration = page.xpath("//meta[@name='htmx-config']/@content")
    assert len(configuration) == 1
    for rule in (
        '"allowEval":false',
        '"includeIndicatorStyles":false',
        '"selfRequestsOnly":true',
        '"historyCacheSize":0',
        '"historyRestoreAsHxRequest":false',
    ):
        assert rule in configuration[0]


def test_whatever_htmx_does_is_a_real_link_or_form(client):
    page = tree(client.get("/?state=N"))

    moved = page.xpath("//*[@hx-get]")
    assert moved
    assert {element.tag for element in moved} == {"a", "form"}
    assert [
        link for link in moved if link.tag == "a" and link.get("href") != link.get("hx-get")
    ] == []


def test_the_log_out_is_a_post(client):
    page = tree(client.get("/"))

    assert page.xpath("//form[@action='/ra/']/@method") == ["post"]


def test_without_a_search_page_there_is_no_search_box(client, settings):
    settings.UI_SEARCH_URL_NAME = "nowhere:at-all"

    assert tree(client.get("/")).find_class("tim") == []


def test_a_demonstration_says_so_and_a_real_site_names_its_owner(client, monkeypatch, settings):
    demonstration = words(tree(client.get("/")).find_class("nhan-dang")[0])
    monkeypatch.setattr(frame.PLUGS, "is_demo", lambda: False)
    settings.SITE_OWNER = "UBND tỉnh Thuận Hòa"
    real = words(tree(client.get("/")).find_class("nhan-dang")[0])

    assert demonstration == (
        "Bản trình diễn: dữ liệu minh họa, không phải số liệu chính thức."
        " Bước xác thực thứ hai đang tắt"
    )
    assert real == "Trang chính thức của UBND tỉnh Thuận Hòa"


def test_log_in_pages_of_the_library_draw_our_fields(demo_project):
    drawn = render_to_string("allauth/elements/fields.html", {"attrs": {"form": demo.DemoForm({})}})

    page = html.fragment_fromstring(drawn, create_parent="div")
    assert len(page.find_class("o-nhap")) == 8
    assert words(page.find(".//h2")) == "Còn 6 chỗ cần sửa"


def test_every_icon_drawn_is_on_the_list_of_icons(client):
    listed = set((Path(errors.__file__).parents[1] / "icons.txt").read_text().split())

    drawn = set()
    for path in PATHS:
        drawn |= {use.get("href").split("#")[1] for use in tree(client.get(path)).iter("use")}
    assert drawn <= listed
