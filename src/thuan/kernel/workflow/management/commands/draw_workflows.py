"""``manage draw_workflows [--check]``: write ``docs/workflows`` from the registered tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from thuan.kernel.workflow.drawing import drawings

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    """Writes what differs, takes away what nobody registers; ``--check`` only names it."""

    help = __doc__ or ""
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")
        parser.add_argument("--folder", default=str(settings.ROOT / "docs/workflows"))

    def handle(self, *args: Any, **options: Any) -> None:
        folder, wanted = Path(options["folder"]), drawings()
        found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
        stale = sorted(name for name in {*wanted, *found} if wanted.get(name) != found.get(name))
        if options["check"]:
            if stale:
                raise CommandError(f"stale, run draw_workflows: {', '.join(stale)}")
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name in stale:
            if name in wanted:
                (folder / name).write_text(wanted[name], encoding="utf-8")
            else:
                (folder / name).unlink()
        self.stderr.write(f"{len(wanted)} workflows, {len(stale)} written anew")
