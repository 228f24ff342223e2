"""Django's ``migrate``, then the shared cache table, and the guards it may have dropped (F9)."""

from __future__ import annotations

from typing import Any

from django.core.management import call_command
from django.core.management.commands.migrate import Command as DjangoMigrate
from django.db import DEFAULT_DB_ALIAS

from thuan.kernel.audittrail import guards


class Command(DjangoMigrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        partial = options.get("app_label") or options.get("plan") or options.get("check_unapplied")
        if not partial and options.get("database", DEFAULT_DB_ALIAS) == DEFAULT_DB_ALIAS:
            call_command("createcachetable", verbosity=0)
            guards.install()
