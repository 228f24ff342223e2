"""Tables of the legal register."""

from thuan.domains.registry.law.models.change import StatusChange
from thuan.domains.registry.law.models.deadlines import Deadlines
from thuan.domains.registry.law.models.text import LegalText

__all__ = ["Deadlines", "LegalText", "StatusChange"]
