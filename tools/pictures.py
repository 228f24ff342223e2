"""Pictures of the main pages for every persona: ``run.py pictures [--as-of DAY] [NAME …]``.

A demonstration is built in a folder of its own, served, and visited with the system's Chromium on a
desk (1280) and on a phone (390), in Vietnamese. The pictures and one contact sheet per persona go
to ``var/pictures/DAY/``; those named in ``BEST`` go to ``docs/pictures/`` as well, when the whole
tour for the usual day is made.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tools.picture_tours import BEST, OWN_REPORT, TOURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tools.picture_tours import Shot

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "var" / "pictures"
DOCS = ROOT / "docs" / "pictures"
USUAL_DAY = "2022-12-15"
DESK, PHONE = (1280, 860), (390, 844)
TALLEST = 2400  # of a picture; longer lists are cut
LARGEST = 200_000  # bytes of a picture in the documentation


def main(arguments: list[str]) -> int:
    """Make the pictures; 2 where there is no Chromium."""
    asked = parsed(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("Máy không có Chromium (gói chromium). / No Chromium on this machine.")
        return 2
    names = asked.names or list(TOURS)
    target = TARGET / asked.as_of
    target.mkdir(parents=True, exist_ok=True)
    # The browser's own words, as on a file field, follow its environment.
    spoken: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "vi"}
    with demonstration(asked.as_of, asked.folder) as (address, word), sync_playwright() as driver:
        switches = ["--no-sandbox", "--disable-gpu", "--lang=vi"]
        browser = driver.chromium.launch(executable_path=chromium, args=switches, env=spoken)
        for name in names:
            whole = TOURS.get(name, OWN_REPORT)
            shots = [shot for shot in whole if asked.page in {None, shot.name}]
            sheet(browser, target, name, tour(browser, address, (name, word), shots, target))
        if not asked.names and asked.page is None and asked.as_of == USUAL_DAY:
            keep_best(browser, target)
        browser.close()
    return 0


def parsed(arguments: list[str]) -> argparse.Namespace:
    """What the caller asked for."""
    reader = argparse.ArgumentParser(prog="run.py pictures")
    reader.add_argument("--as-of", default=USUAL_DAY, help="day of the demonstration")
    reader.add_argument("--folder", type=Path, help="folder of a demonstration that stands already")
    reader.add_argument("--page", help="one page of the tours alone, as trang-dau")
    reader.add_argument("names", nargs="*", help="personas; all where none is named")
    return reader.parse_args(arguments)


@contextmanager
def demonstration(day: str, folder: Path | None) -> Iterator[tuple[str, str]]:
    """The address of a served demonstration as of ``day``, and its password."""
    with tempfile.TemporaryDirectory(prefix="thuan-pictures-") as made:
        place = folder or Path(made)
        env = {**os.environ, "THUAN_VAR": str(place), "THUAN_SECRET_KEY": secrets.token_urlsafe(64)}
        env.pop("THUAN_DATABASE", None)
        if folder is None or not (folder / "demo_password").exists():
            env["THUAN_DEMO"] = "no"
            django(env, "prepare")
            django(env, "demo", "--as-of", day)
        port = free_port()
        server = [sys.executable, "-m", "gunicorn", "thuan.config.wsgi", "--threads", "4"]
        running = subprocess.Popen(
            [*server, "--bind", f"127.0.0.1:{port}", "--log-level", "warning"], env=env
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/dang-nhap/")
            yield address, (place / "demo_password").read_text(encoding="utf-8").strip()
        finally:
            running.terminate()
            running.wait(15)


def django(env: dict[str, str], *command: str) -> None:
    subprocess.run([sys.executable, "-m", "django", *command], env=env, check=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    """Return when the page answers; raises TimeoutError after a minute."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _attempt in range(300):
        with suppress(OSError):
            if direct.open(url, timeout=5).status == 200:
                return
        time.sleep(0.2)
    raise TimeoutError(url)


