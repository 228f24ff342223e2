"""What the programme makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.programme import duties
from thuan.domains.oversight.programme.models import PlanTask, ProvincialPlan
from thuan.domains.oversight.programme.permissions import GRANTS, WORDS, PlanPermission
from thuan.domains.oversight.programme.tasks import plan_tasks
from thuan.domains.oversight.programme.workflow import PLAN_WORKFLOW, TASK_WORKFLOW
from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(PLAN_WORKFLOW, ProvincialPlan)
register_workflow(TASK_WORKFLOW, PlanTask)
duties.register_all()
register_tasks(plan_tasks)
register_menu(
    MenuEntry(
        "plan",
        Section.PROVINCE,
        _("Kế hoạch năm"),
        "programme:plans",
        PlanPermission.VIEW,
        order=5,
        icon="calendar3",
    )
)
