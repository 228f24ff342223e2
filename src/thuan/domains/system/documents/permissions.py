"""Who may do what with controlled documents (7.5.2, 7.5.3; qms.md 3.1)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class DocumentPermission(StrEnum):
    VIEW = "documents.view"
    DRAFT = "documents.draft"
    REVIEW = "documents.review"
    APPROVE = "documents.approve"
    WITHDRAW = "documents.withdraw"
    DISTRIBUTE = "documents.distribute"
    REQUEST = "documents.request"
    ANSWER = "documents.answer"


_EVERYBODY = (
    *(Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC, Role.DOC_CTRL, Role.ARCHIVIST),
    *(Role.UNIT_HEAD, Role.STAFF, Role.ONE_STOP, Role.HR, Role.ACCOUNTANT),
    *(Role.AUD_LEAD, Role.AUDITOR, Role.COMPLAINT_OFFICER),
)

GRANTS = {
    DocumentPermission.VIEW: _EVERYBODY,
    DocumentPermission.DRAFT: (Role.STAFF, Role.UNIT_HEAD, Role.ISO_SEC, Role.DOC_CTRL),
    DocumentPermission.REVIEW: (
        *(Role.DOC_CTRL, Role.UNIT_HEAD, Role.ISO_SEC, Role.QMR, Role.DEPUTY),
        Role.HEAD,
    ),
    # The manager of the system approves forms and instructions alone (workflow guard).
    DocumentPermission.APPROVE: (Role.HEAD, Role.DEPUTY, Role.QMR),
    DocumentPermission.WITHDRAW: (Role.HEAD,),
    DocumentPermission.DISTRIBUTE: (Role.ISO_SEC, Role.DOC_CTRL),
    # Whoever works by a document may say what is wrong in it (field.md 4).
    DocumentPermission.REQUEST: _EVERYBODY,
    DocumentPermission.ANSWER: (Role.ISO_SEC, Role.DOC_CTRL),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    DocumentPermission.VIEW: _("Xem tài liệu của cơ quan"),
    DocumentPermission.DRAFT: _("Soạn tài liệu và trình xem xét"),
    DocumentPermission.REVIEW: _("Xem xét tài liệu"),
    DocumentPermission.APPROVE: _("Phê duyệt tài liệu"),
    DocumentPermission.WITHDRAW: _("Tạm ngừng, hủy bỏ tài liệu"),
    DocumentPermission.DISTRIBUTE: _("Phân phối tài liệu"),
    DocumentPermission.REQUEST: _("Đề nghị sửa đổi tài liệu"),
    DocumentPermission.ANSWER: _("Trả lời đề nghị sửa đổi tài liệu"),
}
