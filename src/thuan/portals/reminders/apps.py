from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class RemindersConfig(DomainConfig):
    name = "thuan.portals.reminders"
    label = "reminders"
