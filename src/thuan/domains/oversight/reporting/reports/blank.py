"""The empty sheet of a report: a clerk may begin there and give it back (U22)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.judging import last_day_of, template_of
from thuan.domains.oversight.reporting.lists.figures import HEADS
from thuan.domains.oversight.reporting.selectors.uploads import fillable
from thuan.domains.oversight.reporting.template import FieldType
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.domains.oversight.reporting.template import Field

WIDTHS = (22, 60, 28, 24)


def blank_sheet(report: AnnualReport) -> bytes:
    """A workbook with a line for every field this report asks: code, question, unit, figure.

    The heads are Vietnamese in every language: they are how the file is known again.
    """
    template, on = template_of(report), last_day_of(report)
    asked = {field.code for field in fillable(report)}
    rows = [
        (field.code, field.label.vi, _how(field), None)
        for section in template.sections
        for field in template.section_fields(section, report.group, on)
        if field.code in asked
    ]
    columns = tuple(
        SheetColumn(head, "text", width) for head, width in zip(HEADS, WIDTHS, strict=True)
    )
    title = f"{template.name.vi}, {report.cycle.year}"
    notes = (_("Ghi vào cột cuối; giữ nguyên cột mã. Dòng để trống thì số liệu không đổi."),)
    return to_xlsx([Sheet("Báo cáo", title, columns, rows, notes)])


def _how(field: Field) -> str:
    """The unit, or how the answer is written."""
    if field.unit.vi:
        return field.unit.vi
    if field.type is FieldType.DATE:
        return "ngày/tháng/năm"
    if field.type is FieldType.YESNO:
        return "Có hoặc Không"
    if field.type is FieldType.RATIO:
        return "số đạt/tổng số"
    return "; ".join(choice.label.vi for choice in field.choices)
