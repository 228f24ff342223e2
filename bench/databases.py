"""Throw-away databases and the processes that work on them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.postgres import cluster, server_binaries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).resolve().parents[1]
# What a production server does at every commit, against the haste of the tests' server.
DURABLE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
SECRET = "bench-only-" + "x" * 60


@dataclass(frozen=True, slots=True)
class World:
    """A loaded database: what child processes are started with, and the officer's sessions."""

    env: dict[str, str]
    agencies: int
    session: str
    thin_session: str


def python(*arguments: str, env: dict[str, str]) -> str:
    """Run one Python command in the checkout; its standard output."""
    line = [sys.executable, *arguments]
    return subprocess.run(
        line, check=True, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    ).stdout


@contextmanager
def worlds(sizes: Sequence[int], kind: str, *, durable: bool = False) -> Iterator[list[World]]:
    """Databases of ``kind`` (sqlite, postgresql), each loaded with so many agencies.

    ``durable``: PostgreSQL waits for the disk at every commit, as in production and as SQLite
    always does here; without it reading is measured and loading is faster.
    """
    with (
        tempfile.TemporaryDirectory(prefix="thuan-bench-") as folder,
        addresses(sizes, kind, Path(folder), durable=durable) as urls,
    ):
        yield [load(size, url, Path(folder) / f"var{size}") for size, url in urls.items()]


@contextmanager
def addresses(
    sizes: Sequence[int], kind: str, folder: Path, *, durable: bool = False
) -> Iterator[dict[int, str]]:
    """An address of an empty database for each size."""
    if kind == "sqlite":
        yield {size: f"sqlite:///{folder / f'world{size}.sqlite3'}" for size in sizes}
        return
    binaries = server_binaries()
    if binaries is None:
        raise SystemExit("PostgreSQL is not installed: run apt-get install postgresql.")
    with cluster(binaries, DURABLE if durable else {}) as url:
        server = url.rsplit("/", 1)[0]
        for size in sizes:
            sql = f'CREATE DATABASE "world{size}"'
            line = [str(binaries / "psql"), "-q", "-c", sql, url]
            subprocess.run(line, check=True)
        yield {size: f"{server}/world{size}" for size in sizes}


def bare() -> dict[str, str]:
    """What a child process is started with that needs the product's code and no rows."""
    return {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
        "THUAN_SECRET_KEY": SECRET,
    }


def load(size: int, url: str, var: Path) -> World:
    """Fill one database through ``bench.world``."""
    env = {
        **bare(),
        "THUAN_DATABASE": url,
        "THUAN_VAR": str(var),
        "THUAN_DEMO": "0",
        # Sessions are made before a run that may last longer than a person may pause.
        "THUAN_SESSION_IDLE_MINUTES": "240",
    }
    session, thin_session = python("-m", "bench.world", str(size), env=env).split()
    return World(env, size, session, thin_session)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(application: str, env: dict[str, str], *, workers: int = 1) -> Iterator[int]:
    """``application`` under gunicorn with synchronous workers; gives the port."""
    port = free_port()
    line = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}"]
    line += ["--workers", str(workers), "--log-level", "warning"]
    line += ["--preload"] if workers > 1 else []
    process = subprocess.Popen(line, cwd=ROOT, env=env)
    try:
        wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Until somebody listens; raises SystemExit when the process ends before."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if process.poll() is not None:
            raise SystemExit(f"the server ended with {process.returncode}")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit("the server does not listen")
