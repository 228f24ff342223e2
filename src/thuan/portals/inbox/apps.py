from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class InboxConfig(DomainConfig):
    name = "thuan.portals.inbox"
    label = "inbox"
