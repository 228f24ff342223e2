"""Rows from files: a dry run that lists what would happen, then every row or none."""

from thuan.kernel.importing.acting import ImportRefused, dry_run, import_file
from thuan.kernel.importing.reading import read_sheet
from thuan.kernel.importing.registry import Importer, importers, register_importer
from thuan.kernel.importing.sheet import (
    Cells,
    Fault,
    Line,
    Outcome,
    Sheet,
    counted,
    place,
    speaking_of,
)

__all__ = [
    "Cells",
    "Fault",
    "ImportRefused",
    "Importer",
    "Line",
    "Outcome",
    "Sheet",
    "counted",
    "dry_run",
    "import_file",
    "importers",
    "place",
    "read_sheet",
    "register_importer",
    "speaking_of",
]
