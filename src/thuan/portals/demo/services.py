"""Asking for another day of the demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.audittrail.unit import service
from thuan.kernel.jobs.queueing import enqueue
from thuan.portals.demo import progress
from thuan.portals.demo.building import OFFERED
from thuan.portals.demo.jobs import REBUILD
from thuan.portals.demo.progress import Rebuild

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def ask_for_rebuild(*, actor: Actor, at: dt.datetime, day: dt.date) -> None:
    """Queue the rebuild as of one of the offered days; one that is under way is let finish."""
    del actor, at
    if day not in OFFERED:
        raise ValidationError(_("Chọn một trong các ngày có sẵn."))
    last = progress.read()
    if last is not None and last.state in {progress.QUEUED, progress.RUNNING}:
        return
    enqueue(REBUILD, day=day.isoformat())
    progress.write(Rebuild(day.isoformat(), progress.QUEUED))
