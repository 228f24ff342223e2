"""What the standard makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import GRANTS, WORDS
from thuan.domains.registry.standards.search import found_in_standards
from thuan.domains.registry.standards.selectors.evidence import register_clause_evidence
from thuan.domains.registry.standards.selectors.roles import ROLES, roles_given
from thuan.domains.registry.standards.tasks import standards_tasks
from thuan.domains.registry.standards.workflow import NON_APPLICABILITY
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(NON_APPLICABILITY, NonApplicability)
register_tasks(standards_tasks)
register_search(found_in_standards)
register_clause_evidence("accounts.roles", ROLES, roles_given)
register_menu(
    MenuEntry(
        "standards.editions",
        Section.PLAN,
        _("Tiêu chuẩn"),
        "standards:editions",
        order=10,
        icon="book",
    )
)
