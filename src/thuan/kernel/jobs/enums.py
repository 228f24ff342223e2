"""Closed lists of the queue."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunState(models.TextChoices):
    QUEUED = "QUEUED", _("Đang chờ")
    RUNNING = "RUNNING", _("Đang chạy")
    DONE = "DONE", _("Đã xong")
    FAILED = "FAILED", _("Không xong")
