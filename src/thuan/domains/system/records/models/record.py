"""A record, and what holds it back from disposal."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import HoldReason, HoldState, RecordState
from thuan.domains.system.records.models.disposal import DisposalCase
from thuan.domains.system.records.models.record_type import RecordType
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Record(AgencyRow):
    """One file of papers about one matter; its electronic files hang on it as attachments.

    ``retention_until`` is the first day on which it need not be kept any more; empty where that
    day is not known: not closed yet, kept permanently, or of a type without a period.
    """

    visibility = PRIVATE

    record_type = models.ForeignKey(RecordType, models.PROTECT, related_name="records")
    code = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    title = models.CharField(_("tiêu đề hồ sơ"), max_length=255)
    opened_on = models.DateField(_("ngày mở"))
    closed_on = models.DateField(_("ngày đóng"), null=True)
    location = models.CharField(_("vị trí lưu"), max_length=160, blank=True)
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True, editable=False)
    retention_until = models.DateField(_("hết hạn lưu từ"), null=True, editable=False)
    disposal = models.ForeignKey(
        DisposalCase, models.PROTECT, null=True, related_name="records", editable=False
    )
    disposed_at = models.DateTimeField(_("hủy lúc"), null=True, editable=False)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RecordState.values), name="record_known_state"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                name="record_interval",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[RecordState.CLOSED, RecordState.DISPOSED])
                | (Q(closed_on__isnull=False) & ~Q(content_hash="")),
                name="record_closed_is_locked",
            ),
            # Never without an approved case, never without a period that could end (INV-05).
            models.CheckConstraint(
                condition=~Q(state=RecordState.DISPOSED)
                | Q(
                    disposal__isnull=False,
                    disposed_at__isnull=False,
                    retention_until__isnull=False,
                ),
                name="record_disposed_by",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "sort_key"]),
            models.Index(
                fields=["agency", "retention_until"],
                condition=Q(state=RecordState.CLOSED),
                name="record_kept_until",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip()


class Hold(AgencyRow):
    """One reason why one record is kept, set and lifted as acts of their own."""

    visibility = PRIVATE

    record = models.ForeignKey(Record, models.PROTECT, related_name="holds")
    reason = models.CharField(_("lý do"), max_length=16, choices=HoldReason.choices)
    reference = models.CharField(_("vụ việc"), max_length=255)
    lifted_at = models.DateTimeField(_("thôi giữ lúc"), null=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("lệnh giữ hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=HoldState.values), name="hold_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state=HoldState.STANDING, lifted_at__isnull=True)
                | Q(state=HoldState.LIFTED, lifted_at__isnull=False),
                name="hold_lifted_when",
            ),
        ]

    def __str__(self) -> str:
        return self.reference
