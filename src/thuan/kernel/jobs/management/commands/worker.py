"""``manage worker``: one process that runs queued jobs and, each minute, ticks."""

from __future__ import annotations

import logging
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections, connection

from thuan.kernel.calendar import clock
from thuan.kernel.jobs import backend, running
from thuan.kernel.jobs.queueing import tick

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Chạy công việc nền và việc định kỳ cho đến khi được yêu cầu dừng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--each", type=float, default=60.0, help="giây giữa hai lần xét hạn")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = backend.worker()
        backend.obey_signals(worker)
        ended = Event()
        beat = Thread(target=keep_ticking, args=(ended, options["each"]), name="tick", daemon=True)
        beat.start()
        try:
            worker.run()
        finally:
            ended.set()
            beat.join(timeout=10)


def keep_ticking(ended: Event, seconds: float) -> None:
    """Tick until ``ended``, on this thread's own connection; trouble is logged, not fatal."""
    while True:
        close_old_connections()
        try:
            running.still_here(backend.WORKER_ID)
            tick(clock.now())
        except Exception:
            logger.exception("the tick failed; the next one comes")
        if ended.wait(seconds):
            break
    connection.close()
