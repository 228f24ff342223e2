"""``manage restore FILE``: an installation from a backup, on an empty machine."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from thuan.portals.operations.restoring import restore

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Phục hồi từ bản sao lưu vào nơi còn trống, rồi đối chiếu số đếm và nhật ký."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--keys", type=Path, metavar="TỆP", help="tệp khóa đã cất riêng")

    def handle(self, *args: Any, **options: Any) -> None:
        told = restore(options["file"], options["keys"], self.stderr)  # type: ignore[arg-type]
        self.stdout.write(json.dumps(told, ensure_ascii=False))
        if not told["ok"]:
            self.stderr.write("Dữ liệu phục hồi khác với bản sao lưu; đừng dùng bản này.")
            sys.exit(1)
