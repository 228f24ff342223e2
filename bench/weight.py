"""Bytes over the wire of the heaviest part of the report, on a first and on a repeated visit.

A real Chromium opens it at a running server and counts what arrives, headers included. Seconds at
400 kbit/s and 400 ms a round trip are worked out from the bytes: connection, page, style and
script, then fonts and icons, which the page does not wait for.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from bench.browser import Browser
from bench.databases import served, worlds
from bench.report import desks, expect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import BrowserContext

    from bench.report import Desk

KB = 1024
# Without the fonts, which come after the first paint (faces: first page 150, warm 20).
FIRST_BOUND, AGAIN_BOUND = 150 * KB, 20 * KB
LINE, ROUND_TRIP, TRIPS = 400_000, 0.4, 4
SECTIONS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "ATTACH")


@dataclass(frozen=True, slots=True)
class Part:
    """One answer: its path, kind, encoding, and the bytes that came over the wire."""

    path: str
    kind: str
    encoding: str
    size: int

    @property
    def is_font(self) -> bool:
        return self.kind == "Font"


def heaviest(port: int, desk: Desk) -> tuple[str, bytes]:
    """The address of the part of the report with the most bytes when packed, and its page."""
    browser = Browser(port, desk.session)
    pages = {}
    for code in SECTIONS:
        address = f"/bao-cao/{desk.report}/phan/{code}/"
        pages[address] = expect(browser.get(address), 200).body.encode()
    return max(pages.items(), key=lambda item: len(gzip.compress(item[1], 6)))


def visits(port: int, desk: Desk, address: str) -> list[list[Part]]:
    """What came over the wire when the page is opened, and when it is opened once more."""
    with sync_playwright() as driver:
        path = shutil.which("chromium")
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=path, args=arguments)
        context = browser.new_context(locale="vi-VN")
        place = f"http://127.0.0.1:{port}"
        context.add_cookies([{"name": "thuan", "value": desk.session, "url": place}])
        found = [_visit(context, place + address) for _ in range(2)]
        browser.close()
    return found


def _visit(context: BrowserContext, url: str) -> list[Part]:
    page = context.new_page()
    watch = context.new_cdp_session(page)
    watch.send("Network.enable")
    begun: dict[str, dict[str, Any]] = {}
    sizes: dict[str, int] = {}

    def answered(event: dict[str, Any]) -> None:
        begun[event["requestId"]] = event

    def ended(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = int(event["encodedDataLength"])

    watch.on("Network.responseReceived", answered)
    watch.on("Network.loadingFinished", ended)
    page.goto(url, wait_until="networkidle")
    page.close()
    return [
        Part(
            urlsplit(event["response"]["url"]).path,
            event["type"],
            event["response"]["headers"].get("Content-Encoding", "none"),
            sizes.get(one, 0),
        )
        for one, event in begun.items()
    ]


def critical(parts: Sequence[Part]) -> int:
    """Bytes that the page waits for: everything but the fonts."""
    return sum(part.size for part in parts if not part.is_font)


def seconds(size: int, trips: int) -> float:
    """Transfer at ``LINE`` bits a second and the round trips before it."""
    return size * 8 / LINE + trips * ROUND_TRIP


def show(parts: Sequence[Part], words: str, bound: int, trips: int) -> None:
    """One visit as a table for people."""
    print(f"{words}:")
    for part in sorted(parts, key=lambda part: -part.size):
        if part.size:
            print(f"  {part.size / KB:7.1f} KB  {part.encoding:5} {part.path}")
    size, fonts = critical(parts), sum(part.size for part in parts if part.is_font)
    over = "" if size <= bound else "  over the bound"
    print(f"  {size / KB:7.1f} KB  without fonts (bound {bound // KB} KB){over}")
    print(f"  {fonts / KB:7.1f} KB  fonts")
    print(f"  {seconds(size, trips):7.1f} s   at 400 kbit/s with {trips} round trips of 400 ms")
    print(f"  {seconds(size + fonts, trips):7.1f} s   with the fonts")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench bytes", description=__doc__)
    parser.add_argument("--size", type=int, default=20, help="agencies of the world")
    asked = parser.parse_args(arguments)
    with worlds([asked.size], "sqlite") as loaded:
        desk = desks(loaded[0])[-1]
        with served("thuan.config.wsgi", loaded[0].env) as port:
            address, page = heaviest(port, desk)
            first, again = visits(port, desk, address)
    packed = len(gzip.compress(page, 6))
    print(
        f"heaviest: …/{address.split('/', 3)[3]}, {len(page) / KB:.1f} KB of HTML, "
        f"{packed / KB:.1f} KB packed"
    )
    show(first, "first visit", FIRST_BOUND, TRIPS)
    show(again, "repeated visit", AGAIN_BOUND, 2)
    return 0 if critical(first) <= FIRST_BOUND and critical(again) <= AGAIN_BOUND else 1
