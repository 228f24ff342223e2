"""Words of the provincial plan that the database and other domains know."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    """The life of a yearly plan (qms.md 3.20)."""

    DRAFT = "DRAFT", _("Dự thảo")
    CONSULTED = "CONSULTED", _("Đã lấy ý kiến")
    SUBMITTED = "SUBMITTED", _("Đã trình UBND tỉnh")
    ISSUED = "ISSUED", _("Đã ban hành")
    RUNNING = "RUNNING", _("Đang thực hiện")
    EVALUATED = "EVALUATED", _("Đã đánh giá")
    CLOSED = "CLOSED", _("Đã kết thúc")


class TaskState(models.TextChoices):
    """How far a task of the plan is."""

    NOT_STARTED = "NOT_STARTED", _("Chưa bắt đầu")
    IN_PROGRESS = "IN_PROGRESS", _("Đang làm")
    DONE = "DONE", _("Đã làm xong")
    VERIFIED = "VERIFIED", _("Đã xác nhận")
    CANCELLED = "CANCELLED", _("Thôi thực hiện")


class Metric(models.TextChoices):
    """What a target counts."""

    MAINTAIN = "MAINTAIN", _("Cơ quan duy trì, cải tiến hệ thống")
    EXTEND = "EXTEND", _("Cơ quan mở rộng phạm vi áp dụng")
    PROVINCE_CLASSES = "PROVINCE_CLASSES", _("Lớp tập huấn cấp tỉnh, cấp huyện")
    AUDIT_CLASSES = "AUDIT_CLASSES", _("Lớp đánh giá nội bộ cho cấp xã")
    INSPECTIONS = "INSPECTIONS", _("Cuộc kiểm tra")
    REPORTS_ON_TIME = "REPORTS_ON_TIME", _("Báo cáo gửi đúng hạn")
    SYNTHESIS = "SYNTHESIS", _("Báo cáo tổng hợp gửi UBND tỉnh")


# What a target counts in: agencies of its own list, or things.
OF_AGENCIES = frozenset({Metric.MAINTAIN, Metric.EXTEND, Metric.REPORTS_ON_TIME})


class RosterKnown(models.TextChoices):
    """How much of the list of a target is known."""

    COMPLETE = "COMPLETE", _("đủ danh sách")
    PARTIAL = "PARTIAL", _("danh sách chưa đủ")
    UNKNOWN = "UNKNOWN", _("danh sách chưa có")


class ExpansionKind(models.TextChoices):
    """Which reading of "mở rộng phạm vi áp dụng" holds for an agency of the list."""

    NEW_AGENCY = "NEW_AGENCY", _("cơ quan mới áp dụng")
    SCOPE_EXTENSION = "SCOPE_EXTENSION", _("mở rộng phạm vi đã công bố")
    UNKNOWN = "UNKNOWN", _("chưa rõ")


class Light(models.TextChoices):
    """How a target stands beside the days that have passed."""

    REACHED = "REACHED", _("đã đạt")
    GREEN = "GREEN", _("đúng tiến độ")
    AMBER = "AMBER", _("chậm")
    RED = "RED", _("chậm nhiều")
    UNKNOWN = "UNKNOWN", _("chưa có số liệu")
