"""What the workplace answers for the frame, and its entry in the menu."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.kernel.calendar import clock
from thuan.kernel.ui.duty_tasks import duty_tasks
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.frame import plug
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.portals.workplace.acting import agency_of

register_tasks(duty_tasks)
plug(agency=agency_of, is_demo=clock.is_demo)
register_menu(
    MenuEntry(
        "home",
        Section.MY_WORK,
        _("Việc của tôi"),
        "workplace:home",
        order=10,
        icon="house",
        bottom=1,
    )
)
