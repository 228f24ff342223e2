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
def stranger(chromium: Browser, province: None, live_server: object) -> Iterator[Arrive]:
    """A person at a browser who has not logged in: ``stranger("secretary", width=390)``.

    What was wrong with any page anybody looked at fails the test at its end.
    """
    came: list[Visitor] = []
    looked_at: set[tuple[int, str]] = set()
    address = live_server.url  # type: ignore[attr-defined]

    def _came(name: str, **wishes: object) -> Visitor:
        came.append(Visitor(chromium, address, name, looked_at, **wishes))  # type: ignore[arg-type]
        return came[-1]

    yield _came
    complaints = [told for visitor in came for told in visitor.complaints]
    for visitor in came:
        visitor.context.close()
    assert not complaints, "\n".join(complaints)


@pytest.fixture
def arrive(stranger: Arrive) -> Arrive:
    """A person who logs in on the way to a page; later calls bring the same person back.

    ``arrive("secretary", "/bao-cao/cua-toi/", width=390, script=False)``.
    """
    known: dict[str, Visitor] = {}

    def _arrive(name: str, to: str, **wishes: object) -> Visitor:
        if name in known:
            known[name].go(to)
        else:
            known[name] = stranger(name, **wishes)
            known[name].log_in(to)
        return known[name]

    return _arrive
