"""A real Chromium before a real server over a small province."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.visitor import Visitor
from tests.journeys.world import build


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The Chromium of the system, one for all journeys.

    Playwright keeps an event loop in this thread; Django is told that the tests stay synchronous.
    It is closed with the last journey, so that no other test runs beside the loop.
    """
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def province(flushable: None) -> None:
    cache.clear()
    build()


Arrive = Callable[..., Visitor]


@pytest.fixture
def arrive(chromium: Browser, province: None, live_server: object) -> Iterator[Arrive]:
    """A person who logs in on the way to a page; every page he comes to is looked at.

    ``arrive("secretary", "/bao-cao/cua-toi/", width=390, script=False)``. What was wrong with any
    page of the journey fails the test at its end.
    """
    came: dict[str, Visitor] = {}
    looked_at: set[tuple[int, str]] = set()
    address = live_server.url  # type: ignore[attr-defined]

    def _arrive(name: str, to: str, **wishes: object) -> Visitor:
        if name in came:
            came[name].go(to)
            return came[name]
        came[name] = Visitor(chromium, address, name, looked_at, **wishes)  # type: ignore[arg-type]
        came[name].log_in(to)
        return came[name]

    yield _arrive
    complaints = [told for visitor in came.values() for told in visitor.complaints]
    for visitor in came.values():
        visitor.context.close()
    assert not complaints, "\n".join(complaints)
