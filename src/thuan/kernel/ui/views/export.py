"""The shown rows as a file: the same filter, the same order, the same columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from thuan.kernel.reports.workbook import Sheet, csv_bytes, to_xlsx
from thuan.kernel.text.numbers import format_number
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views.guarded import Refused

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet

    from thuan.kernel.ui.table import Table

FORMATS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
EXPORTED_ROWS = 20_000
