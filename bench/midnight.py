"""What the job of midnight does, in a process of its own."""

from __future__ import annotations

from thuan.domains.system.documents.jobs import activate_due
from thuan.kernel.calendar.clock import real_now


def run() -> None:
    """Everything whose day has come, now."""
    print(activate_due(real_now()))
