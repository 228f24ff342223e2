from __future__ import annotations

from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    name = "thuan.kernel.permissions"
    label = "permissions"
