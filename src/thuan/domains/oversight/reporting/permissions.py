"""Who may do what in reporting (RACI rows 3.18 and 3.19)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class CyclePermission(StrEnum):
    VIEW = "reporting.cycle.view"
    MANAGE = "reporting.cycle.manage"
    EDIT_TEMPLATE = "reporting.template.edit"


class ReportPermission(StrEnum):
    VIEW = "reporting.report.view"
    OWN = "reporting.report.own"
    PREPARE = "reporting.report.prepare"
    REVIEW = "reporting.report.review"
    SIGN = "reporting.report.sign"
    SUBMIT = "reporting.report.submit"
    CHECK = "reporting.report.check"
    TRACK = "reporting.report.track"
    REOPEN = "reporting.report.reopen"
    REGISTER_PAPER = "reporting.report.register_paper"
    RECEIVE_PAPER = "reporting.report.receive_paper"
    EXTEND = "reporting.report.extend"
    WAIVE = "reporting.report.waive"
    CHASE = "reporting.report.chase"
    LOOK_AS_AGENCY = "reporting.report.look_as_agency"
    INVITE = "reporting.report.invite"
    INVITE_SIGNER = "reporting.report.invite_signer"


class SynthesisPermission(StrEnum):
    VIEW = "reporting.synthesis.view"
    COMPILE = "reporting.synthesis.compile"
    REVIEW = "reporting.synthesis.review"
    APPROVE = "reporting.synthesis.approve"
    SEND = "reporting.synthesis.send"
    ACKNOWLEDGE = "reporting.synthesis.acknowledge"
    INVITE = "reporting.synthesis.invite"


_PROVINCE = (Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD)

GRANTS = {
    CyclePermission.VIEW: (*_PROVINCE, Role.PPC, Role.PPC_CHECKER, Role.DISTRICT_COORD),
    CyclePermission.MANAGE: (Role.DOST_ADMIN, Role.DOST_OFFICER),
    CyclePermission.EDIT_TEMPLATE: (Role.DOST_ADMIN,),
    ReportPermission.VIEW: (
        Role.HEAD,
        Role.DEPUTY,
        Role.QMR,
        Role.ISO_SEC,
        Role.ARCHIVIST,
        Role.DISTRICT_COORD,
        Role.PPC_CHECKER,
        *_PROVINCE,
    ),
    ReportPermission.OWN: (
        Role.HEAD,
        Role.DEPUTY,
        Role.QMR,
        Role.ISO_SEC,
        Role.ARCHIVIST,
    ),
    ReportPermission.PREPARE: (Role.ISO_SEC,),
    ReportPermission.REVIEW: (Role.QMR, Role.HEAD),
    ReportPermission.SIGN: (Role.HEAD,),
    ReportPermission.SUBMIT: (Role.HEAD, Role.ISO_SEC),
    ReportPermission.CHECK: (Role.DOST_OFFICER, Role.PPC_CHECKER),
    ReportPermission.REOPEN: (Role.DOST_HEAD,),
    ReportPermission.REGISTER_PAPER: (Role.ARCHIVIST,),
    ReportPermission.RECEIVE_PAPER: (Role.DOST_OFFICER,),
    ReportPermission.EXTEND: (Role.DOST_HEAD,),
    ReportPermission.WAIVE: (Role.DOST_HEAD,),
    ReportPermission.CHASE: (Role.DOST_OFFICER, Role.DISTRICT_COORD),
    ReportPermission.LOOK_AS_AGENCY: (Role.DOST_OFFICER, Role.DISTRICT_COORD),
    ReportPermission.INVITE: (Role.HEAD, Role.ISO_SEC),
    ReportPermission.INVITE_SIGNER: (Role.DOST_ADMIN,),
    ReportPermission.TRACK: (*_PROVINCE, Role.PPC_CHECKER, Role.DISTRICT_COORD),
    SynthesisPermission.VIEW: (*_PROVINCE, Role.PPC, Role.PPC_CHECKER),
    SynthesisPermission.COMPILE: (Role.DOST_OFFICER,),
    SynthesisPermission.REVIEW: (Role.DOST_OFFICER,),
    SynthesisPermission.APPROVE: (Role.DOST_HEAD,),
    SynthesisPermission.SEND: (Role.DOST_OFFICER,),
    SynthesisPermission.ACKNOWLEDGE: (Role.PPC,),
    SynthesisPermission.INVITE: (Role.DOST_ADMIN,),
}

# What a guest of one object does there, by the role whose step he takes (F6).
REVIEWER_OF_REPORT = (ReportPermission.VIEW, ReportPermission.REVIEW)
SIGNER_OF_REPORT = (ReportPermission.VIEW, ReportPermission.SIGN)
GUESTS_OF_SYNTHESIS = {
    Role.DOST_OFFICER: (SynthesisPermission.VIEW, SynthesisPermission.REVIEW),
    Role.DOST_HEAD: (SynthesisPermission.VIEW, SynthesisPermission.APPROVE),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    CyclePermission.VIEW: _("Xem kỳ báo cáo"),
    CyclePermission.MANAGE: _("Lập, ban hành, mở và khóa kỳ báo cáo"),
    CyclePermission.EDIT_TEMPLATE: _("Soạn và ban hành mẫu báo cáo"),
    ReportPermission.VIEW: _("Xem báo cáo của cơ quan"),
    ReportPermission.OWN: _("Mở trang báo cáo của cơ quan mình"),
    ReportPermission.PREPARE: _("Soạn báo cáo"),
    ReportPermission.REVIEW: _("Rà soát và trả lại người soạn"),
    ReportPermission.SIGN: _("Ký báo cáo, rút lại để sửa"),
    ReportPermission.SUBMIT: _("Gửi báo cáo đến Sở Khoa học và Công nghệ"),
    ReportPermission.CHECK: _("Kiểm tra, chấp nhận hoặc trả lại báo cáo"),
    ReportPermission.TRACK: _("Xem bảng theo dõi"),
    ReportPermission.REOPEN: _("Mở lại báo cáo đã chấp nhận"),
    ReportPermission.REGISTER_PAPER: _("Ghi nhận báo cáo đã ký trên giấy"),
    ReportPermission.RECEIVE_PAPER: _("Nhận và nhập báo cáo giấy đến Sở"),
    ReportPermission.EXTEND: _("Gia hạn gửi báo cáo"),
    ReportPermission.WAIVE: _("Miễn xét trễ hạn"),
    ReportPermission.CHASE: _("Nhắc, ghi lần liên hệ, lập công văn đôn đốc"),
    ReportPermission.LOOK_AS_AGENCY: _("Xem tiến độ như cơ quan thấy"),
    ReportPermission.INVITE: _("Mời người thẩm định báo cáo"),
    ReportPermission.INVITE_SIGNER: _("Mời người ký báo cáo thay thủ trưởng"),
    SynthesisPermission.VIEW: _("Xem bản tổng hợp của tỉnh"),
    SynthesisPermission.COMPILE: _("Khóa số liệu và viết lời văn bản tổng hợp"),
    SynthesisPermission.REVIEW: _("Thẩm tra bản tổng hợp"),
    SynthesisPermission.APPROVE: _("Phê duyệt bản tổng hợp"),
    SynthesisPermission.SEND: _("Gửi bản tổng hợp đến UBND tỉnh"),
    SynthesisPermission.ACKNOWLEDGE: _("Xác nhận đã nhận bản tổng hợp"),
    SynthesisPermission.INVITE: _("Mời người thẩm tra, phê duyệt bản tổng hợp"),
}
