"""Closed lists of the desk."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Reason(TextChoices):
    """Why a place needs help; the sentence follows its name."""

    OVERDUE = "OVERDUE", _("quá hạn, chưa gửi báo cáo năm")
    RETURNED = "RETURNED", _("báo cáo đang chờ bổ sung")
    NEITHER = "NEITHER", _("chưa đánh giá nội bộ và chưa xem xét của lãnh đạo trong 12 tháng")
    UNDECLARED = "UNDECLARED", _("chưa công bố hệ thống")
    UNAUDITED = "UNAUDITED", _("chưa đánh giá nội bộ trong 12 tháng")
    UNREVIEWED = "UNREVIEWED", _("chưa xem xét của lãnh đạo trong 12 tháng")
    LATE = "LATE", _("gửi báo cáo trễ hạn")
