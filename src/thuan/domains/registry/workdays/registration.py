"""What the calendar makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.workdays.permissions import GRANTS, WORDS, WorkdayPermission
from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu

grant(GRANTS, WORDS)
register_menu(
    MenuEntry(
        "workdays",
        Section.ADMINISTRATION,
        _("Ngày làm việc"),
        "workdays:register",
        WorkdayPermission.KEEP,
        order=60,
        icon="calendar3",
    )
)
