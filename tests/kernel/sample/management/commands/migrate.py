"""The tests' database is made of the schema's snapshot, as a first database is; then migrated.

That the snapshot says what the migrations say is proved by ``run.py check``.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from thuan.kernel.audittrail.management.commands.migrate import Command as Migrate
from thuan.portals.operations import snapshot


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        vendor = connection.vendor
        empty = not connection.introspection.table_names()
        if empty and not snapshot.outdated(vendor, but="sample"):
            snapshot.load(snapshot.script_path(vendor).read_text(encoding="utf-8"))
        super().handle(*args, **options)