def tour(
    browser: Browser, address: str, persona: tuple[str, str], shots: list[Shot], target: Path
) -> list[Path]:
    """The pages of a persona (name, password) at both widths; the files that were written."""
    name, word = persona
    taken = []
    for width, height in (DESK, PHONE):
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=address, locale="vi-VN"
        )
        page = context.new_page()
        if name != "-":
            log_in(page, name, word)
        for shot in shots:
            path = target / f"{name.strip('-') or 'khach'}-{shot.name}-{width}.png"
            path.unlink(missing_ok=True)
            if reached(page, shot):
                draw(page, path, width, height)
                taken.append(path)
        context.close()
    print(f"{name}: {len(taken)}")
    return taken


def draw(page: Page, path: Path, width: int, height: int) -> None:
    """The page as on a screen tall enough for it, so that a bar at its foot stays at the foot."""
    needed = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": max(height, min(needed, TALLEST))})
    page.screenshot(path=path)
    page.set_viewport_size({"width": width, "height": height})


def log_in(page: Page, name: str, word: str) -> None:
    page.goto("/dang-nhap/?next=/hop-thu/")
    page.fill("input[name=login]", name)
    page.fill("input[name=password]", word)
    page.click("main button[type=submit]")
    page.wait_for_url("**/hop-thu/")


def reached(page: Page, shot: Shot) -> bool:
    """Whether the page is there for this persona on this day."""
    answer = page.goto(shot.path)
    if answer is None or answer.status != 200:
        return False
    for selector in shot.then:
        link = page.locator(f"main {selector}").first
        if not link.count():
            return False
        page.goto(link.get_attribute("href") or "")
    return True


def sheet(browser: Browser, target: Path, name: str, taken: list[Path]) -> None:
    """All pictures of a persona on one page, phones beside desks."""
    title = name.strip("-") or "khach"
    figures = "".join(
        f'<figure class="w{path.stem.rsplit("-", 1)[1]}"><img src="{path.name}" alt="">'
        f"<figcaption>{escape(path.stem)}</figcaption></figure>"
        for path in taken
    )
    style = (
        "body{margin:16px;font:14px sans-serif;background:#ccc}main{display:flex;flex-wrap:wrap;"
        "gap:12px;align-items:flex-start}figure{margin:0;background:#fff}img{display:block;"
        "width:100%;object-fit:cover;object-position:top}.w1280{width:620px}"
        ".w1280 img{max-height:700px}"
        ".w390{width:240px}.w390 img{max-height:800px}figcaption{padding:4px}"
    )
    page = f"<!doctype html><meta charset=utf-8><title>{escape(title)}</title>"
    html = target / f"sheet-{title}.html"
    html.write_text(f"{page}<style>{style}</style><main>{figures}</main>", encoding="utf-8")
    context = browser.new_context(viewport={"width": 1310, "height": 900})
    drawn = context.new_page()
    drawn.goto(html.as_uri())
    drawn.screenshot(path=html.with_suffix(".png"), full_page=True)
    context.close()


def keep_best(browser: Browser, target: Path) -> None:
    """The chosen pictures, their upper part, scaled until they are light."""
    DOCS.mkdir(parents=True, exist_ok=True)
    for name, (persona, shot, width) in BEST.items():
        source = target / f"{persona}-{shot}-{width}.png"
        for share in (100, 90, 80, 70, 60, 50) if source.exists() else ():
            scaled(browser, source, DOCS / f"{name}.png", width * share // 100)
            if (DOCS / f"{name}.png").stat().st_size <= LARGEST:
                break


def scaled(browser: Browser, source: Path, target: Path, width: int) -> None:
    """The upper part of a picture at that width, drawn by the browser itself."""
    frame = source.with_name("scaled.html")
    image = f'<img src="{source.name}" style="width:{width}px;display:block" alt="">'
    frame.write_text(f"<!doctype html><body style='margin:0'>{image}", encoding="utf-8")
    height = width * 7 // 10 if width > PHONE[0] else width * 2
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(frame.as_uri())
    page.screenshot(path=target)
    context.close()
    frame.unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
