"""``manage backup FILE``: database, files and anchors in one file; keys in another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from thuan.kernel.calendar.clock import real_now
from thuan.portals.operations.backing_up import back_up, back_up_keys

if TYPE_CHECKING:
    from django.core.management.base import CommandParser


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu nhúng, tệp và neo vào một tệp mới; khóa để riêng."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--keys", type=Path, metavar="TỆP", help="ghi khóa vào tệp riêng này")

    def handle(self, *args: Any, **options: Any) -> None:
        now = real_now()
        facts = back_up(options["file"], self.stderr, made_at=now)  # type: ignore[arg-type]
        if options["keys"]:
            back_up_keys(options["keys"], made_at=now)
        else:
            self.stderr.write("Khóa không nằm trong bản sao lưu; thêm --keys TỆP để cất riêng.")
        told = {"file": str(options["file"]), "made_at": facts["made_at"]}
        told |= {"bytes": options["file"].stat().st_size, "files": facts["census"]["files"]}
        self.stdout.write(json.dumps(told, ensure_ascii=False))
