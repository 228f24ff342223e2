"""What this domain makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies import jobs
from thuan.domains.registry.agencies.permissions import PERMISSIONS, WORDS
from thuan.domains.registry.agencies.search import found_agencies
from thuan.domains.registry.agencies.selectors.published import FACTS
from thuan.domains.registry.agencies.services.importing import AGENCIES
from thuan.kernel.facts.registry import register_fact
from thuan.kernel.importing import register_importer
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu

__all__ = ["jobs"]

grant(PERMISSIONS, WORDS)
register_search(found_agencies)
register_importer(AGENCIES)
for spec in FACTS:
    register_fact(spec)
register_menu(
    MenuEntry(
        "agencies.register",
        Section.PROVINCE,
        _("Cơ quan"),
        "agencies:register",
        order=10,
        icon="building",
    )
)
