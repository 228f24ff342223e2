"""Answers on a thin line: what is packed, and for whom."""

from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from thuan.kernel.ui.middleware import PackedText


def packed_answer(content, kind, status=200, asks="gzip, br"):
    """What the packing middleware makes of an answer of this kind."""
    request = RequestFactory().get("/", headers={"accept-encoding": asks})
    answer = HttpResponse(content, content_type=kind, status=status)
    return PackedText(lambda _request: answer)(request)


@pytest.mark.parametrize(
    "kind", ["text/html; charset=utf-8", "text/css", "text/javascript", "application/json"]
)
def test_text_goes_out_packed_to_a_browser_that_takes_it(kind):
    answer = packed_answer("Báo cáo năm " * 100, kind)

    assert answer["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer["Vary"]
    assert gzip.decompress(answer.content).decode() == "Báo cáo năm " * 100


@pytest.mark.parametrize(
    ("kind", "status", "asks"),
    [
        ("font/woff2", 200, "gzip"),
        ("application/pdf", 200, "gzip"),
        ("text/html; charset=utf-8", 304, "gzip"),
        ("text/html; charset=utf-8", 200, "identity"),
    ],
)
def test_what_is_packed_already_or_not_asked_for_stays_as_it_is(kind, status, asks):
    answer = packed_answer("x" * 1000, kind, status, asks)

    assert "Content-Encoding" not in answer
    assert answer.content == b"x" * 1000
