"""What higher domains and the portals may use of the legal register."""

from thuan.domains.registry.law.content import RegisterFault
from thuan.domains.registry.law.models import LegalText, StatusChange
from thuan.domains.registry.law.permissions import LawPermission
from thuan.domains.registry.law.selectors.texts import (
    in_force_on,
    recorded,
    status_on,
    terms,
    text_numbered,
    texts_on,
)
from thuan.domains.registry.law.services.changing import record_change, undo_change
from thuan.domains.registry.law.services.keeping import TextWords, enter_text, mark_checked
from thuan.domains.registry.law.services.loading import load_register, load_shipped_register
from thuan.domains.registry.law.words import status_badge

__all__ = [
    "LawPermission",
    "LegalText",
    "RegisterFault",
    "StatusChange",
    "TextWords",
    "enter_text",
    "in_force_on",
    "load_register",
    "load_shipped_register",
    "mark_checked",
    "record_change",
    "recorded",
    "status_badge",
    "status_on",
    "terms",
    "text_numbered",
    "texts_on",
    "undo_change",
]
