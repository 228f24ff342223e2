"""``manage search TEXT --as USER``: what the search box gives to a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.loading import settle
from thuan.kernel.search.registry import search
from thuan.kernel.tenancy.scope import entered
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

NO_SUCH = 3
BAD_INPUT = 2
# Hits of one kind that are counted: more than one person's agencies hold.
COUNTED = 20_000


class Command(BaseCommand):
    help = "Tìm như ô tìm kiếm tìm cho một người: chỉ trong phạm vi người đó được xem."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("text", metavar="TEXT")
        parser.add_argument("--as", metavar="USER", required=True, dest="user")
        parser.add_argument("--limit", metavar="N", default="20")

    def handle(self, *args: Any, **options: Any) -> None:
        text, limit = options["text"], options["limit"]
        if not fold(text):
            self._stop(BAD_INPUT, _("Ghi ít nhất một chữ cần tìm."))
        if not (limit.isascii() and limit.isdigit()) or int(limit) < 1:
            self._stop(BAD_INPUT, _("--limit cần một số từ 1 trở lên."))
        user = User.objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            words = {"name": options["user"]}
            self._stop(NO_SUCH, _("Không có tài khoản đang mở tên %(name)s.") % words)
        settle(self.stderr)
        at = clock.now()
        actor = actor_for(user, at)
        with entered(actor.scope()):
            hits = search(actor, at, text, COUNTED)
        told = {
            "query": text,
            "folded": fold(text),
            "total": len(hits),
            "results": [
                {
                    "id": hit.id,
                    "type": str(hit.type),
                    "agency": hit.agency,
                    "code": hit.code,
                    "title": hit.title,
                    "snippet": hit.snippet,
                }
                for hit in hits[: int(limit)]
            ],
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))

    def _stop(self, code: int, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(code)
