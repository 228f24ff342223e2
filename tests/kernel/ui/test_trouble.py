"""Pages of trouble: a sentence and a way out, without a code number."""

from __future__ import annotations

import re

from django.test import RequestFactory

from tests.kernel.ui.conftest import tree, words
from thuan.kernel.ui.views import errors


def test_a_person_without_the_right_gets_a_sentence_and_a_way(client):
    answer = client.get("/cam/")

    text = words(tree(answer).get_element_by_id("noi-dung"))
    assert answer.status_code == 403
    assert "Trang này dành cho người có nhiệm vụ khác" in text
    assert "Nhờ thủ trưởng hoặc thư ký ISO" in text


def test_no_code_number_is_shown_on_a_page_of_trouble(client):
    for path in ("/cam/", "/ho-so/999/", "/hong/"):
        assert not re.search(r"\b(400|403|404|409|500)\b", tree(client.get(path)).text_content())


def test_a_broken_page_needs_no_database_and_no_frame(client):
    answer = client.get("/hong/")

    assert answer.status_code == 500
    assert "Hệ thống đang gặp trục trặc" in answer.content.decode()
    assert "Gọi đầu mối" in answer.content.decode()


def test_a_broken_request_says_that_nothing_was_written(demo_project):
    request = RequestFactory().get("/")

    answer = errors.bad_request(request, ValueError())

    assert answer.status_code == 400
    assert "chưa có gì được ghi" in answer.content.decode()


def test_a_conflict_shows_both_values(demo_project):
    answer = errors.conflict(RequestFactory().get("/"), theirs="1.284", mine="1.290")

    text = words(tree(answer))
    assert answer.status_code == 409
    assert "Đang lưu trong hệ thống 1.284 Phần vừa nhập 1.290" in text


def test_a_page_open_too_long_keeps_the_hope(demo_project):
    answer = errors.csrf_failure(RequestFactory().post("/"))

    assert "Trang này mở đã lâu" in answer.content.decode()
