"""``manage tick``: run what is due at the product clock; safe to repeat, safe twice at once."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand

from thuan.kernel.calendar import clock
from thuan.kernel.jobs import backend
from thuan.kernel.jobs.enums import RunState
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.jobs.queueing import tick
from thuan.kernel.jobs.selectors import unfinished


class Command(BaseCommand):
    help = "Chạy các việc định kỳ đã đến hạn; chạy lại không làm lại."

    def handle(self, *args: Any, **options: Any) -> None:
        queued = tick(clock.now())
        backend.work_off()
        while unfinished(queued):
            # A worker elsewhere holds some of them.
            time.sleep(0.2)
        troubled = JobRun.objects.filter(pk__in=queued).exclude(state=RunState.DONE)
        self.stderr.write(f"Việc định kỳ đến hạn: {len(queued)}.")
        for run in troubled:
            self.stderr.write(f"Chưa xong {run.name}: {run.reason}")
        if troubled:
            sys.exit(1)
