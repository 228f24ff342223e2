"""What higher domains and the portals may use of declarations."""

from thuan.domains.oversight.declarations.models import Declaration, DeclarationReceipt
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.declarations import (
    declarations,
    standing,
    stood_on,
)
from thuan.domains.oversight.declarations.services.entering import (
    DeclarationWords,
    enter_declaration,
)
from thuan.domains.oversight.declarations.services.loading import OldDeclaration, take_over
from thuan.domains.oversight.declarations.services.publishing import (
    lapse_declaration,
    publish_declaration,
)
from thuan.domains.oversight.declarations.services.receiving import receive_declarations
from thuan.domains.oversight.declarations.services.watching import look_again

__all__ = [
    "Declaration",
    "DeclarationPermission",
    "DeclarationReceipt",
    "DeclarationWords",
    "OldDeclaration",
    "declarations",
    "enter_declaration",
    "lapse_declaration",
    "look_again",
    "publish_declaration",
    "receive_declarations",
    "standing",
    "stood_on",
    "take_over",
]
