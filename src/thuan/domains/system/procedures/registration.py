"""What internal procedures make known to the kernel and to documents."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.standards.api import register_clause_evidence
from thuan.domains.system.documents.api import Structure, register_structure
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.procedures.papers import blocks
from thuan.domains.system.procedures.permissions import GRANTS, WORDS, ProcedurePermission
from thuan.domains.system.procedures.selectors.checks import every_tthc_has_its_procedure
from thuan.domains.system.procedures.selectors.evidence import CLAUSES, procedures_shown
from thuan.domains.system.procedures.services.checking import left_without, refusal
from thuan.domains.system.procedures.services.writing import listed_procedure
from thuan.domains.system.procedures.tasks import procedure_tasks
from thuan.domains.system.procedures.words import compared, searched, shown
from thuan.kernel.checks.registry import register_check
from thuan.kernel.permissions import grant
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.ui.tasks import register_tasks

grant(GRANTS, WORDS)
register_structure(
    Structure(
        kind=DocumentType.INTERNAL_PROCEDURE,
        label=_("Các bước và thời gian"),
        write_page="internal_procedures:steps",
        template="internal_procedures/_content.html",
        shown=shown,
        refusal=refusal,
        words=searched,
        blocks=blocks,
        compared=compared,
        listed=listed_procedure,
        left_behind=left_without,
    )
)
register_tasks(procedure_tasks)
register_clause_evidence("internal_procedures", CLAUSES, procedures_shown)
register_check("CHK-OPS-01", every_tthc_has_its_procedure)
register_menu(
    MenuEntry(
        "internal_procedures",
        Section.DO,
        _("TTHC của cơ quan"),
        "internal_procedures:coverage",
        ProcedurePermission.VIEW,
        order=10,
        icon="diagram-3",
    )
)
register_menu(
    MenuEntry(
        "internal_procedures_of_agencies",
        Section.DO,
        _("TTHC có quy trình"),
        "internal_procedures:agencies",
        ProcedurePermission.OVERSEE,
        order=11,
        icon="diagram-3",
    )
)
