from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class NotificationsConfig(DomainConfig):
    name = "thuan.kernel.notifications"
    label = "notifications"
