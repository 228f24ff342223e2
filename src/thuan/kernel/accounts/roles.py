"""The roles people are assigned to (qms.md 3.0) and what kind of right each one is."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    HEAD = "HEAD", _("Thủ trưởng cơ quan")
    DEPUTY = "DEPUTY", _("Phó thủ trưởng")
    QMR = "QMR", _("Trưởng ban ISO")
    ISO_SEC = "ISO_SEC", _("Thư ký ISO")
    DOC_CTRL = "DOC_CTRL", _("Người kiểm soát tài liệu")
    ARCHIVIST = "ARCHIVIST", _("Văn thư - lưu trữ")
    UNIT_HEAD = "UNIT_HEAD", _("Trưởng bộ phận")
    STAFF = "STAFF", _("Công chức, viên chức")
    ONE_STOP = "ONE_STOP", _("Cán bộ một cửa")
    HR = "HR", _("Phụ trách nhân sự")
    ACCOUNTANT = "ACCOUNTANT", _("Kế toán")
    AUD_LEAD = "AUD_LEAD", _("Trưởng đoàn đánh giá nội bộ")
    AUDITOR = "AUDITOR", _("Đánh giá viên nội bộ")
    COMPLAINT_OFFICER = "COMPLAINT_OFFICER", _("Người xử lý khiếu nại")
    DISTRICT_COORD = "DISTRICT_COORD", _("Đầu mối ISO cấp huyện")
    DOST_ADMIN = "DOST_ADMIN", _("Quản trị nghiệp vụ Sở KH&CN")
    DOST_OFFICER = "DOST_OFFICER", _("Chuyên viên Sở KH&CN")
    DOST_HEAD = "DOST_HEAD", _("Lãnh đạo Sở KH&CN")
    INSP_LEAD = "INSP_LEAD", _("Trưởng đoàn kiểm tra")
    INSPECTOR = "INSPECTOR", _("Thành viên đoàn kiểm tra")
    DOHA = "DOHA", _("Chuyên viên Sở Nội vụ")
    PPC = "PPC", _("Lãnh đạo UBND tỉnh")
    PPC_CHECKER = "PPC_CHECKER", _("Chuyên viên Văn phòng UBND tỉnh")
    SYS_ADMIN = "SYS_ADMIN", _("Quản trị hệ thống")


# Roles whose reach over other agencies is oversight: they see what each model shares (F5).
OVERSIGHT = frozenset(
    {
        Role.DISTRICT_COORD,
        Role.DOST_ADMIN,
        Role.DOST_OFFICER,
        Role.DOST_HEAD,
        Role.INSP_LEAD,
        Role.INSPECTOR,
        Role.PPC_CHECKER,
    }
)
# Who keeps the system or its people: stricter rules hold for their passwords and sessions (SEC-04).
ADMINISTRATORS = frozenset({Role.SYS_ADMIN, Role.DOST_ADMIN})
# Roles that work on the rows of the province itself: plan, cycle, synthesis.
PROVINCE = frozenset(
    {Role.DOST_ADMIN, Role.DOST_OFFICER, Role.DOST_HEAD, Role.PPC, Role.PPC_CHECKER}
)
# Named by DOST administrators, with a decision number; everything else by the head (F6).
NAMED_BY_PROVINCE = frozenset({Role.HEAD}) | OVERSIGHT | PROVINCE | {Role.DOHA, Role.SYS_ADMIN}
