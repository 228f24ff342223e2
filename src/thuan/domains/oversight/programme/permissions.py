"""Who may do what with the provincial plan (RACI row 3.20)."""

from __future__ import annotations

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.roles import Role


class PlanPermission(StrEnum):
    VIEW = "programme.plan.view"
    DRAFT = "programme.plan.draft"
    SUBMIT = "programme.plan.submit"
    ISSUE = "programme.plan.issue"
    REPORT = "programme.plan.report"
    VERIFY = "programme.plan.verify"
    LEAD = "programme.task.lead"


GRANTS = {
    PlanPermission.VIEW: (
        *(Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD, Role.PPC, Role.PPC_CHECKER),
        *(Role.DISTRICT_COORD, Role.DOHA, Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC),
    ),
    PlanPermission.DRAFT: (Role.DOST_OFFICER,),
    PlanPermission.SUBMIT: (Role.DOST_HEAD,),
    PlanPermission.ISSUE: (Role.PPC,),
    PlanPermission.REPORT: (Role.DOST_OFFICER,),
    PlanPermission.VERIFY: (Role.DOST_OFFICER, Role.DOST_HEAD),
    # Who leads a task reports it (qms.md 3.20); the department does so for tasks of nobody else.
    PlanPermission.LEAD: (Role.DOST_OFFICER, Role.HEAD, Role.DEPUTY, Role.QMR, Role.ISO_SEC),
}

# What each lets one do, for whoever delegates it.
WORDS = {
    PlanPermission.VIEW: _("Xem kế hoạch năm của tỉnh"),
    PlanPermission.DRAFT: _("Soạn kế hoạch năm, đánh giá kết quả thực hiện"),
    PlanPermission.SUBMIT: _("Trình kế hoạch năm, kết thúc kế hoạch"),
    PlanPermission.ISSUE: _("Ban hành, trả lại, điều chỉnh kế hoạch năm"),
    PlanPermission.REPORT: _("Ghi tiến độ chỉ tiêu, số đã chi của kế hoạch"),
    PlanPermission.VERIFY: _("Xác nhận nhiệm vụ đã làm xong"),
    PlanPermission.LEAD: _("Báo cáo nhiệm vụ của kế hoạch do cơ quan chủ trì"),
}
