"""Memory of server and worker at rest, as ``python3 run.py`` starts them, in MB of PSS.

PSS counts a page that several processes share once, in parts, so the sum is what the machine
really gives.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench.databases import ROOT, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

BOUND = 350.0
REST = 20


def children(pid: int) -> list[int]:
    """All processes below ``pid``."""
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        listed = (task / "children").read_text(encoding="ascii").split()
        for child in map(int, listed):
            found += [child, *children(child)]
    return found


def pss(pid: int) -> float:
    """Proportional share of one process in MB."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


def called(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8").split("\0")
    return " ".join(Path(word).name if word.startswith("/") else word for word in words[:6])


@contextmanager
def running(root: Path, python: str, env: dict[str, str]) -> Iterator[tuple[int, int, float]]:
    """``run.py`` of a checkout; its process id, its port and the seconds until its first page."""
    port, began = free_port(), time.monotonic()
    process = subprocess.Popen(
        [python, "run.py"],
        cwd=root,
        env={**env, "PORT": str(port)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if line.startswith("READY"):
                yield process.pid, port, time.monotonic() - began
                return
        raise SystemExit(f"run.py ended with {process.wait()}")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def at_rest(pid: int, port: int) -> dict[str, float]:
    """What each process below ``pid`` holds after a few pages and a rest."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(5):
        direct.open(f"http://127.0.0.1:{port}/", timeout=30).read()
    time.sleep(REST)
    return {f"{child} {called(child)}": pss(child) for child in children(pid)}


def show(held: dict[str, float]) -> float:
    """Print each process and the sum; gives the sum."""
    for name, megabytes in held.items():
        print(f"{megabytes:8.0f} MB  {name}")
    print(f"{sum(held.values()):8.0f} MB  together, at rest")
    return sum(held.values())


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench memory", description=__doc__)
    parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="thuan-bench-") as folder:
        env = {**os.environ, "THUAN_VAR": folder}
        with running(ROOT, os.environ.get("PYTHON", "python3"), env) as (pid, port, _seconds):
            held = at_rest(pid, port)
    return 0 if show(held) <= BOUND else 1
