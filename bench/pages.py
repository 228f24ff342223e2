"""Our lists of fifty rows beside a thin Django view of the same rows, in one run.

Both stand under gunicorn with one synchronous worker over the same database and are asked in turn,
one request each in every world, so that a machine that runs slower for a while slows all. The
ratio of the medians counts; bare HTTP and the bare statement are printed beside it.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import sqlite3
import statistics
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import partial
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psycopg

from bench.databases import python, served, worlds
from bench.statements import agencies, glance, tracking

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bench.databases import World

# The name in the first cell of a row: a heading with us, a plain cell in the thin table.
# The name of a row: its first cell, or the one behind the tick.
TICK = r'(?:<td[^>]*class="o-tich"[^>]*>.*?</td>)?'
FIRST_CELL = re.compile(rf'<tr(?: role="row")?>{TICK}<t[hd][^>]*>(?:<a[^>]*>)?([^<]+)<')
BOUND, GROWTH_BOUND = 3.0, 1.5
WARMING = 5
KINDS = ("ours", "thin", "http", "sql")
Page = tuple[str, str, str, tuple[str, list[str]]]
# The bounds are for full pages of fifty rows. A page of few rows is the frame and the filter, which
# the thin view has not; it is measured so that a slow search is seen.
BOUND_PAGES = ("register", "tracking", "overview")
PAGES = (
    ("register", "/co-quan/", "/agencies", agencies()),
    ("tracking", "/bao-cao/theo-doi/", "/tracking", tracking()),
    ("overview", "/tong-quan/", "/overview", glance()),
    (
        "tracking, not sent",
        "/bao-cao/theo-doi/?gui=chua",
        "/tracking?arrival=absent",
        tracking(absent=True),
    ),
    ("register, search dao", "/co-quan/?q=dao", "/agencies?q=dao", agencies("dao")),
    ("tracking, search hoa", "/bao-cao/theo-doi/?tim=hoa", "/tracking?q=hoa", tracking("hoa")),
)


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians in milliseconds of one page in one world."""

    page: str
    agencies: int
    ours: float
    thin: float
    http: float
    sql: float

    @property
    def ratio(self) -> float:
        return round(self.ours / self.thin, 2)


def timed(act: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def fetched(port: int, path: str, session: str) -> str:
    """One request on a connection of its own; anything but 200 ends the run."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Cookie": f"thuan={session}"})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status} {body[:200]}")
    return body


def bare(url: str) -> Callable[[str, list[str]], list[Any]]:
    """Run a statement on one open connection, without Django."""
    if url.startswith("sqlite"):
        lite = sqlite3.connect(urlsplit(url).path)
        return lambda sql, values: lite.execute(sql.replace("%s", "?"), values).fetchall()
    server = psycopg.connect(url, autocommit=True)
    return lambda sql, values: server.execute(sql.encode(), values or None).fetchall()


def measure(loaded: Sequence[World], times: int) -> list[Figure]:
    """Every page of every world, ``times`` times: each turn asks both sides in every world."""
    with ExitStack() as stack:
        desks = {world.agencies: opened(stack, world) for world in loaded}
        figures = []
        for page in PAGES:
            acts = {
                (size, kind): act
                for size, desk in desks.items()
                for kind, act in desk(page).items()
            }
            taken: dict[tuple[int, str], list[float]] = {key: [] for key in acts}
            for turn in range(WARMING + times):
                for key, act in acts.items():
                    spent = timed(act)
                    if turn >= WARMING:
                        taken[key].append(spent)
            medians = {key: round(statistics.median(all_), 2) for key, all_ in taken.items()}
            figures += [
                Figure(page[0], size, **{kind: medians[size, kind] for kind in KINDS})
                for size in desks
            ]
        return figures


def opened(stack: ExitStack, world: World) -> Callable[[Page], dict[str, Callable[[], object]]]:
    """Serve a world both ways; gives, for a page, what asks for it by kind."""
    ours, thin, hello = (
        stack.enter_context(served(name, world.env))
        for name in ("thuan.config.wsgi", "bench.thin:application", "bench.thin:hello")
    )
    sql = bare(world.env["THUAN_DATABASE"])

    def acts(page: Page) -> dict[str, Callable[[], object]]:
        _name, own_path, thin_path, statement = page
        ways = (
            partial(fetched, ours, own_path, world.session),
            partial(fetched, thin, thin_path, world.thin_session),
            partial(fetched, hello, "/", world.session),
            partial(sql, *statement),
        )
        return dict(zip(KINDS, ways, strict=True))

    return acts


def names_on(world: World, page: str) -> tuple[list[str], list[str]]:
    """The agencies on a page of ours and of the thin view, in their order: they must agree."""
    paths = next((ours, thin) for name, ours, thin, _sql in PAGES if name == page)
    applications = ("thuan.config.wsgi", "bench.thin:application")
    found = []
    sessions = (world.session, world.thin_session)
    for application, path, session in zip(applications, paths, sessions, strict=True):
        with served(application, world.env) as port:
            body = fetched(port, path, session)
            found.append([unescape(name) for name in FIRST_CELL.findall(body)])
    return found[0], found[1]


def growth(figures: list[Figure]) -> dict[str, float]:
    """Page → how many times the largest world takes what the smallest takes."""
    found = {}
    for name, *_rest in PAGES:
        of_page = sorted((f for f in figures if f.page == name), key=lambda f: f.agencies)
        found[name] = round(of_page[-1].ours / of_page[0].ours, 2)
    return found


def within(figure: Figure) -> bool:
    """Whether a figure keeps the bound of its page; pages without one always do."""
    return figure.ratio <= BOUND or figure.page not in BOUND_PAGES


def show(figures: list[Figure], grown: dict[str, float]) -> None:
    """The figures as a table for people."""
    print(
        f"{'page':24}{'agencies':>9}{'ours ms':>9}{'thin ms':>9}{'ratio':>7}{'http':>7}{'sql':>7}"
    )
    for f in figures:
        line = f"{f.page:24}{f.agencies:9}{f.ours:9.1f}{f.thin:9.1f}{f.ratio:7.2f}"
        print(f"{line}{f.http:7.1f}{f.sql:7.1f}{'' if within(f) else '  over the bound'}")
    for name, times in grown.items():
        print(f"{name:24} largest / smallest: {times}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench pages", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[119, 4000])
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    asked_for = parser.parse_args(arguments)
    load = os.getloadavg()
    with worlds(asked_for.sizes, asked_for.db) as loaded:
        for world in loaded:
            python("-m", "bench.glance", env=world.env)
        figures = measure(loaded, asked_for.times)
    grown = growth(figures)
    if asked_for.json:
        rows = [asdict(figure) | {"ratio": figure.ratio} for figure in figures]
        print(json.dumps({"load": load, "pages": rows, "growth": grown}, ensure_ascii=False))
    else:
        print(
            f"{asked_for.db}, load average {load[0]:.1f} before and {os.getloadavg()[0]:.1f} after"
        )
        show(figures, grown)
    fits = all(map(within, figures)) and all(grown[n] <= GROWTH_BOUND for n in BOUND_PAGES)
    return 0 if fits else 1
