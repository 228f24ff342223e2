"""What the portals and higher domains may use of internal procedures."""

from thuan.domains.system.procedures.content import ProcedureContent, Step, read
from thuan.domains.system.procedures.services.writing import begin_procedure, write_procedure

__all__ = ["ProcedureContent", "Step", "begin_procedure", "read", "write_procedure"]
