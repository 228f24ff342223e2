"""Tables of the standard: its editions, and what does not apply in a system."""

from thuan.domains.registry.standards.models.edition import Edition
from thuan.domains.registry.standards.models.nonapplicability import NonApplicability

__all__ = ["Edition", "NonApplicability"]
