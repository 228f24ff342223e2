"""Who may do what with records (7.5.3; qms.md 3.1: the archivist keeps them)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class RecordPermission(StrEnum):
    VIEW = "records.view"
    KEEP = "records.keep"
    DEFINE = "records.define"
    HOLD = "records.hold"
    PROPOSE = "records.propose"
    DECIDE = "records.decide"
    DISPOSE = "records.dispose"


_EVERYBODY = (
    *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
    *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
    *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
)
_CARE = (Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST)

GRANTS = {
    RecordPermission.VIEW: _EVERYBODY,
    RecordPermission.KEEP: (
        *_CARE,
        *(Role.STAFF, Role.UNIT_HEAD, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
        *(Role.AUD_LEAD, Role.COMPLAINT_OFFICER),
    ),
    RecordPermission.DEFINE: _CARE,
    RecordPermission.HOLD: (*_CARE, Role.HEAD, Role.DEPUTY, Role.QMR, Role.COMPLAINT_OFFICER),
    RecordPermission.PROPOSE: (Role.ARCHIVIST, Role.ISO_SEC),
    RecordPermission.DECIDE: (Role.HEAD,),
    RecordPermission.DISPOSE: (Role.ARCHIVIST, Role.ISO_SEC),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    RecordPermission.VIEW: _("Xem hồ sơ của cơ quan"),
    RecordPermission.KEEP: _("Lập, đóng hồ sơ"),
    RecordPermission.DEFINE: _("Quản lý danh mục loại hồ sơ"),
    RecordPermission.HOLD: _("Giữ lại hồ sơ, thôi giữ"),
    RecordPermission.PROPOSE: _("Đề nghị hủy hồ sơ hết thời hạn"),
    RecordPermission.DECIDE: _("Quyết định hủy hồ sơ"),
    RecordPermission.DISPOSE: _("Hủy hồ sơ theo quyết định"),
}
