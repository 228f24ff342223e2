"""Tables of declarations of conformity."""

from thuan.domains.oversight.declarations.models.declaration import Declaration
from thuan.domains.oversight.declarations.models.receipt import DeclarationReceipt
from thuan.domains.oversight.declarations.models.terms import DeclarationTerms

__all__ = ["Declaration", "DeclarationReceipt", "DeclarationTerms"]
