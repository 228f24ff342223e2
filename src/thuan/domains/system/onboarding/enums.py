"""Closed lists of taking old papers over."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OnboardingState(models.TextChoices):
    PREPARING = "PREPARING", _("Đang chuẩn bị")
    AWAITING = "AWAITING", _("Chờ thủ trưởng xác nhận")
    RUNNING = "RUNNING", _("Đang nhập")
    DONE = "DONE", _("Đã nhập xong")
    CANCELLED = "CANCELLED", _("Đã bỏ")


class EntryState(models.TextChoices):
    WAITING = "WAITING", _("Chưa nhập")
    TAKEN = "TAKEN", _("Đã nhập")
    LEFT_OUT = "LEFT_OUT", _("Không nhập")
