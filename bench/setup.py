"""Seconds from a fresh checkout to the first page: cold with empty caches, then warm.

The committed state is unpacked into an empty folder; home, uv's, pip's and npm's caches are empty
folders too. The network is the one of the machine. Memory at rest is printed beside it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from bench.databases import ROOT
from bench.memory import BOUND as MEMORY_BOUND
from bench.memory import at_rest, running, show

COLD_BOUND, WARM_BOUND = 60.0, 5.0
# What belongs to this process and must not reach the fresh one.
OWN = ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "DJANGO_SETTINGS_MODULE", "HOST")


def empty_handed(folder: Path) -> dict[str, str]:
    """The environment of somebody who has just arrived: no cache, no settings of ours."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in OWN and not name.startswith("THUAN_")
    }
    caches = {
        "HOME": folder / "home",
        "XDG_CACHE_HOME": folder / "cache",
        "UV_CACHE_DIR": folder / "uv",
        "PIP_CACHE_DIR": folder / "pip",
        "npm_config_cache": folder / "npm",
    }
    for path in caches.values():
        path.mkdir()
    return kept | {name: str(path) for name, path in caches.items()}


def unpacked(folder: Path) -> Path:
    """The committed files of this checkout in a folder of their own."""
    line = ["git", "archive", "HEAD", "--", ".", ":!.venv"]
    packed = subprocess.run(line, check=True, cwd=ROOT, stdout=subprocess.PIPE).stdout
    root = folder / "thuan"
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        archive.extractall(root, filter="data")
    return root


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench setup", description=__doc__)
    parser.parse_args(arguments)
    python = str(Path(sys.base_prefix) / "bin/python3")
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="thuan-bench-") as name:
        folder = Path(name)
        root, env = unpacked(folder), empty_handed(folder)
        with running(root, python, env) as (_pid, _port, cold):
            print(f"cold {cold:6.1f} s to the first page (bound {COLD_BOUND:.0f})", flush=True)
        with running(root, python, env) as (pid, port, warm):
            print(f"warm {warm:6.1f} s to the first page (bound {WARM_BOUND:.0f})", flush=True)
            held = at_rest(pid, port)
    memory = show(held)
    print(f"load average {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    fits = cold <= COLD_BOUND and warm <= WARM_BOUND and memory <= MEMORY_BOUND
    return 0 if fits else 1
