from __future__ import annotations

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    name = "thuan.domains.registry.standards"
    label = "standards"
