"""What the portals may use of legal bases."""

from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.selectors.updates import updates
from thuan.domains.system.legal.services.choosing import OwnText, add_basis
from thuan.domains.system.legal.services.closing import confirm_update
from thuan.domains.system.legal.services.raising import spread

__all__ = [
    "LegalBasis",
    "LegalPermission",
    "LegalUpdate",
    "OwnText",
    "add_basis",
    "confirm_update",
    "spread",
    "updates",
]
