"""Who writes model documents, who issues them, who takes them over (4.4, 7.5; Decision 19/2014).

The department guides the agencies of the province; an agency stays the author of its own system.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class ModelPermission(StrEnum):
    VIEW = "model_documents.view"
    DRAFT = "model_documents.draft"
    ISSUE = "model_documents.issue"
    OVERSEE = "model_documents.oversee"
    ADOPT = "model_documents.adopt"


_DEPARTMENT = (Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD)
GRANTS = {
    ModelPermission.VIEW: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
        *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
        *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
        *_DEPARTMENT,
    ),
    ModelPermission.DRAFT: (Role.DOST_OFFICER, Role.DOST_ADMIN),
    ModelPermission.ISSUE: (Role.DOST_HEAD,),
    ModelPermission.OVERSEE: _DEPARTMENT,
    ModelPermission.ADOPT: (Role.ISO_SEC,),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    ModelPermission.VIEW: _("Xem tài liệu mẫu"),
    ModelPermission.DRAFT: _("Soạn tài liệu mẫu"),
    ModelPermission.ISSUE: _("Ban hành, thu hồi tài liệu mẫu"),
    ModelPermission.OVERSEE: _("Theo dõi cơ quan dùng tài liệu mẫu"),
    ModelPermission.ADOPT: _("Dùng tài liệu mẫu, xem xét bản mới của mẫu"),
}
