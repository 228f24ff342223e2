"""The entry of the province's desk in the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.api import SynthesisPermission
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu

register_menu(
    MenuEntry(
        "overview",
        Section.PROVINCE,
        _("Tổng quan tỉnh"),
        "province:overview",
        SynthesisPermission.VIEW,
        order=1,
        icon="house",
    )
)
