"""Closed words of internal procedures (qms.md 3.8)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepUnit(models.TextChoices):
    """How the time of a step is given; eight working hours are a working day (qms.md 3.0)."""

    HOURS = "HOURS", _("giờ làm việc")
    DAYS = "DAYS", _("ngày làm việc")


class Standing(models.TextChoices):
    """How an administrative procedure of an agency stands with its internal procedure."""

    GAP = "GAP", _("chưa có quy trình")
    BEHIND = "BEHIND", _("cũ hơn TTHC")
    COVERED = "COVERED", _("đã có quy trình")
