"""Categories of notices and what became of their e-mails."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Category(models.TextChoices):
    TASK = "TASK", _("Việc cần làm")
    RESULT = "RESULT", _("Kết quả xử lý")
    REMINDER = "REMINDER", _("Nhắc hạn")
    INFORMATION = "INFORMATION", _("Thông tin")


class MailState(models.TextChoices):
    NONE = "NONE", _("Không gửi thư")
    QUEUED = "QUEUED", _("Chờ gửi thư")
    SENT = "SENT", _("Đã gửi thư")
    FAILED = "FAILED", _("Chưa gửi được thư")
