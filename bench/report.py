"""The annual report beside a thin view of the same rows: two pages, one autosave, one sending.

Both stand under gunicorn with one synchronous worker over the same database and are asked in turn,
one request each in every world. Ours is the real view with its form token, its scope, its rights,
its trail and its key against sending twice; the thin one logs in, reads and writes the same rows.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.browser import Browser, hidden
from bench.databases import python, served, worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.browser import Answer
    from bench.databases import World

BOUND = 3.0
WARMING = 5
# The section with most fields, and one of its figures about which last year is asked.
SECTION, FIELD = "I", "R05.staff_total"
ACTS = ("section page", "report page", "autosave", "submission")
SIDES = ("ours", "thin")


@dataclass(frozen=True, slots=True)
class Desk:
    """A clerk: the agency, its report, and a session for either side."""

    code: str
    report: str
    session: str
    thin: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians in milliseconds of one act in one world."""

    act: str
    agencies: int
    ours: float
    thin: float

    @property
    def ratio(self) -> float:
        return round(self.ours / self.thin, 2)


def desks(world: World) -> list[Desk]:
    """A clerk with a session and a report in draft at every agency of the world."""
    return [Desk(**one) for one in json.loads(python("-m", "bench.desks", "set", env=world.env))]


def signed(world: World, listed: Sequence[Desk]) -> None:
    """Let the heads of these agencies sign."""
    python("-m", "bench.desks", "sign", *(desk.code for desk in listed), env=world.env)


def expect(answer: Answer, status: int) -> Answer:
    """Anything but the expected status ends the run."""
    if answer.status != status:
        raise SystemExit(f"{answer.status} instead of {status}: {answer.body[:300]}")
    return answer


@dataclass(slots=True)
class Ours:
    """The product, as a browser uses it. ``write`` and ``send`` are measured, not the forms."""

    port: int
    at: Desk
    to_send: Sequence[Desk]
    _sent: dict[str, str] = field(default_factory=dict)
    _browser: Browser = field(init=False)

    def __post_init__(self) -> None:
        self._browser = Browser(self.port, self.at.session)
        page = expect(self._browser.get(self._section()), 200).body
        self._sent = hidden(page, "csrfmiddlewaretoken", "phien_ban", "trang")

    def _section(self) -> str:
        return f"/bao-cao/{self.at.report}/phan/{SECTION}/"

    def section_page(self, _turn: int) -> Answer:
        return expect(self._browser.get(self._section()), 200)

    def report_page(self, _turn: int) -> Answer:
        return expect(self._browser.get(f"/bao-cao/{self.at.report}/"), 200)

    def autosave(self, turn: int) -> Answer:
        fields = {**self._sent, "luot": str(turn), "muc": FIELD, FIELD: str(value(turn))}
        return expect(self._browser.post(f"{self._section()}luu/", fields), 200)

    def submission(self, turn: int) -> Answer:
        desk = self.to_send[turn]
        browser, address = Browser(self.port, desk.session), f"/bao-cao/{desk.report}/gui/"
        page = expect(browser.get(address), 200).body
        fields = hidden(page, "csrfmiddlewaretoken", "khoa", "phien_ban")
        return expect(browser.post(address, fields), 302)


@dataclass(slots=True)
class Thin:
    """The thin view of the same rows."""

    port: int
    at: Desk
    to_send: Sequence[Desk]

    def section_page(self, _turn: int) -> Answer:
        address = f"/report/{self.at.report}/section?phan={SECTION}"
        return expect(Browser(self.port, self.at.thin).get(address), 200)

    def report_page(self, _turn: int) -> Answer:
        return expect(Browser(self.port, self.at.thin).get(f"/report/{self.at.report}"), 200)

    def autosave(self, turn: int) -> Answer:
        fields = {"phien_ban": "1", "muc": FIELD, FIELD: str(value(turn))}
        address = f"/report/{self.at.report}/save"
        return expect(Browser(self.port, self.at.thin).post(address, fields), 200)

    def submission(self, turn: int) -> Answer:
        desk = self.to_send[turn]
        return expect(Browser(self.port, desk.thin).post(f"/report/{desk.report}/send", {}), 302)


def value(turn: int) -> int:
    """What is typed in this turn: another figure every time."""
    return 40 + turn


def sides(stack: ExitStack, world: World, listed: Sequence[Desk]) -> tuple[Ours, Thin]:
    """Serve a world both ways. The first two agencies are written at, the others send."""
    ours, thin = (
        stack.enter_context(served(name, world.env))
        for name in ("thuan.config.wsgi", "bench.thin:application")
    )
    signed(world, listed[2:])
    return Ours(ours, listed[0], listed[2::2]), Thin(thin, listed[1], listed[3::2])


def measure(staffed: Sequence[tuple[World, list[Desk]]], times: int) -> list[Figure]:
    """Every act of every world with its desks, ``times`` times, both sides in turn.

    A report is sent once: of a small world as many submissions are taken as it has pairs.
    """
    figures = []
    with ExitStack() as stack:
        pairs = {world.agencies: sides(stack, world, listed) for world, listed in staffed}
        to_send = min(len(thin.to_send) for _ours, thin in pairs.values())
        for act in ACTS:
            turns = min(times, to_send - WARMING) if act == "submission" else times
            figures += _figures(pairs, act, turns)
    return figures


def _figures(pairs: dict[int, tuple[Ours, Thin]], act: str, times: int) -> list[Figure]:
    acts: dict[tuple[int, str], Callable[[int], Answer]] = {
        (size, side): getattr(who, act.replace(" ", "_"))
        for size, pair in pairs.items()
        for side, who in zip(SIDES, pair, strict=True)
    }
    taken: dict[tuple[int, str], list[float]] = {key: [] for key in acts}
    for turn in range(WARMING + times):
        for key, step in acts.items():
            spent = step(turn).spent
            if turn >= WARMING:
                taken[key].append(spent)
    middle = {key: round(statistics.median(all_), 2) for key, all_ in taken.items()}
    return [Figure(act, size, middle[size, "ours"], middle[size, "thin"]) for size in pairs]


def show(figures: list[Figure]) -> None:
    """The figures as a table for people."""
    print(f"{'act':16}{'agencies':>9}{'ours ms':>9}{'thin ms':>9}{'ratio':>7}")
    for f in figures:
        over = "" if f.ratio <= BOUND else "  over the bound"
        print(f"{f.act:16}{f.agencies:9}{f.ours:9.1f}{f.thin:9.1f}{f.ratio:7.2f}{over}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench report", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[119, 4000])
    parser.add_argument("--times", type=int, default=100)
    asked = parser.parse_args(arguments)
    load = os.getloadavg()[0]
    with worlds(asked.sizes, asked.db, durable=True) as loaded:
        figures = measure([(world, desks(world)) for world in loaded], asked.times)
    print(f"{asked.db}, load average {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    show(figures)
    return 0 if all(figure.ratio <= BOUND for figure in figures) else 1
