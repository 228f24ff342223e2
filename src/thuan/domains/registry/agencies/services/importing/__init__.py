"""Agencies and people from files: a dry run that lists what would happen, then all or nothing."""

from thuan.domains.registry.agencies.services.importing.acting import (
    IMPORTERS,
    ImportRefused,
    dry_run,
    import_file,
)
from thuan.domains.registry.agencies.services.importing.reading import read_sheet
from thuan.domains.registry.agencies.services.importing.sheet import Line, Outcome, Sheet, counted

__all__ = [
    "IMPORTERS",
    "ImportRefused",
    "Line",
    "Outcome",
    "Sheet",
    "counted",
    "dry_run",
    "import_file",
    "read_sheet",
]
