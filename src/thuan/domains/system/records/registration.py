"""What records make known to the kernel."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.models import DisposalCase, Hold, Record, RecordType
from thuan.domains.system.records.permissions import GRANTS, WORDS, RecordPermission
from thuan.domains.system.records.search import found_records
from thuan.domains.system.records.selectors.checks import types_have_their_rule
from thuan.domains.system.records.selectors.files import may_have_record_file
from thuan.domains.system.records.tasks import record_tasks
from thuan.domains.system.records.workflow import (
    DISPOSAL_WORKFLOW,
    HOLD_WORKFLOW,
    RECORD_TYPE_WORKFLOW,
    RECORD_WORKFLOW,
)
from thuan.kernel.checks.registry import register_check
from thuan.kernel.files.gates import register_gate
from thuan.kernel.permissions import grant
from thuan.kernel.search.registry import register_search
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks
from thuan.kernel.workflow.registry import register_workflow

grant(GRANTS, WORDS)
register_workflow(RECORD_TYPE_WORKFLOW, RecordType)
register_workflow(RECORD_WORKFLOW, Record)
register_workflow(HOLD_WORKFLOW, Hold)
register_workflow(DISPOSAL_WORKFLOW, DisposalCase)
register_tasks(record_tasks)
register_search(found_records)
register_check("CHK-REC-01", types_have_their_rule)
register_gate("records.record", may_have_record_file)
register_menu(
    MenuEntry(
        "records",
        Section.DO,
        _("Hồ sơ"),
        "records:register",
        RecordPermission.VIEW,
        order=80,
        icon="archive",
    )
)
