"""Closed lists of controlled documents (qms.md 3.1)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentType(models.TextChoices):
    MANUAL = "MANUAL", _("Sổ tay, mô hình hệ thống")
    POLICY = "POLICY", _("Chính sách chất lượng")
    SCOPE = "SCOPE", _("Phạm vi áp dụng")
    OBJECTIVE_SET = "OBJECTIVE_SET", _("Mục tiêu chất lượng")
    PROCEDURE = "PROCEDURE", _("Quy trình hệ thống")
    INTERNAL_PROCEDURE = "INTERNAL_PROCEDURE", _("Quy trình nội bộ giải quyết TTHC")
    INSTRUCTION = "INSTRUCTION", _("Hướng dẫn công việc")
    FORM = "FORM", _("Biểu mẫu")
    REGULATION = "REGULATION", _("Quy chế, quy định")
    LIST = "LIST", _("Danh mục")


class DocumentState(models.TextChoices):
    """A document lives in its versions; it is withdrawn when none will follow."""

    CONTROLLED = "CONTROLLED", _("đang kiểm soát")
    WITHDRAWN = "WITHDRAWN", _("đã hủy bỏ")


class VersionState(models.TextChoices):
    DRAFT = "DRAFT", _("Đang soạn")
    IN_REVIEW = "IN_REVIEW", _("Đang xem xét")
    PENDING_APPROVAL = "PENDING_APPROVAL", _("Chờ phê duyệt")
    APPROVED = "APPROVED", _("Đã duyệt, chờ hiệu lực")
    EFFECTIVE = "EFFECTIVE", _("Đang hiệu lực")
    SUSPENDED = "SUSPENDED", _("Tạm ngừng")
    OBSOLETE = "OBSOLETE", _("Hết hiệu lực")
    CANCELLED = "CANCELLED", _("Đã hủy")


# A version on its way to being effective; a document has one at a time.
OPEN = frozenset(
    {
        VersionState.DRAFT,
        VersionState.IN_REVIEW,
        VersionState.PENDING_APPROVAL,
        VersionState.APPROVED,
    }
)
# What is or was in force: its content and its days are locked.
IN_FORCE = frozenset({VersionState.EFFECTIVE, VersionState.SUSPENDED})
ONCE_IN_FORCE = IN_FORCE | {VersionState.OBSOLETE}


class ReviewState(models.TextChoices):
    WAITING = "WAITING", _("chưa xem xét")
    ENDORSED = "ENDORSED", _("đã đồng ý")
    RETURNED = "RETURNED", _("đã trả lại")
    LAPSED = "LAPSED", _("không còn cần")


class CopyState(models.TextChoices):
    SENT = "SENT", _("chưa xác nhận đã đọc")
    ACKNOWLEDGED = "ACKNOWLEDGED", _("đã đọc")


class ChangeReason(models.TextChoices):
    FIRST = "FIRST", _("Ban hành lần đầu")
    LAW_CHANGE = "LAW_CHANGE", _("Văn bản pháp luật thay đổi")
    NONCONFORMITY = "NONCONFORMITY", _("Khắc phục sự không phù hợp")
    AUDIT = "AUDIT", _("Kết quả đánh giá, kiểm tra")
    IMPROVEMENT = "IMPROVEMENT", _("Cải tiến")
    REORGANISATION = "REORGANISATION", _("Sắp xếp tổ chức")
    ERROR = "ERROR", _("Sửa sai sót")
    TAKEN_OVER = "TAKEN_OVER", _("Nhập từ hồ sơ cũ")


class RequestState(models.TextChoices):
    OPEN = "OPEN", _("chờ xem xét")
    ACCEPTED = "ACCEPTED", _("đã nhận, đang sửa")
    DECLINED = "DECLINED", _("không sửa")
    WITHDRAWN = "WITHDRAWN", _("đã rút lại")


# What begins a version by other ways than a revision.
NOT_REVISED = frozenset({ChangeReason.FIRST, ChangeReason.TAKEN_OVER})
