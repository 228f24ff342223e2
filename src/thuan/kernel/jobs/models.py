"""What a queued piece of work tells the person who waits for it, and which periods were served."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.jobs.enums import RunState


class JobRun(models.Model):
    """One run of a job: its progress for the bar, its result or its failure for the page.

    ``queued_at``, ``started_at`` and ``finished_at`` are of the product clock; ``seen_at`` is the
    system clock's, by which a run whose worker died is told from a long one.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    name = models.CharField(_("công việc"), max_length=80)
    arguments_hash = models.CharField(max_length=64)
    state = models.CharField(
        _("trạng thái"), max_length=16, choices=RunState.choices, default=RunState.QUEUED
    )
    done = models.PositiveIntegerField(_("đã làm"), default=0)
    total = models.PositiveIntegerField(_("tổng số"), null=True)
    sentence = models.CharField(_("diễn biến"), max_length=300, blank=True)
    result = models.CharField(_("kết quả"), max_length=500, blank=True)
    reason = models.TextField(_("lý do không xong"), blank=True)
    attempts = models.PositiveSmallIntegerField(_("số lần chạy"), default=0)
    requested_by = models.ForeignKey(
        "accounts.Person",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("người yêu cầu"),
    )
    due_at = models.DateTimeField(_("đến hạn lúc"))
    queued_at = models.DateTimeField(_("xếp hàng lúc"))
    started_at = models.DateTimeField(_("bắt đầu lúc"), null=True)
    finished_at = models.DateTimeField(_("kết thúc lúc"), null=True)
    seen_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=64, blank=True)
    task_id = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = _("lượt chạy")
        indexes = [
            models.Index(
                fields=["seen_at"], name="job_unfinished", condition=Q(finished_at__isnull=True)
            ),
            models.Index(fields=["requested_by", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"

    @property
    def percent(self) -> int | None:
        """Whole per cent done, rounded down; None while the total is unknown."""
        if self.state == RunState.DONE:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None


class ServedPeriod(models.Model):
    """A period of periodic work that has been queued: once, however many nodes tick."""

    name = models.CharField(max_length=80)
    due_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "due_at"], name="period_served_once")
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.due_at}"
