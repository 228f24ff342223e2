"""The wide piece of stack every request is answered on."""

from __future__ import annotations

from typing import Any

from thuan.config.stack import ROOM, with_room


def test_a_request_passes_through_unchanged() -> None:
    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [environ["PATH_INFO"].encode()]

    started: list[tuple[str, list[tuple[str, str]]]] = []
    wide = with_room(application)

    answer = wide({"PATH_INFO": "/co-quan/"}, lambda status, heads: started.append((status, heads)))

    assert list(answer) == [b"/co-quan/"]
    assert started == [("200 OK", [("Content-Type", "text/plain")])]


def test_the_call_asks_for_more_than_half_of_a_block_so_that_the_rest_is_free() -> None:
    block = 512 * 1024
    asked_for = with_room(lambda _environ, _start: []).__code__.co_stacksize * 8

    assert asked_for == ROOM * 8
    assert block / 2 < asked_for < block * 2 / 3
