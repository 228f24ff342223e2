"""The list as a workbook, and how its rows find their files."""

from thuan.domains.system.onboarding.content.matching import FileChoice, best_file
from thuan.domains.system.onboarding.content.reading import COLUMNS, NEEDED, ReadRow, read_rows

__all__ = ["COLUMNS", "NEEDED", "FileChoice", "ReadRow", "best_file", "read_rows"]
