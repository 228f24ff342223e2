"""``facts rebuild``: works every published figure out again and says which come out otherwise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from thuan.kernel.facts.board import compared
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from thuan.kernel.facts.board import Difference


class Command(BaseCommand):
    """Compares and writes nothing; exit code 1 when something differs."""

    help = "Tính lại mọi số liệu đã công bố và so sánh; mã thoát 1 khi có khác biệt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=["rebuild"])

    def handle(self, *args: Any, **options: Any) -> None:
        with every_agency(reason="every published figure is worked out again"):
            rows = list(compared())
        found = [_shown(difference) for _fact, difference in rows if difference]
        content = {"compared": len(rows), "differences": found}
        self.stdout.write(json.dumps(content, ensure_ascii=False, indent=2))
        if found:
            raise SystemExit(1)


def _shown(difference: Difference) -> dict[str, Any]:
    fact, now = difference.fact, difference.now
    return {
        "agency": fact.agency.code,
        "key": fact.key,
        "from": fact.period_from.isoformat(),
        "to": fact.period_to.isoformat(),
        "as_of": fact.as_of.isoformat(),
        "published": fact.value,
        "rebuilt": now.value if now else None,
    }
