"""Every address that can be read, opened by a person it is for, wide and narrow, and looked at.

``run.py drill pages``: too long for every run of the tests. A page must be clean for axe, no wider
than its screen, without an error in the console; ``THUAN_PICTURES=FOLDER`` keeps what was seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser

from tests.authorisation.suppliers import SUPPLIERS
from tests.authorisation.test_matrix import ROWS, personas_of, wanted
from tests.authorisation.world import World, build
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.usefixtures("flushable")
WIDTHS = [1280, 390]


def readers() -> dict[str, list[str]]:
    """Persona → the addresses it is the first to be allowed to read."""
    found: dict[str, list[str]] = {}
    for row, methods in ROWS.items():
        allowed = [who for who, status in personas_of(methods["get"]).items() if status == 200]
        if allowed and not row.endswith("@b"):
            found.setdefault(allowed[0], []).append(row)
    return found


@pytest.fixture
def world() -> World:
    cache.clear()
    return build()


@pytest.fixture
def visitor(chromium: Browser, live_server: object, persona: str, width: int) -> Iterator[Visitor]:
    address = live_server.url  # type: ignore[attr-defined]
    came = Visitor(chromium, address, persona, set(), width=width)
    yield came
    came.context.close()


def enter(visitor: Visitor, world: World, persona: str) -> None:
    """Come with a session of the persona; a visitor without one stays a stranger."""
    if persona == "anonymous":
        return
    client = Client()
    client.force_login(world.users[persona])
    name = settings.SESSION_COOKIE_NAME
    session = {"name": name, "value": client.cookies[name].value, "url": visitor.address}
    visitor.context.add_cookies([session])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("persona", sorted(readers()))
def test_every_page_is_fit_to_be_seen(
    visitor: Visitor, world: World, persona: str, width: int
) -> None:
    assert visitor.page.viewport_size["width"] == width
    enter(visitor, world, persona)
    for row in readers()[persona]:
        address = wanted()[row]
        kwargs = SUPPLIERS[row](world.a) if address.arguments else {}
        url = reverse(row, kwargs=kwargs)
        answer = visitor.context.request.get(url)
        assert answer.status == 200, url
        if answer.headers.get("content-type", "").startswith("text/html"):
            visitor.go(url)

    assert not visitor.complaints, "\n".join(visitor.complaints)


def test_no_address_is_left_out() -> None:
    """All that somebody may read is read by somebody here."""
    crawled = {row for rows in readers().values() for row in rows}
    readable = {
        row for row, methods in ROWS.items() if 200 in methods["get"] and not row.endswith("@b")
    }

    assert crawled == readable
    assert len(crawled) > 80
