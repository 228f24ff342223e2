"""Who may do what with processes, instruments and knowledge (4.4, 7.1; qms.md 3.7)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class ProcessPermission(StrEnum):
    VIEW = "processes.view"
    DESCRIBE = "processes.describe"
    MAP = "processes.map"
    REVIEW = "processes.review"
    INSTRUMENTS = "processes.instruments"
    KNOWLEDGE = "processes.knowledge"


_EVERYBODY = (
    *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
    *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
    *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
)

GRANTS = {
    ProcessPermission.VIEW: _EVERYBODY,
    # The owners of processes describe theirs; the manager of the system keeps the map.
    ProcessPermission.DESCRIBE: (Role.QMR, Role.ISO_SEC, Role.UNIT_HEAD),
    ProcessPermission.MAP: (Role.QMR, Role.ISO_SEC),
    ProcessPermission.REVIEW: (Role.QMR, Role.HEAD),
    ProcessPermission.INSTRUMENTS: (Role.QMR, Role.ISO_SEC, Role.UNIT_HEAD, Role.STAFF),
    ProcessPermission.KNOWLEDGE: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.UNIT_HEAD, Role.STAFF),
        *(Role.ONE_STOP, Role.HR, Role.ACCOUNTANT, Role.ARCHIVIST, Role.DOC_CTRL),
    ),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    ProcessPermission.VIEW: _("Xem sơ đồ quá trình, phương tiện đo, tri thức của cơ quan"),
    ProcessPermission.DESCRIBE: _("Khai phiếu mô tả quá trình"),
    ProcessPermission.MAP: _("Lập sơ đồ quá trình: thêm, thôi dùng quá trình"),
    ProcessPermission.REVIEW: _("Xem xét sơ đồ quá trình hằng năm"),
    ProcessPermission.INSTRUMENTS: _("Quản lý phương tiện đo và các lần kiểm"),
    ProcessPermission.KNOWLEDGE: _("Ghi tri thức của cơ quan"),
}
