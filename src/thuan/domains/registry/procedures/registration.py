"""What the register of administrative procedures makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.procedures.permissions import GRANTS, WORDS
from thuan.domains.registry.procedures.search import found_procedures
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu

grant(GRANTS, WORDS)
register_search(found_procedures)
register_menu(
    MenuEntry(
        "administrative_procedures",
        Section.PLAN,
        _("Thủ tục hành chính"),
        "administrative_procedures:register",
        order=12,
        icon="list-check",
    )
)
