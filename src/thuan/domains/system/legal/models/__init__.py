"""Tables of legal bases."""

from thuan.domains.system.legal.models.basis import LegalBasis
from thuan.domains.system.legal.models.update import LegalUpdate

__all__ = ["LegalBasis", "LegalUpdate"]
