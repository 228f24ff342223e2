"""What taking old papers over makes known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.onboarding import duties, jobs
from thuan.domains.system.onboarding.models import Entry, Onboarding
from thuan.domains.system.onboarding.permissions import GRANTS, WORDS, OnboardingPermission
from thuan.domains.system.onboarding.selectors import may_have_file
from thuan.domains.system.onboarding.workflow import ENTRY_WORKFLOW, ONBOARDING_WORKFLOW
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.workflow.registry import register_workflow

__all__ = ["jobs"]

grant(GRANTS, WORDS)
register_workflow(ONBOARDING_WORKFLOW, Onboarding)
register_workflow(ENTRY_WORKFLOW, Entry)
duties.register_all()
register_gate("onboarding.entry", may_have_file)
register_menu(
    MenuEntry(
        "onboarding",
        Section.PLAN,
        _("Nhập hồ sơ cũ"),
        "onboarding:register",
        OnboardingPermission.VIEW,
        order=13,
        icon="upload",
    )
)
