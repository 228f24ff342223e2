from __future__ import annotations

from django.apps import AppConfig


class AudittrailConfig(AppConfig):
    name = "thuan.kernel.audittrail"
    label = "audittrail"
