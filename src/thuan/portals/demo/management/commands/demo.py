"""``manage demo [--as-of D | --advance 3d]``: build the demonstration, or go forward in it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.kernel.calendar import clock
from thuan.kernel.text.dates import NotADate, format_date, parse_date
from thuan.portals.demo.building import (
    DEFAULT_DAY,
    FIRST_DAY,
    LAST_DAY,
    NotADemo,
    build,
    check_guards,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser

BAD_INPUT = 2
UNITS = {"d": "days", "h": "hours"}


class Command(BaseCommand):
    help = "Dựng dữ liệu minh họa đến một ngày, hoặc cho đồng hồ minh họa chạy tới."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", metavar="NGÀY", help="ví dụ 2022-10-12 hoặc 12/10/2022")
        parser.add_argument("--advance", metavar="KHOẢNG", help="ví dụ 3d hoặc 12h")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["advance"]:
                self._advance(options["advance"])
            else:
                self._build(options["as_of"])
        except (NotADemo, clock.NotADemo) as refused:
            self._stop(str(refused))

    def _build(self, text: str | None) -> None:
        try:
            day = parse_date(text) if text else DEFAULT_DAY
        except NotADate as fault:
            self._stop(str(fault))
        if not FIRST_DAY <= day <= LAST_DAY:
            self._stop(
                _("Dữ liệu minh họa có từ %(first)s đến %(last)s. Chọn một ngày trong khoảng đó.")
                % {"first": format_date(FIRST_DAY), "last": format_date(LAST_DAY)}
            )
        acts = build(day, self._progress)
        check_guards()
        self.stderr.write(
            _("Đã dựng tỉnh Thuận Hòa (dữ liệu minh họa) đến %(day)s: %(n)s việc.")
            % {"day": f"{day:%d/%m/%Y}", "n": acts}
        )

    def _advance(self, text: str) -> None:
        found = re.fullmatch(r"(\d{1,4})([dh])", text.strip())
        if found is None:
            self._stop(_("--advance cần một khoảng như 3d (ngày) hoặc 12h (giờ)."))
        step = dt.timedelta(**{UNITS[found[2]]: int(found[1])})
        clock.set_demo_clock(clock.now() + step)
        if "tick" in get_commands():
            call_command("tick", stdout=self.stderr)
        self.stderr.write(
            _("Đồng hồ minh họa: %(now)s") % {"now": clock.now().astimezone(clock.ICT).isoformat()}
        )

    def _progress(self, done: int, total: int) -> None:
        if done == total or done % 200 == 0:
            self.stderr.write(f"{done}/{total}")

    def _stop(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(BAD_INPUT)
