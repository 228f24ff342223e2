"""What legal bases make known to the kernel."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.api import LegalText, StatusChange
from thuan.domains.system.documents.api import Document, DocumentVersion
from thuan.domains.system.legal import duties, jobs
from thuan.domains.system.legal.models import LegalBasis, LegalUpdate
from thuan.domains.system.legal.permissions import GRANTS, WORDS, LegalPermission
from thuan.domains.system.legal.selectors.checks import bases_hold
from thuan.domains.system.legal.services.closing import follow_versions
from thuan.domains.system.legal.workflow import BASIS_WORKFLOW, UPDATE_WORKFLOW
from thuan.kernel.checks.registry import register_check
from thuan.kernel.permissions import grant
from thuan.kernel.ui.actions import RecordAction, register_record_action
from thuan.kernel.ui.enums import Section
from thuan.kernel.ui.menu import MenuEntry, register_menu
from thuan.kernel.workflow.following import after_moves
from thuan.kernel.workflow.registry import register_workflow


def _bases(record: object) -> str:
    assert isinstance(record, Document)
    return reverse("legal:bases", args=[record.public_id])


def _used_by(record: object) -> str:
    assert isinstance(record, LegalText)
    return f"{reverse('legal:external')}?{urlencode({'tim': record.number})}"


grant(GRANTS, WORDS)
register_check("CHK-DOC-05", bases_hold)
register_workflow(BASIS_WORKFLOW, LegalBasis)
register_workflow(UPDATE_WORKFLOW, LegalUpdate)
duties.register_all()
after_moves(DocumentVersion, follow_versions)
after_moves(StatusChange, jobs.follow_changes)
register_record_action(
    RecordAction(
        "legal.bases",
        _("Căn cứ pháp lý"),
        _bases,
        lambda record: isinstance(record, Document),
        LegalPermission.VIEW,
        "link-45deg",
    )
)
register_record_action(
    RecordAction(
        "legal.used_by",
        _("Tài liệu dùng văn bản này"),
        _used_by,
        lambda record: isinstance(record, LegalText),
        LegalPermission.VIEW,
        "file-earmark-text",
    )
)
register_menu(
    MenuEntry(
        "legal.external",
        Section.PLAN,
        _("Tài liệu bên ngoài"),
        "legal:external",
        LegalPermission.VIEW,
        order=13,
        icon="link-45deg",
    )
)
register_menu(
    MenuEntry(
        "legal.updates",
        Section.PLAN,
        _("Cập nhật theo pháp luật"),
        "legal:updates",
        LegalPermission.VIEW,
        order=14,
        icon="flag",
    )
)
register_menu(
    MenuEntry(
        "legal.changes",
        Section.PROVINCE,
        _("Tiến độ cập nhật pháp luật"),
        "legal:changes",
        LegalPermission.OVERSEE,
        order=60,
        icon="bar-chart",
    )
)
