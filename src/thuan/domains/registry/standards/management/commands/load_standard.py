"""``manage load_standard FILE.yaml``: enter an edition of the standard; no code is needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.content import ContentFault
from thuan.domains.registry.standards.services.loading import load_edition
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock

if TYPE_CHECKING:
    from argparse import ArgumentParser

REFUSED = 1
BAD_INPUT = 2


class Command(BaseCommand):
    """Exit 0 with what was entered as JSON, 2 for a file with faults, 1 for an edition in use."""

    help = "Nạp một phiên bản tiêu chuẩn từ tệp YAML; nạp lại cùng tệp thì không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE.yaml", help="tệp của phiên bản")

    def handle(self, *args: Any, **options: Any) -> None:
        at = clock.now()
        try:
            text = Path(options["file"]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            self._stop(BAD_INPUT, [_("Không đọc được tệp %(file)s.") % {"file": options["file"]}])
        try:
            actor = Actor.system("load_standard", at)
            edition, added = load_edition(actor=actor, at=at, text=text)
        except ContentFault as wrong:
            self._stop(BAD_INPUT, [*wrong.faults, _("Chưa ghi gì cả. Sửa tệp rồi nạp lại.")])
        except ValidationError as refused:
            self._stop(REFUSED, refused.messages)
        told = {
            "edition": edition.code,
            "revision": edition.revision,
            "clauses": len(edition.content["clauses"]),
            "hash": edition.content_hash,
            "added": added,
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False))

    def _stop(self, code: int, sentences: list[str]) -> NoReturn:
        for sentence in sentences:
            self.stderr.write(sentence)
        raise SystemExit(code)
