"""What declarations make known to the kernel."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations import duties, jobs
from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.permissions import GRANTS, WORDS, DeclarationPermission
from thuan.domains.oversight.declarations.search import found_declarations
from thuan.domains.oversight.declarations.selectors.checks import (
    declaration_fits,
    scope_covers_every_tthc,
)
from thuan.domains.oversight.declarations.selectors.declarations import may_have_scan
from thuan.domains.oversight.declarations.selectors.published import FACTS
from thuan.domains.oversight.declarations.tasks import declaration_tasks
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.kernel.checks.registry import register_check
from thuan.kernel.facts.registry import register_fact
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.ui.actions import RecordAction, register_record_action
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.following import after_moves
from thuan.kernel.workflow.registry import register_workflow


def _of_agency(record: object) -> str:
    assert isinstance(record, Agency)
    return f"{reverse('declarations:province')}?{urlencode({'tim': record.name})}"


grant(GRANTS, WORDS)
register_workflow(DECLARATION_WORKFLOW, Declaration)
duties.register_all()
after_moves(Declaration, jobs.follow_published)
register_tasks(declaration_tasks)
register_search(found_declarations)
register_check("CHK-SCP-02", scope_covers_every_tthc)
register_check("CHK-SCP-03", declaration_fits)
register_gate("declarations.declaration", may_have_scan)
for spec in FACTS:
    register_fact(spec)
register_record_action(
    RecordAction(
        "declarations.of_agency",
        _("Công bố của cơ quan"),
        _of_agency,
        lambda record: isinstance(record, Agency),
        DeclarationPermission.OVERSEE,
        "file-earmark-text",
    )
)
register_menu(
    MenuEntry(
        "declarations",
        Section.PLAN,
        _("Bản công bố"),
        "declarations:register",
        DeclarationPermission.VIEW,
        order=15,
        icon="clipboard-check",
    )
)
register_menu(
    MenuEntry(
        "declarations.province",
        Section.PROVINCE,
        _("Sổ theo dõi công bố"),
        "declarations:province",
        DeclarationPermission.OVERSEE,
        order=55,
        icon="list-check",
    )
)
