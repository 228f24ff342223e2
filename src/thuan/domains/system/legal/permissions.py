"""Who names the legal bases of documents, and who answers for changed law (7.5.3.2; qms.md 3.1)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class LegalPermission(StrEnum):
    VIEW = "legal.view"
    CHOOSE = "legal.choose"
    CONFIRM = "legal.confirm"
    OVERSEE = "legal.oversee"


_DEPARTMENT = (Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD)
GRANTS = {
    LegalPermission.VIEW: (
        *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
        *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
        *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
        *_DEPARTMENT,
    ),
    LegalPermission.CHOOSE: (Role.STAFF, Role.UNIT_HEAD, Role.ISO_SEC, Role.DOC_CTRL),
    # That nothing has to change is said by those who approve documents.
    LegalPermission.CONFIRM: (Role.HEAD, Role.DEPUTY, Role.QMR),
    LegalPermission.OVERSEE: _DEPARTMENT,
}

# What each lets one do, for whoever delegates it.
WORDS = {
    LegalPermission.VIEW: _("Xem căn cứ pháp lý của tài liệu"),
    LegalPermission.CHOOSE: _("Ghi căn cứ pháp lý của tài liệu"),
    LegalPermission.CONFIRM: _("Xác nhận tài liệu không cần sửa khi pháp luật thay đổi"),
    LegalPermission.OVERSEE: _("Theo dõi các cơ quan cập nhật tài liệu theo pháp luật"),
}
