"""The calendar app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    """Clock, working days, deadlines."""

    name = "thuan.kernel.calendar"
    label = "calendar"
    verbose_name = _("lịch làm việc")
