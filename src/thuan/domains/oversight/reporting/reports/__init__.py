"""The synthesis on paper (Decree 30/2020) and as a workbook, written from the contract alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.aggregate import Group, Line, line_to_contract
from thuan.domains.oversight.reporting.reports.document import (
    SECTIONS,
    Letterhead,
    synthesis_document,
)
from thuan.domains.oversight.reporting.reports.sheets import synthesis_sheets
from thuan.domains.oversight.reporting.reports.summary import summary_document
from thuan.domains.oversight.reporting.reports.telling import words_told
from thuan.kernel.reports.word import to_docx
from thuan.kernel.reports.workbook import to_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thuan.domains.oversight.reporting.reports.tables import Contract

__all__ = [
    "SECTIONS",
    "Letterhead",
    "summary_document",
    "synthesis_document",
    "synthesis_docx",
    "synthesis_sheets",
    "synthesis_xlsx",
    "words_told",
]


def synthesis_docx(
    contract: Contract, groups: Sequence[Group], lines: Iterable[Line], *, mark: str | None = None
) -> bytes:
    """The report as .docx, not yet numbered; ``mark`` stands across every page."""
    document = synthesis_document(contract, groups, list(map(line_to_contract, lines)))
    return to_docx(replace(document, watermark=mark))


def synthesis_xlsx(
    contract: Contract, groups: Sequence[Group], lines: Iterable[Line], *, mark: str | None = None
) -> bytes:
    """The figures as .xlsx; ``mark`` stands above every sheet."""
    sheets = synthesis_sheets(contract, groups, list(map(line_to_contract, lines)))
    return to_xlsx(sheets, mark=mark)
