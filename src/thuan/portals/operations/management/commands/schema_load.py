"""``manage schema_load``: make the schema of an empty database from the snapshot of its vendor."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from thuan.portals.operations import snapshot


class Command(BaseCommand):
    help = "Tạo lược đồ trong cơ sở dữ liệu trống từ bản chụp."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        script = snapshot.usable_script()
        if script is None:
            raise CommandError("Bản chụp không khớp với mã nguồn: chạy manage schema_snapshot.")
        snapshot.load(script)
