"""What other domains and the portals may use of the standard."""

from thuan.domains.registry.standards.content import Clause, ContentFault
from thuan.domains.registry.standards.judging import register_ground
from thuan.domains.registry.standards.models import Edition
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.editions import edition_in_force
from thuan.domains.registry.standards.selectors.evidence import (
    Evidence,
    register_clause_evidence,
)
from thuan.domains.registry.standards.services.loading import SHIPPED, load_edition, load_shipped
from thuan.domains.registry.standards.services.nonapplicability import approve, propose

__all__ = [
    "SHIPPED",
    "Clause",
    "ContentFault",
    "Edition",
    "Evidence",
    "StandardPermission",
    "approve",
    "edition_in_force",
    "load_edition",
    "load_shipped",
    "propose",
    "register_clause_evidence",
    "register_ground",
]
