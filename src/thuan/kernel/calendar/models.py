"""The one row that says what this database is, and the yearly swaps of working days."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

INSTANCE_ID: Final = 1


class Instance(models.Model):
    """What this database is: at most one row, ``pk=1``; no row means a real one, in real time.

    The clock may differ from the real one only in a database marked as demo: the database itself
    refuses anything else, so that no real dossier can be back-dated through the clock.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=INSTANCE_ID, editable=False)
    is_demo = models.BooleanField(_("dữ liệu minh họa"), default=False)
    clock_offset_microseconds = models.BigIntegerField(_("độ lệch đồng hồ"), default=0)
    demo_as_of = models.DateTimeField(_("thời điểm của dữ liệu minh họa"), null=True, blank=True)

    class Meta:
        verbose_name = _("bản cài đặt")
        verbose_name_plural = _("bản cài đặt")
        constraints = [
            models.CheckConstraint(
                name="calendar_instance_is_one_row", condition=Q(id=INSTANCE_ID)
            ),
            models.CheckConstraint(
                name="calendar_only_a_demo_moves_its_clock",
                condition=Q(is_demo=True) | Q(clock_offset_microseconds=0),
            ),
            models.CheckConstraint(
                name="calendar_only_a_demo_has_demo_as_of",
                condition=Q(is_demo=True) | Q(demo_as_of__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Dữ liệu minh họa") if self.is_demo else _("Dữ liệu thật"))


class WorkingDaySwap(models.Model):
    """One day that a decision turns around: a Saturday that works, a Friday that rests.

    It overrides weekends and public holidays both ways (Labour Code 2019, Article 112: the Prime
    Minister decides the days of each year).
    """

    day = models.DateField(_("ngày"), unique=True)
    is_working = models.BooleanField(_("là ngày làm việc"))
    name = models.CharField(_("tên gọi"), max_length=200)
    legal_basis = models.CharField(_("căn cứ"), max_length=255)

    class Meta:
        verbose_name = _("ngày hoán đổi")
        verbose_name_plural = _("ngày hoán đổi")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
