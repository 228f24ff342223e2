"""One person at one browser, who looks at every page he comes to."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from tests.journeys.world import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

REFUSED = 422  # a form that comes back with its mistakes named
# A folder that takes a picture of every page looked at; none without it.
PICTURES = os.environ.get("THUAN_PICTURES", "")
SQUEEZED = "document.querySelector('main').offsetWidth < 0.5 * innerWidth"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Visitor:
    """A person by log-in name; ``complaints`` holds what was wrong with the pages he came to.

    ``looked_at`` is shared by the people of a journey: the same words at the same width are looked
    at once.
    """

    def __init__(
        self,
        browser: Browser,
        address: str,
        name: str,
        looked_at: set[tuple[int, str]],
        *,
        width: int = 1280,
        script: bool = True,
    ) -> None:
        height = 900 if width > 800 else 844
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="vi-VN",
            java_script_enabled=script,
            base_url=address,
        )
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.address = address
        self.name, self.script, self.looked_at = name, script, looked_at
        self.complaints: list[str] = []
        self._pictures = count(1)
        # Parts of what a journey itself brings about: a cut line, a conflict, an ended session.
        self.excused: tuple[str, ...] = ()
        self.page.on("console", lambda line: self._heard(line.type, line.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _heard(self, kind: str, text: str) -> None:
        known = any(part in text for part in self.excused)
        if kind == "error" and f"status of {REFUSED}" not in text and not known:
            self.complaints.append(f"{self.page.url}: {text}")

    def _answered(self, status: int, url: str) -> None:
        known = any(f"status of {status}" == part for part in self.excused)
        if status >= 400 and status != REFUSED and not known:
            self.complaints.append(f"{status} {url}")

    def look(self) -> None:
        """What a page must be: clean for axe, no wider than the screen and not half of it."""
        here = f"{self.page.viewport_size['width']} {self.page.url} ({self.page.title()})"
        self.page.wait_for_load_state()
        words = (self.page.viewport_size["width"], self.page.locator("body").inner_text())
        if not self.script or words in self.looked_at:
            return
        self.looked_at.add(words)
        self.picture(f"{self.name}-{next(self._pictures):02}")
        if self.page.evaluate(WIDE) > 0:
            self.complaints.append(f"{here} scrolls sideways")
        if self.page.evaluate(SQUEEZED):
            self.complaints.append(f"{here} is squeezed into less than half of the screen")
        for rule in Axe().run(self.page).response["violations"]:
            where = rule["nodes"][0]["html"][:160]
            self.complaints.append(f"{here} axe {rule['id']}: {where}")

    def picture(self, name: str) -> None:
        """Keep what the screen shows, the whole page, for whoever wants to see it."""
        if PICTURES:
            width = self.page.viewport_size["width"]
            self.page.screenshot(path=f"{PICTURES}/{width}-{name}.png", full_page=True)

    def log_in(self, to: str) -> None:
        """Ask for a page, be sent to the log-in, and arrive where one wanted to go."""
        self.page.goto(to)
        self.look()
        self.fill({"login": self.name, "password": PASSWORD})
        self.press("Đăng nhập")

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def menu(self, title: str) -> None:
        """Open a page from the menu, or from the bar at the foot of a phone."""
        link = self.page.locator("nav.thuc-don, nav.thanh-duoi").get_by_role(
            "link", name=title, exact=True
        )
        if not self._seen(link).count():
            if (more := self._seen(self.page.locator("[data-more]"))).count():
                more.click()
            folds = self.page.locator("nav.thuc-don details:not([open]) > summary")
            for _fold in range(folds.count()):
                folds.first.click()
        self._seen(link).first.click()
        self.look()

    def follow(self, words: str) -> None:
        """Follow the link that says this; the first where several do."""
        link = self.page.locator("main").get_by_role("link", name=words, exact=True)
        self._seen(link).first.click()
        self.look()

    def follow_part(self, code: str) -> None:
        """Open a part of the report from the task list."""
        self.page.locator(f".viec-can-lam a[href$='/{code}/']").click()
        self.look()

    def press(self, words: str) -> None:
        """Press the button that says this."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        with self.page.expect_navigation():
            button.click()
        self.look()

    def step(self, words: str) -> None:
        """Take a step of a record: its link, then the button on the page that asks again."""
        self.follow(words)
        self.press(words)

    def fill(self, answers: dict[str, str]) -> None:
        """Type into fields, choose among radios and boxes, by the names of the fields."""
        for name, value in answers.items():
            field = self.page.locator(f'main [name="{name}"]')
            self._open_folds(field.first)
            kind = field.first.get_attribute("type") or ""
            if kind in {"radio", "checkbox"}:
                self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif field.first.locator("option").count():
                field.first.select_option(value)
            else:
                field.first.fill(value)

    def says(self) -> str:
        """The words in the middle of the page."""
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text().strip()

    def download(self, words: str) -> bytes:
        """What a link gives to keep."""
        with self.page.expect_download() as waiting:
            self.page.get_by_role("link", name=words, exact=True).click()
        return waiting.value.path().read_bytes()

    def _open_folds(self, field: Locator) -> None:
        fold = field.locator("xpath=ancestor::details[not(@open)]/summary")
        if fold.count():
            fold.first.click()

    @staticmethod
    def _seen(found: Locator) -> Locator:
        return found.filter(visible=True)
