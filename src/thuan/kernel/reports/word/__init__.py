"""An official document as .docx (python-docx), in the layout of Decree 30/2020."""

from __future__ import annotations

from thuan.kernel.reports.word.renderer import to_docx

__all__ = ["to_docx"]
