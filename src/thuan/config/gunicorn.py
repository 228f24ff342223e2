"""How gunicorn serves the demo and a small installation; ``run.py`` starts it with this file.

The program is read once, by the first process: it prepares the database before an address is
opened, then the processes that answer are made from it.
"""

from __future__ import annotations

import sys
from pathlib import Path

preload_app = True
workers = 1
threads = 4
loglevel = "warning"
if Path("/dev/shm").is_dir():  # noqa: S108  gunicorn's own heartbeat file, away from slow disks
    worker_tmp_dir = "/dev/shm"  # noqa: S108


def on_starting(server: object) -> None:
    """Create or upgrade the database and load the demo, before the first visitor can come.

    Raises:
        SystemExit: the database could not be prepared; why stands on standard error.
    """
    del server
    from django.core.management import CommandError, call_command  # noqa: PLC0415  after preloading
    from django.db import connections  # noqa: PLC0415

    try:
        call_command("prepare", stdout=sys.stderr, stderr=sys.stderr)
    except CommandError as refusal:
        sentence = "Chưa chuẩn bị được cơ sở dữ liệu. / The database could not be prepared."
        raise SystemExit(f"{refusal}\n{sentence}") from refusal
    finally:
        connections.close_all()  # a connection is not shared by the processes made from this one
