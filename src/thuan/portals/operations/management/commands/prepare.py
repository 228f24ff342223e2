"""``manage prepare``: create or upgrade the database, check its guards, load the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from thuan.portals.operations.preparing import prepare


class Command(BaseCommand):
    help = "Tạo hoặc nâng cấp cơ sở dữ liệu, nạp dữ liệu minh họa khi trống; chạy lại không sao."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        prepare(self.stderr)  # type: ignore[arg-type]
