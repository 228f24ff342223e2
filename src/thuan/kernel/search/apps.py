from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class SearchConfig(DomainConfig):
    name = "thuan.kernel.search"
    label = "search"
