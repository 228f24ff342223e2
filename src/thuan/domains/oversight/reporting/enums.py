"""States and closed lists of reporting (qms.md 3.18, 3.19)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class CycleState(models.TextChoices):
    DRAFT = "DRAFT", _("Dự thảo")
    PUBLISHED = "PUBLISHED", _("Đã ban hành")
    OPEN = "OPEN", _("Đang nhận báo cáo")
    ROSTER_FIXED = "ROSTER_FIXED", _("Đã chốt danh sách")
    CLOSED = "CLOSED", _("Đã khóa")


class TemplateState(models.TextChoices):
    DRAFT = "DRAFT", _("Dự thảo")
    PUBLISHED = "PUBLISHED", _("Đã ban hành")
    CANCELLED = "CANCELLED", _("Đã hủy dự thảo")


class ReportState(models.TextChoices):
    NOT_STARTED = "NOT_STARTED", _("Chưa bắt đầu")
    DRAFT = "DRAFT", _("Đang soạn")
    INTERNAL_REVIEW = "INTERNAL_REVIEW", _("Chờ ký")
    SIGNED = "SIGNED", _("Đã ký, chưa gửi")
    SUBMITTED = "SUBMITTED", _("Đã gửi Sở")
    RESUBMITTED = "RESUBMITTED", _("Đã gửi lại Sở")
    UNDER_CHECK = "UNDER_CHECK", _("Sở đang kiểm tra")
    ACCEPTED = "ACCEPTED", _("Đã chấp nhận")
    RETURNED = "RETURNED", _("Yêu cầu bổ sung")
    MISSING = "MISSING", _("Không gửi báo cáo")


class CheckState(models.TextChoices):
    OPEN = "OPEN", _("Đang kiểm tra")
    ACCEPTED = "ACCEPTED", _("Chấp nhận")
    RETURNED = "RETURNED", _("Trả lại để bổ sung")


class ReturnReason(models.TextChoices):
    """Why a report goes back (U33)."""

    FIGURES = "FIGURES", _("Số liệu chưa khớp")
    INCOMPLETE = "INCOMPLETE", _("Thiếu nội dung")
    EVIDENCE = "EVIDENCE", _("Thiếu minh chứng")
    SCOPE = "SCOPE", _("Sai phạm vi hoặc kỳ báo cáo")
    OTHER = "OTHER", _("Lý do khác")


class SigningWay(models.TextChoices):
    ELECTRONIC = "ELECTRONIC", _("Ký trên hệ thống")
    PAPER = "PAPER", _("Ký trên bản giấy")


class SynthesisState(models.TextChoices):
    DRAFT = "DRAFT", _("Dự thảo")
    FROZEN = "FROZEN", _("Đã khóa số liệu")
    REVIEWED = "REVIEWED", _("Đã thẩm tra")
    APPROVED = "APPROVED", _("Đã phê duyệt")
    SENT_TO_PPC = "SENT_TO_PPC", _("Đã gửi UBND tỉnh")
    ACKNOWLEDGED = "ACKNOWLEDGED", _("UBND tỉnh đã nhận")


class LineStatus(models.TextChoices):
    """The standing of one agency in a synthesis."""

    ACCEPTED = "ACCEPTED", _("Đã chấp nhận")
    SUBMITTED_NOT_ACCEPTED = "SUBMITTED_NOT_ACCEPTED", _("Đã gửi, chưa chấp nhận")
    RETURNED = "RETURNED", _("Đang yêu cầu bổ sung")
    NOT_SUBMITTED = "NOT_SUBMITTED", _("Chưa gửi")
    MISSING = "MISSING", _("Không gửi báo cáo")
    EXEMPT = "EXEMPT", _("Được miễn")


class WaiverKind(models.TextChoices):
    """Why a lateness that stands is not held against the agency (INV-39: it stays visible)."""

    FORCE_MAJEURE = "FORCE_MAJEURE", _("Bất khả kháng")
    PAPER_RECEIVED = "PAPER_RECEIVED", _("Bản giấy đã đến Sở trước hạn")


class Channel(models.TextChoices):
    """How the province reached an agency."""

    PHONE = "PHONE", _("Điện thoại")
    MAIL = "MAIL", _("Thư điện tử")
    LETTER = "LETTER", _("Văn bản")
    MEETING = "MEETING", _("Gặp trực tiếp")


class LetterState(models.TextChoices):
    DRAFT = "DRAFT", _("Dự thảo")
    ISSUED = "ISSUED", _("Đã phát hành")


class UploadState(models.TextChoices):
    UPLOADED = "UPLOADED", _("Đã tải lên, chưa ghi vào báo cáo")
    APPLIED = "APPLIED", _("Đã ghi vào báo cáo")
