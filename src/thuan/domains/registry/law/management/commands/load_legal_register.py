"""``manage load_legal_register [FILE.yaml]``: enter legal texts that the register lacks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.registry.law.content import RegisterFault
from thuan.domains.registry.law.services.loading import load_register, load_shipped_register
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2


class Command(BaseCommand):
    """Exit 0 with how many were entered as JSON, 2 for a file with faults."""

    help = "Nạp văn bản pháp luật còn thiếu từ tệp YAML; không ghi tệp thì nạp danh mục kèm theo."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.yaml", nargs="?", help="tệp danh mục văn bản")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        actor = Actor.system("load_legal_register", at)
        try:
            if options["file"]:
                text = Path(options["file"]).read_text(encoding="utf-8")
                added = load_register(actor=actor, at=at, text=text)
            else:
                added = load_shipped_register(actor=actor, at=at)
        except (OSError, UnicodeDecodeError):
            self._stop([_("Không đọc được tệp %(file)s.") % {"file": options["file"]}])
        except RegisterFault as wrong:
            self._stop([*wrong.faults, _("Chưa ghi gì cả. Sửa tệp rồi nạp lại.")])
        else:
            self.stdout.write(json.dumps({"added": added}))

    def _stop(self, sentences: list[str]) -> None:
        for sentence in sentences:
            self.stderr.write(sentence)
        raise SystemExit(BAD_INPUT)
