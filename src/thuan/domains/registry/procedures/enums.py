"""Closed words of administrative procedures (qms.md 3.8; programme.md 8)."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

# From this day there is no district level (reform of 2025); the bound is exclusive.
NO_DISTRICTS_FROM: Final = dt.date(2025, 7, 1)


class Level(models.TextChoices):
    """The level of government that settles a procedure."""

    PROVINCE = "PROVINCE", _("Cấp tỉnh")
    DISTRICT = "DISTRICT", _("Cấp huyện (đến 30/06/2025)")
    COMMUNE = "COMMUNE", _("Cấp xã")


class LimitUnit(models.TextChoices):
    """How a time limit is counted; 8 working hours are one working day (qms.md 3.0)."""

    WORKING_DAYS = "WORKING_DAYS", _("ngày làm việc")
    CALENDAR_DAYS = "CALENDAR_DAYS", _("ngày (kể cả ngày nghỉ)")
    HOURS = "HOURS", _("giờ làm việc")


class OnlineLevel(models.TextChoices):
    """How much of a procedure can be done online."""

    NONE = "NONE", _("Chưa cung cấp trực tuyến")
    PARTIAL = "PARTIAL", _("Một phần")
    FULL = "FULL", _("Toàn trình")


class RegisterState(models.TextChoices):
    """A code, once published, stays in the register; its days stand in its terms."""

    REGISTERED = "REGISTERED", _("trong danh mục")


class Change(models.TextChoices):
    """What a decision does to one procedure."""

    ADDED = "ADDED", _("Thêm")
    CHANGED = "CHANGED", _("Sửa đổi")
    REMOVED = "REMOVED", _("Bãi bỏ")
    UNCHANGED = "UNCHANGED", _("Giữ nguyên")
    FAULT = "FAULT", _("Cần sửa trong tệp")
