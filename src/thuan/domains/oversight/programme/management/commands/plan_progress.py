"""How far the plan of a year is: ``plan_progress --year Y [--as-of D]``."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.selectors.plans import plan_of
from thuan.domains.oversight.programme.selectors.progress import progress_of
from thuan.kernel.calendar import clock
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

NO_SUCH = 3
BAD_INPUT = 2


class Command(BaseCommand):
    """Exit 0 with the targets as JSON, 2 for bad input, 3 when the year has no plan."""

    help = "Tiến độ các chỉ tiêu của kế hoạch năm."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", metavar="Y", required=True)
        parser.add_argument("--as-of", metavar="D", dest="as_of")

    def handle(self, *args: Any, **options: Any) -> None:
        year, given = options["year"], options["as_of"]
        if not year.isdecimal():
            self._stop(BAD_INPUT, _("--year cần số, ví dụ --year 2022."))
        try:
            day = dt.date.fromisoformat(given) if given else None
        except ValueError:
            self._stop(BAD_INPUT, _("--as-of cần ngày năm-tháng-ngày, ví dụ 2022-10-16."))
        now = clock.now()
        with every_agency(reason="the plan_progress command counts every agency"):
            plan = plan_of(int(year))
            if plan is None:
                self._stop(NO_SUCH, _("Năm %(year)s chưa có kế hoạch.") % {"year": year})
            found = progress_of(plan, now, day)
        on = min(day or clock.business_day(now), clock.business_day(now))
        told = {
            "year": plan.year,
            "as_of": on.isoformat(),
            "targets": [target.to_json() for target in found],
        }
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))

    def _stop(self, code: int, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(code)
