"""The archive: search and master list beside a thin view, a midnight, the words of files.

``pages``: the search over 100,000 documents and the master list of a past day (1,000 documents in
five versions) beside the thin view of the same rows. ``midnight``: 10,000 documents come into
force while somebody reads; the longest wait of the reader counts. ``files``: the words of 1,000
Word files are read; the memory of the reading processes counts.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import threading
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from bench.databases import ROOT, bare, python, served, worlds
from bench.pages import WARMING, fetched, timed

if TYPE_CHECKING:
    from bench.databases import World

BOUND, LONGEST_WAIT, MOST_MEMORY = 3.0, 1000.0, 512
DAY = "2022-06-30"
PAGES = (
    ("search", "/tim-kiem/?q=quy+trinh+ho", "/search?q=quy+trinh+ho&agency={agency}"),
    ("search, one word", "/tim-kiem/?q=mot+cua", "/search?q=mot+cua&agency={agency}"),
    ("master list", "/tai-lieu/danh-muc/?ngay=30/06/2022", f"/master?day={DAY}&agency={{agency}}"),
)
# The first agency of a world.
AGENCY = 1


def pages(world: World, wanted: int, times: int) -> list[dict[str, Any]]:
    """Medians of both sides, asked in turn."""
    ours_session, thin_session = python("-m", "bench.archive", str(wanted), env=world.env).split()
    with (
        served("thuan.config.wsgi", world.env) as ours,
        served("bench.thin:application", world.env) as thin,
    ):
        found = []
        for name, own_path, thin_path in PAGES:
            acts = {
                "ours": partial(fetched, ours, own_path, ours_session),
                "thin": partial(fetched, thin, thin_path.format(agency=AGENCY), thin_session),
            }
            taken: dict[str, list[float]] = {key: [] for key in acts}
            for turn in range(WARMING + times):
                for key, act in acts.items():
                    spent = timed(act)
                    if turn >= WARMING:
                        taken[key].append(spent)
            medians = {key: round(statistics.median(all_), 2) for key, all_ in taken.items()}
            found.append({"page": name, **medians, "ratio": medians["ours"] / medians["thin"]})
        return found


def midnight(world: World, wanted: int) -> dict[str, float]:
    """Let ``wanted`` documents come into force beside one reader; his longest wait in ms."""
    arguments = ("-m", "bench.archive", "1000", "--approved", str(wanted))
    session = python(*arguments, env=world.env).split()[0]
    waits: list[float] = []
    over = threading.Event()
    with served("thuan.config.wsgi", world.env) as port:

        def read() -> None:
            while not over.is_set():
                waits.append(timed(partial(fetched, port, "/tai-lieu/", session)))
                time.sleep(0.02)

        for _turn in range(WARMING):
            fetched(port, "/tai-lieu/", session)
        reader = threading.Thread(target=read)
        reader.start()
        began = time.perf_counter()
        script = "import django; django.setup()\nfrom bench.midnight import run; run()"
        subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT, env=world.env)
        seconds = time.perf_counter() - began
        over.set()
        reader.join()
    return {
        "documents": wanted,
        "seconds": round(seconds, 1),
        "reads": len(waits),
        "median_ms": round(statistics.median(waits), 1),
        "longest_ms": round(max(waits), 1),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench documents", description=__doc__)
    parser.add_argument("what", choices=["pages", "midnight", "files"])
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--documents", type=int)
    parser.add_argument("--agencies", type=int, default=119)
    parser.add_argument("--times", type=int, default=100)
    asked = parser.parse_args(arguments)
    load = round(os.getloadavg()[0], 1)
    if asked.what == "files":
        told = json.loads(python("-m", "bench.reading", str(asked.documents or 1_000), env=bare()))
        print(json.dumps({"load": load, **told}, ensure_ascii=False))
        return 0 if max(told["reader_mb"], told["worker_mb"]) <= MOST_MEMORY else 1
    with worlds([asked.agencies], asked.db) as (world,):
        if asked.what == "midnight":
            one = midnight(world, asked.documents or 10_000)
            print(json.dumps({"db": asked.db, "load": load, **one}, ensure_ascii=False))
            return 0 if one["longest_ms"] <= LONGEST_WAIT else 1
        found = pages(world, asked.documents or 100_000, asked.times)
    for line in found:
        print(json.dumps({"db": asked.db, "load": load, **line}, ensure_ascii=False))
    return 0 if all(line["ratio"] <= BOUND for line in found) else 1
