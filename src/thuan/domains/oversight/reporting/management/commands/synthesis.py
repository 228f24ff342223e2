"""Figures of a year: ``synthesis --year Y [--version N] [--format json|xlsx|docx] [-o PATH]``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.lists import shown_groups
from thuan.domains.oversight.reporting.papers import MARK
from thuan.domains.oversight.reporting.reports import (
    synthesis_docx,
    synthesis_xlsx,
)
from thuan.domains.oversight.reporting.selectors.compared import beside_last_year
from thuan.domains.oversight.reporting.selectors.cycles import cycle_of
from thuan.domains.oversight.reporting.selectors.lines import live_synthesis
from thuan.domains.oversight.reporting.selectors.syntheses import frozen_lines, synthesis_version
from thuan.kernel.calendar import clock
from thuan.kernel.reports.writing import Unwritable, write_atomically
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from thuan.domains.oversight.reporting.aggregate import Line

FORMATS = ("json", "xlsx", "docx")
NO_SUCH = 3
BAD_INPUT = 2


class Command(BaseCommand):
    """Exit 0 with the figures, 2 for bad input, 3 when there is no such year or version."""

    help = "Số liệu tổng hợp của một năm: đang chạy hoặc một bản đã khóa."
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # Django's own --version would swallow ours.
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", metavar="Y", required=True)
        parser.add_argument("--version", metavar="N", dest="frozen_version")
        parser.add_argument("--format", metavar="|".join(FORMATS), default="json")
        parser.add_argument("-o", "--output", metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        year, version = options["year"], options["frozen_version"]
        if not year.isdecimal() or (version and not version.isdecimal()):
            self._stop(BAD_INPUT, _("--year và --version cần số, ví dụ --year 2022 --version 1."))
        if options["format"] not in FORMATS:
            self._stop(BAD_INPUT, _("--format chỉ nhận json, xlsx hoặc docx."))
        with every_agency(reason="the synthesis command counts every agency"):
            contract, lines = self._figures(int(year), int(version) if version else None)
        content = _content(contract, lines, options["format"])
        if options["output"]:
            try:
                write_atomically(Path(options["output"]), content)
            except Unwritable as fault:
                self._stop(BAD_INPUT, str(fault))
        elif options["format"] == "json":
            self.stdout.write(content.decode(), ending="")
        else:
            self.stdout.buffer.write(content)  # type: ignore[attr-defined]

    def _figures(self, year: int, version: int | None) -> tuple[dict[str, Any], list[Line]]:
        if version is not None:
            synthesis = synthesis_version(year, version)
            if synthesis is None:
                self._stop(
                    NO_SUCH,
                    _("Năm %(year)s không có bản tổng hợp số %(n)s.")
                    % {"year": year, "n": version},
                )
            contract = {**synthesis.figures, "state": synthesis.state}
            return contract, frozen_lines(synthesis)
        cycle = cycle_of(year)
        if cycle is None:
            self._stop(NO_SUCH, _("Không có kỳ báo cáo năm %(year)s.") % {"year": year})
        at = clock.now()
        live = live_synthesis(cycle, at)
        return beside_last_year(live.contract(), cycle, at), live.lines

    def _stop(self, code: int, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(code)


def _content(contract: dict[str, Any], lines: list[Line], form: str) -> bytes:
    groups = shown_groups((), lines, contract["year"])
    mark = MARK if clock.is_demo() else None
    if form == "xlsx":
        return synthesis_xlsx(contract, groups, lines, mark=mark)
    if form == "docx":
        return synthesis_docx(contract, groups, lines, mark=mark)
    return (json.dumps(contract, ensure_ascii=False, indent=1) + "\n").encode()
