"""Seconds to open a cycle and to freeze its figures, with few and with many agencies.

Each world is measured in a process of its own (``bench.acts``).
"""

from __future__ import annotations

import argparse
import json
import os
import statistics

from bench.databases import python, worlds

BOUND = 40.0
STEPS = ("open", "freeze")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench freeze", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[119, 4000])
    parser.add_argument("--rounds", type=int, default=3, help="freezes of each world")
    asked = parser.parse_args(arguments)
    load = os.getloadavg()[0]
    with worlds(asked.sizes, asked.db) as loaded:
        found = {
            world.agencies: json.loads(python("-m", "bench.acts", str(asked.rounds), env=world.env))
            for world in loaded
        }
    print(f"{asked.db}, load average {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    ratios = []
    for step in STEPS:
        seconds = {size: statistics.median(taken[step]) for size, taken in found.items()}
        ratios.append(seconds[max(seconds)] / seconds[min(seconds)])
        shown = ", ".join(f"{size} agencies {taken:.2f} s" for size, taken in seconds.items())
        print(f"{step:8}{shown}; largest / smallest {ratios[-1]:.1f}")
    return 0 if ratios[-1] <= BOUND else 1
