"""Figures of a list of agencies: ``synthesise_list FILE --year Y``."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.aggregate import aggregate, checks, to_contract
from thuan.domains.oversight.reporting.lists import (
    Fault,
    Refused,
    read_groups,
    read_list,
    shown_groups,
)
from thuan.domains.oversight.reporting.lists.groups import known_groups
from thuan.domains.oversight.reporting.reports import (
    synthesis_docx,
    synthesis_xlsx,
)
from thuan.kernel.reports.writing import Unwritable, write_atomically

if TYPE_CHECKING:
    from argparse import ArgumentParser

FORMATS = ("json", "xlsx", "docx")


class Command(BaseCommand):
    """Exit 0 with the figures (a failed check is a figure too), 2 with one sentence per fault."""

    help = "Tổng hợp một danh sách cơ quan (CSV, Excel) thành số liệu."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--year", metavar="Y")
        parser.add_argument("--stated-total", metavar="N")
        parser.add_argument("--groups", metavar="FILE.yaml")
        parser.add_argument("--format", metavar="|".join(FORMATS), default="json")
        parser.add_argument("-o", "--output", metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = self._content(options)
            self._write(content, options["output"])
        except (Refused, Unwritable) as refusal:
            for line in str(refusal).splitlines():
                self.stderr.write(line)
            raise SystemExit(2) from None

    def _content(self, options: dict[str, Any]) -> bytes:
        year, stated = _numbers(options)
        if options["format"] not in FORMATS:
            raise _refused(_("--format chỉ nhận json, xlsx hoặc docx."))
        declared = read_groups(_read(options["groups"])) if options["groups"] else ()
        source = _read(options["file"])
        found = read_list(source, known_groups(declared), Path(options["file"]).name)
        for column in found.ignored:
            self.stderr.write(_("Không dùng cột “%(column)s”.") % {"column": column})
        groups = shown_groups(declared, found.lines, year)
        figures = aggregate(found.lines, groups)
        contract = to_contract(
            figures,
            year=year,
            state="LIST",
            sha256=hashlib.sha256(source).hexdigest(),
            checks=checks(figures, found.lines, stated),
        )
        if options["format"] == "xlsx":
            return synthesis_xlsx(contract, groups, found.lines)
        if options["format"] == "docx":
            return synthesis_docx(contract, groups, found.lines)
        return (json.dumps(contract, ensure_ascii=False, indent=1) + "\n").encode()

    def _write(self, content: bytes, output: str | None) -> None:
        if output:
            write_atomically(Path(output), content)
            return
        binary = getattr(self.stdout, "buffer", None)
        if content.startswith(b"{"):
            self.stdout.write(content.decode(), ending="")
        elif binary is None or self.stdout.isatty():
            raise _refused(_("Ghi thêm -o PATH để lưu tệp; màn hình không hiện được dạng này."))
        else:
            binary.write(content)
            binary.flush()


def _numbers(options: dict[str, Any]) -> tuple[int, int | None]:
    year, stated = options["year"], options["stated_total"]
    faults = []
    if not _whole(year) or not 1900 <= int(year) <= 9999:
        faults.append(Fault(_("--year cần một năm, ví dụ --year 2022.")))
    if stated is not None and not _whole(stated):
        faults.append(Fault(_("--stated-total cần một số nguyên, ví dụ --stated-total 119.")))
    if faults:
        raise Refused(faults)
    return int(year), None if stated is None else int(stated)


def _whole(value: object) -> bool:
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) < 10


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError):
        raise _refused(_("Không đọc được tệp %(path)s.") % {"path": path}) from None


def _refused(sentence: str) -> Refused:
    return Refused([Fault(sentence)])
