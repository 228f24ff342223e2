"""What the legal register makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.models import StatusChange
from thuan.domains.registry.law.permissions import GRANTS, WORDS, LawPermission
from thuan.domains.registry.law.search import found_in_law
from thuan.domains.registry.law.tasks import law_tasks
from thuan.domains.registry.law.workflow import STATUS_CHANGE
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(STATUS_CHANGE, StatusChange)
register_tasks(law_tasks)
register_search(found_in_law)
register_menu(
    MenuEntry(
        "law.register",
        Section.PLAN,
        _("Văn bản pháp luật"),
        "law:register",
        order=12,
        icon="file-text",
    )
)
register_menu(
    MenuEntry(
        "law.terms",
        Section.ADMINISTRATION,
        _("Thời hạn văn bản"),
        "law:terms",
        LawPermission.DEADLINES,
        order=60,
        icon="calendar3",
    )
)
