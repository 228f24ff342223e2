"""Papers as .docx (python-docx): official documents of Decree 30/2020, controlled documents."""

from __future__ import annotations

from thuan.kernel.reports.word.controlled import controlled_to_docx
from thuan.kernel.reports.word.renderer import to_docx

__all__ = ["controlled_to_docx", "to_docx"]
