"""What the province writes about a report: a case of its own, never the report itself (F3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import CheckState, ReturnReason
from thuan.domains.oversight.reporting.models.report import AnnualReport, ReportVersion
from thuan.kernel.tenancy.rows import CaseBetween


class ReportCheck(CaseBetween):
    """The check of one submitted version by DOST, or by the PPC office for DOST's own report."""

    part_of = "report"

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="checks")
    report_version = models.OneToOneField(ReportVersion, models.PROTECT, related_name="check_row")
    reason = models.CharField(
        _("lý do trả lại"), max_length=16, choices=ReturnReason.choices, blank=True
    )
    comment = models.TextField(_("ý kiến"), blank=True)
    fields_to_mend = models.JSONField(_("mục cần bổ sung"), default=list)

    class Meta:
        verbose_name = _("lần kiểm tra báo cáo")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CheckState.values), name="check_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=CheckState.RETURNED) | (~Q(reason="") & ~Q(comment="")),
                name="check_returned_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"check of {self.report_id}"
