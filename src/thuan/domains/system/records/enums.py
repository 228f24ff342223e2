"""Closed lists of records and of their disposal (7.5.3; qms.md 3.1)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecordTypeState(models.TextChoices):
    IN_USE = "IN_USE", _("đang dùng")
    RETIRED = "RETIRED", _("thôi dùng")


class RecordFormat(models.TextChoices):
    PAPER = "PAPER", _("Bản giấy")
    ELECTRONIC = "ELECTRONIC", _("Điện tử")
    BOTH = "BOTH", _("Bản giấy và điện tử")


class Retention(models.TextChoices):
    """How long; unset is not zero: what has no period yet never falls due."""

    YEARS = "YEARS", _("Có thời hạn (năm)")
    PERMANENT = "PERMANENT", _("Vĩnh viễn")
    UNSET = "UNSET", _("Chưa ấn định (theo pháp luật chuyên ngành)")


class RetentionFrom(models.TextChoices):
    """Whose day begins the period; it counts from the end of the year of that day."""

    CASE_CLOSED = "CASE_CLOSED", _("ngày việc kết thúc")
    YEAR_END = "YEAR_END", _("cuối năm")
    SUPERSEDED = "SUPERSEDED", _("ngày bị thay thế")


class DisposalMethod(models.TextChoices):
    SHRED = "SHRED", _("Cắt, nghiền giấy")
    ERASE = "ERASE", _("Xóa nội dung điện tử")
    BOTH = "BOTH", _("Nghiền giấy và xóa nội dung điện tử")


class RecordState(models.TextChoices):
    OPEN = "OPEN", _("Đang lập")
    CLOSED = "CLOSED", _("Đã đóng, đang lưu")
    DISPOSED = "DISPOSED", _("Đã hủy")
    VOID = "VOID", _("Ghi nhầm")


class HoldReason(models.TextChoices):
    """Why a record is kept whatever its period (qms.md 3.1)."""

    COMPLAINT = "COMPLAINT", _("Khiếu nại, tố cáo")
    INSPECTION = "INSPECTION", _("Thanh tra, kiểm tra")
    LITIGATION = "LITIGATION", _("Vụ án, tranh chấp")


class HoldState(models.TextChoices):
    STANDING = "STANDING", _("đang giữ")
    LIFTED = "LIFTED", _("đã thôi giữ")


class DisposalState(models.TextChoices):
    DRAFT = "DRAFT", _("Đang lập danh mục")
    PROPOSED = "PROPOSED", _("Chờ quyết định")
    APPROVED = "APPROVED", _("Đã có quyết định, chờ hủy")
    DONE = "DONE", _("Đã hủy")
    REJECTED = "REJECTED", _("Không chấp thuận")
    CANCELLED = "CANCELLED", _("Đã bỏ")


class Standing(models.TextChoices):
    """What a person looks for in the register beside the state."""

    DUE = "DUE", _("Hết thời hạn lưu, chờ hủy")
    HELD = "HELD", _("Đang giữ lại")
    OPEN = "OPEN", _("Đang lập")
    KEPT = "KEPT", _("Đang lưu")
    DISPOSED = "DISPOSED", _("Đã hủy")


# Cases whose list may no longer grow or shrink.
DECIDED = frozenset({DisposalState.APPROVED, DisposalState.DONE})
