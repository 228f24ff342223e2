"""The province's official report with its annexes as Word, PDF, workbook: seconds and memory.

Each kind is made in a process of its own, once cold and then warm; the memory is the highest the
process ever held, beside what it held before the first paper. There is no bound: the figures are
stated.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sys
import time

from bench.databases import python, worlds

KINDS = ("docx", "pdf", "xlsx")
ROUNDS = 5


def held() -> float:
    """The most this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made(kind: str) -> dict[str, float]:
    """In a loaded world: freeze the year's figures and make one kind of its paper."""
    import django  # noqa: PLC0415  only the child has settings

    django.setup()
    from bench.acts import YEAR, officer  # noqa: PLC0415
    from thuan.domains.oversight.reporting.api import (  # noqa: PLC0415
        cycle_of,
        freeze_synthesis,
        syntheses,
    )
    from thuan.domains.oversight.reporting.papers.synthesis import paper  # noqa: PLC0415
    from thuan.kernel.calendar import clock  # noqa: PLC0415
    from thuan.kernel.tenancy.scope import entered  # noqa: PLC0415

    at = clock.now()
    actor = officer(at)
    with entered(actor.scope()):
        synthesis = syntheses().filter(cycle__year=YEAR).first()
        if synthesis is None:
            cycle = cycle_of(YEAR)
            assert cycle is not None
            freeze_synthesis(actor=actor, at=at, cycle=cycle)
            synthesis = syntheses().get(cycle__year=YEAR)
        before, taken, content = held(), [], b""
        for _round in range(ROUNDS):
            begun = time.perf_counter()
            content, _name, _media = paper(synthesis, kind, is_demo=False)
            taken.append(time.perf_counter() - begun)
    return {
        "cold": taken[0],
        "warm": min(taken[1:]),
        "before": before,
        "peak": held(),
        "bytes": len(content),
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench papers", description=__doc__)
    parser.add_argument("--db", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--sizes", type=int, nargs="+", default=[119])
    asked = parser.parse_args(arguments)
    load = os.getloadavg()[0]
    heads = f"{'first s':>9}{'again s':>9}{'MB before':>11}{'MB most':>9}{'KB':>7}"
    print(f"{'paper':6}{'agencies':>9}{heads}")
    with worlds(asked.sizes, asked.db) as loaded:
        for world in loaded:
            for kind in KINDS:
                found = json.loads(python("-m", "bench.papers", "make", kind, env=world.env))
                times = f"{found['cold']:9.2f}{found['warm']:9.2f}"
                memory = f"{found['before']:11.0f}{found['peak']:9.0f}"
                print(f"{kind:6}{world.agencies:9}{times}{memory}{found['bytes'] / 1024:7.0f}")
    print(f"{asked.db}, load average {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    return 0


if __name__ == "__main__":
    print(json.dumps(made(sys.argv[2])))
