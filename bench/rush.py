"""The last hour before the deadline: every agency saves while typing and sends its signed report.

Eight clients at once replay what clerks and their browsers do: open a part, save two figures, open
the page for sending, press, read the receipt. Above ``FEW`` agencies the pages are open already:
one figure and the press. Every tenth press is sent twice, as a browser does whose answer was lost.
The heads sign between the waves, straight in the tables; in the middle wave one half of the
agencies sends while the other half still saves. Afterwards everything acknowledged is counted in
the database: once, and no more than once.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from bench.browser import Browser, hidden
from bench.databases import python, served, worlds
from bench.report import SECTION, desks, expect, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bench.browser import Answer
    from bench.databases import World
    from bench.report import Desk

# As docs/deployment.md asks for two cores: synchronous workers, 2 × cores + 1.
WORKERS = 5
CLIENTS = 8
FIELDS = ("R05.staff_total", "R06.units")
RESENT = 10
# Far above every figure that stands in the drafts: a save of what stands already changes nothing.
TYPED = 2000
# Up to this many agencies every page is opened; above, the run would take a quarter of an hour.
FEW = 500
TRACES = ("submissions", "events", "spans", "keys")


@dataclass(slots=True)
class Replay:
    """What the clients did: milliseconds by kind of request, errors, what was acknowledged.

    ``opens``: whether pages are opened before each press, or a form token of one serves all.
    """

    port: int
    opens: bool
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict)
    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    saved: dict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    sent: set[str] = field(default_factory=set)

    def wake(self, desk: Desk) -> None:
        """Let every process answer before the hour begins, and keep a form token."""
        browser, address = Browser(self.port, desk.session), part(desk)
        with ThreadPoolExecutor(CLIENTS) as pool:
            pages = list(pool.map(browser.get, [address] * 4 * WORKERS))
        page = expect(browser.get(address), 200)
        self.token = hidden(page.body, "csrfmiddlewaretoken")["csrfmiddlewaretoken"]
        self.cookies = {name: value for name, value in browser.cookies.items() if "csrf" in name}
        assert all(page.status == 200 for page in pages)

    def save(self, number: int, desk: Desk) -> None:
        """A clerk opens a part of the report and types figures."""
        browser = Browser(self.port, desk.session, dict(self.cookies))
        form = {"csrfmiddlewaretoken": self.token, "phien_ban": "1", "trang": desk.report[-12:]}
        if self.opens:
            page = self._asked("open a part", 200, lambda: browser.get(part(desk)))
            if page is None:
                return
            form = hidden(page.body, *form)
        for turn, code in enumerate(FIELDS if self.opens else FIELDS[:1], start=1):
            figure = TYPED + number + turn
            typed = {**form, "luot": str(turn), "muc": code, code: str(figure)}
            for _again in range(2 if number % RESENT == 0 else 1):
                if self._asked("autosave", 200, partial(browser.post, f"{part(desk)}luu/", typed)):
                    self.saved[desk.report][code] = figure

    def send(self, number: int, desk: Desk) -> None:
        """A clerk opens the page for sending, presses and reads the receipt."""
        browser = Browser(self.port, desk.session, dict(self.cookies))
        address = f"/bao-cao/{desk.report}/gui/"
        form = {"csrfmiddlewaretoken": self.token, "khoa": uuid4().hex, "phien_ban": "2"}
        if self.opens:
            page = self._asked("open sending", 200, lambda: browser.get(address))
            if page is None:
                return
            form = hidden(page.body, *form)
        for _again in range(2 if number % RESENT == 0 else 1):
            answer = self._asked("submission", 302, partial(browser.post, address, form))
            if answer is not None:
                self.sent.add(desk.report)
                if self.opens:
                    self._asked("receipt", 200, partial(browser.get, answer.location))

    def _asked(self, kind: str, status: int, ask: Callable[[], Answer]) -> Answer | None:
        """One request; None where it went wrong, which is written down."""
        try:
            answer = ask()
        except OSError as trouble:
            self.errors.append(f"{kind}: {trouble!r}")
            return None
        self.spent[kind].append(answer.spent)
        if answer.status != status:
            self.errors.append(f"{kind}: {answer.status} {answer.body[:200]}")
            return None
        return answer


def held(world: World) -> dict[str, dict[str, Any]]:
    """Report → what the database of the world holds of it."""
    found: dict[str, dict[str, Any]] = json.loads(python("-m", "bench.kept", env=world.env))
    return found


def unaccounted(
    saved: Mapping[str, Mapping[str, int]], sent: set[str], kept: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """What was acknowledged and is not there exactly once, in words; empty when all is well.

    ``saved``: report → field → figure acknowledged last; ``sent``: reports acknowledged as arrived;
    ``kept``: report → what ``bench.kept`` found. A save that was lost or written twice shows in
    ``saves``, the versions of the paper; a sending in its four traces.
    """
    found = []
    for report, row in kept.items():
        typed = saved.get(report, {})
        for code, figure in typed.items():
            if row["values"].get(code) != figure:
                found.append(f"{report}: {code} is {row['values'].get(code)}, not {figure}")
        if row["saves"] != len(typed):
            found.append(f"{report}: {row['saves']} saves, {len(typed)} acknowledged")
        once = 1 if report in sent else 0
        found += [
            f"{report}: {trace} {row[trace]}, not {once}" for trace in TRACES if row[trace] != once
        ]
        if (row["state"] == "SUBMITTED") != (report in sent):
            found.append(f"{report}: {row['state']}")
    found += [f"{report}: gone" for report in sorted({*saved, *sent} - {*kept})]
    return found


def part(desk: Desk) -> str:
    """The address of the part that the clerk fills."""
    return f"/bao-cao/{desk.report}/phan/{SECTION}/"


def replay(world: World, clients: int = CLIENTS) -> tuple[Replay, float]:
    """Three waves over all agencies of a world; gives what happened and the seconds in waves."""
    listed = desks(world)
    early, late = listed[::2], listed[1::2]
    with served("thuan.config.wsgi", world.env, workers=WORKERS) as port:
        done, seconds = Replay(port, world.agencies <= FEW), 0.0
        done.wake(listed[0])
        for saving, sending in ((early, []), (late, early), ([], late)):
            if sending:
                signed(world, sending)
            seconds += _wave(done, clients, saving, sending)
    return done, seconds


def _wave(done: Replay, clients: int, saving: Sequence[Desk], sending: Sequence[Desk]) -> float:
    """Hand out the work among the clients, saving and sending in turn; seconds until the end."""
    work: list[tuple[Callable[[int, Desk], None], int, Desk]] = []
    for number in range(max(len(saving), len(sending))):
        work += [(done.save, number, saving[number])] if number < len(saving) else []
        work += [(done.send, number, sending[number])] if number < len(sending) else []
    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        for one in [pool.submit(act, number, desk) for act, number, desk in work]:
            one.result()
    return time.perf_counter() - began


def show(size: int, done: Replay, seconds: float, lost: Sequence[str]) -> None:
    """One world as a table for people, with the first of what went wrong."""
    every = [spent for all_ in done.spent.values() for spent in all_]
    rate = len(every) / seconds
    print(f"{size} agencies: {len(every)} requests in {seconds:.1f} s, {rate:.0f} a second")
    print(f"  {'request':14}{'number':>8}{'p50 ms':>9}{'p95 ms':>9}{'max ms':>9}")
    for kind, all_ in [*sorted(done.spent.items()), ("all", every)]:
        marks = statistics.quantiles(all_, n=20) if len(all_) > 1 else all_ * 20
        print(f"  {kind:14}{len(all_):8}{marks[9]:9.0f}{marks[-1]:9.0f}{max(all_):9.0f}")
    saves = sum(map(len, done.saved.values()))
    print(f"  errors {len(done.errors)}; acknowledged: {saves} saves, {len(done.sent)} submissions")
    print(f"  not there exactly once: {len(lost)}")
    for line in [*done.errors[:5], *lost[:5]]:
        print(f"    {line}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench rush", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[119, 4000])
    parser.add_argument("--clients", type=int, default=CLIENTS)
    asked = parser.parse_args(arguments)
    load, bad = os.getloadavg()[0], 0
    with worlds(asked.sizes, asked.db, durable=True) as loaded:
        print(f"{asked.db}, {asked.clients} clients, {WORKERS} synchronous workers")
        for world in loaded:
            done, seconds = replay(world, asked.clients)
            lost = unaccounted(done.saved, done.sent, held(world))
            show(world.agencies, done, seconds, lost)
            bad += len(done.errors) + len(lost)
            bad += 2 * world.agencies - len(done.saved) - len(done.sent)
    print(f"load average {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    return 0 if not bad else 1
