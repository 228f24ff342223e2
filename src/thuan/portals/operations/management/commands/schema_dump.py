"""``manage schema_dump``: the connected database as the script of a snapshot."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from thuan.portals.operations import dump_postgresql, dump_sqlite, snapshot


class Command(BaseCommand):
    help = "In lược đồ và các dòng ban đầu của cơ sở dữ liệu đang nối."

    def handle(self, *args: Any, **options: Any) -> None:
        vendor = dump_postgresql if connection.vendor == "postgresql" else dump_sqlite
        self.stdout.write(snapshot.headed(vendor.dump()), ending="")
