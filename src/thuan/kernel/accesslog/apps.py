from __future__ import annotations

from django.apps import AppConfig


class AccesslogConfig(AppConfig):
    name = "thuan.kernel.accesslog"
    label = "accesslog"
