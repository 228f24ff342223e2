"""``manage master_list``: the controlled documents of an agency in force on a day (7.5.3)."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from thuan.domains.system.documents.models import DocumentVersion
from thuan.domains.system.documents.selectors.documents import in_force_on
from thuan.domains.system.documents.tables import MASTER_LIST
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.loading import settle
from thuan.kernel.reports.writing import Unwritable, write_atomically
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.scope import every_agency
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.frame import site
from thuan.kernel.ui.views.export import export

if TYPE_CHECKING:
    from django.core.management.base import CommandParser
    from django.db.models import QuerySet

NO_SUCH = 3
BAD_INPUT = 2


class Command(BaseCommand):
    help = "Danh mục tài liệu đang hiệu lực của một cơ quan tại một ngày."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--agency", metavar="CODE", required=True)
        parser.add_argument("--as-of", metavar="D", dest="as_of")
        parser.add_argument("--format", choices=["json", "xlsx"], default="json")
        parser.add_argument("-o", "--output", metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        day = self._day(options["as_of"])
        settle(self.stderr)
        with every_agency(reason="the master_list command is run by the operator"):
            agency = Agency.objects.filter(code=options["agency"]).first()
            if agency is None:
                words = {"code": options["agency"]}
                self._stop(NO_SUCH, _("Không có cơ quan mang mã %(code)s.") % words)
            rows = in_force_on(DocumentVersion.objects.filter(agency=agency), day)
            listed = rows.select_related("document").order_by("document__sort_key", "pk")
            if options["format"] == "json":
                told = json.dumps(_told(agency, day, listed), ensure_ascii=False, indent=1)
                content = f"{told}\n".encode()
            else:
                content = _book(listed, day)
        if options["output"]:
            try:
                write_atomically(Path(options["output"]), content)
            except Unwritable as fault:
                self._stop(BAD_INPUT, str(fault))
        elif options["format"] == "json":
            self.stdout.write(content.decode(), ending="")
        else:
            self.stdout.buffer.write(content)  # type: ignore[attr-defined]

    def _day(self, given: str | None) -> dt.date:
        try:
            return dt.date.fromisoformat(given) if given else clock.business_day(clock.now())
        except ValueError:
            self._stop(BAD_INPUT, _("--as-of cần ngày năm-tháng-ngày, ví dụ 2022-10-16."))

    def _stop(self, code: int, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        raise SystemExit(code)


def _book(rows: QuerySet[DocumentVersion], day: dt.date) -> bytes:
    """The list as a workbook, marked where the data are a demonstration."""
    here = site()
    answer = export(
        MASTER_LIST,
        rows,
        "xlsx",
        title=_("Danh mục tài liệu đang hiệu lực"),
        at=clock.now(),
        filtered=format_date(day),
        mark=here.masthead if here.is_demo else None,
    )
    return bytes(answer.content)


def _told(agency: Agency, day: dt.date, rows: QuerySet[DocumentVersion]) -> dict[str, Any]:
    return {
        "agency": agency.code,
        "as_of": day.isoformat(),
        "documents": [
            {
                "code": row.document.code,
                "title": row.document.title,
                "type": row.document.kind,
                "issue": row.issue,
                "revision": row.revision,
                "decision_no": row.decision_no,
                "effective_from": row.effective_from.isoformat() if row.effective_from else None,
                "effective_to": row.effective_to.isoformat() if row.effective_to else None,
            }
            for row in rows
        ],
    }
