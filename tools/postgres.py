"""A throw-away PostgreSQL for the tests: own folder, own port, no fsync, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEBIAN = Path("/usr/lib/postgresql")
USER = "thuan"
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
}


def server_binaries(debian: Path = DEBIAN) -> Path | None:
    """The folder of initdb and pg_ctl: the newest of Debian's, else the one on the path."""
    found = [path.parent for path in debian.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    initdb = shutil.which("initdb")
    return Path(initdb).resolve().parent if initdb else None


def unprivileged() -> dict[str, object]:
    """The server refuses root: whom to run it as, in the words of ``subprocess``."""
    if os.geteuid():
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    who = names.get("postgres") or names["nobody"]
    return {"user": who.pw_uid, "group": who.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def cluster(binaries: Path, changed: Mapping[str, str] | None = None) -> Iterator[str]:
    """Start a server and give the address of its database, as ``THUAN_DATABASE`` wants it.

    ``changed``: settings of the server other than those of the tests.

    Raises ``subprocess.CalledProcessError`` when the server cannot be made or started.
    """
    person = unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="thuan-pg-"))
    if person:
        os.chown(folder, person["user"], person["group"])
    data, port = folder / "data", free_port()
    options = " ".join(
        f"-c {key}={value}" for key, value in {**SETTINGS, **(changed or {})}.items()
    )
    options += f" -c port={port} -c unix_socket_directories={folder}"

    def run(program: str, *arguments: object) -> None:
        line = [str(binaries / program), *map(str, arguments)]
        # A log in the folder, not a pipe: the server would keep a pipe open for ever.
        with (folder / f"{program}.log").open("ab") as log:
            subprocess.run(line, check=True, cwd=folder, stdout=log, stderr=log, **person)

    try:
        run(
            *("initdb", "-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8"),
            *("--locale=C.UTF-8", "--no-sync"),
        )
        run(
            "pg_ctl",
            "-D",
            data,
            "-w",
            "-t",
            30,
            "-l",
            folder / "server.log",
            "-o",
            options,
            "start",
        )
        try:
            yield f"postgresql://{USER}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
