"""``manage load_roster NAME``: enter the real units of a roster that ships with the product."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from thuan.domains.registry.agencies.services import load_roster
from thuan.domains.registry.agencies.services.rosters import NAMES
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = (
        "Ghi sổ các cơ quan có thật của một danh sách kèm theo phần mềm (chỉ dữ kiện đã công bố)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=NAMES, help="tên danh sách")

    def handle(self, *args: Any, **options: Any) -> None:
        at, name = clock.now(), str(options["name"])
        with every_agency(reason="loading a roster"):
            added = load_roster(name=name, actor=Actor.system("load_roster", at), at=at)
        self.stdout.write(json.dumps({"roster": name, "added": added}))
