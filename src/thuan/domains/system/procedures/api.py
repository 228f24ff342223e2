"""What the portals and higher domains may use of internal procedures."""

from thuan.domains.system.procedures.content import (
    ProcedureContent,
    Step,
    read,
    read_codes,
    written,
)
from thuan.domains.system.procedures.services.reading import read_table
from thuan.domains.system.procedures.services.writing import begin_procedure, write_procedure

__all__ = [
    "ProcedureContent",
    "Step",
    "begin_procedure",
    "read",
    "read_codes",
    "read_table",
    "write_procedure",
    "written",
]
