"""Who sees how the administrative procedures of an agency are covered (8.1; qms.md 3.8)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class ProcedurePermission(StrEnum):
    VIEW = "internal_procedures.view"
    OVERSEE = "internal_procedures.oversee"


GRANTS = {
    ProcedurePermission.VIEW: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
        *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
        *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
    ),
    # The department sees which procedures an agency has, not what they say (qms.md 3.1).
    ProcedurePermission.OVERSEE: (Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    ProcedurePermission.VIEW: _("Xem TTHC của cơ quan và quy trình nội bộ giải quyết"),
    ProcedurePermission.OVERSEE: _("Theo dõi các cơ quan lập quy trình nội bộ cho TTHC"),
}
