from __future__ import annotations

from thuan.kernel.apps import DomainConfig


class ProvinceConfig(DomainConfig):
    name = "thuan.portals.province"
    label = "province"
