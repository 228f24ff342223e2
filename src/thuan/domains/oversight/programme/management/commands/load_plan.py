"""``manage load_plan NAME``: enter a published plan that ships with the product, as a draft."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from thuan.domains.oversight.programme.services.shipped import NAMES, load_shipped_plan
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Ghi kế hoạch đã công bố kèm theo phần mềm thành dự thảo (chỉ dữ kiện đã công bố)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=NAMES, help="tên kế hoạch")

    def handle(self, *args: Any, **options: Any) -> None:
        at, name = clock.now(), str(options["name"])
        with every_agency(reason="loading a published plan"):
            plan, added = load_shipped_plan(actor=Actor.system("load_plan", at), at=at, name=name)
        told = {"plan": name, "year": plan.year, "number": plan.number, "added": added}
        self.stdout.write(json.dumps(told, ensure_ascii=False))
