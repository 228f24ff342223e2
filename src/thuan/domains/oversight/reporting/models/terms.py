"""What the province decides about one agency's deadline: longer time, a waiver (INV-39)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import WaiverKind
from thuan.domains.oversight.reporting.models.report import AnnualReport
from thuan.kernel.tenancy.rows import CaseBetween


class DeadlineExtension(CaseBetween):
    """More time for one agency, granted before its deadline by a numbered decision (qms.md 3.18).

    An extension of a whole ``group`` is one row for each of its agencies under one decision.
    """

    append_only = True

    part_of = "report"

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="extensions")
    group = models.CharField(_("nhóm được gia hạn"), max_length=40, blank=True)
    from_deadline_at = models.DateTimeField(_("hạn cũ"))
    deadline_at = models.DateTimeField(_("hạn mới"))
    due_on = models.DateField(_("hạn gửi mới"))
    decision_no = models.CharField(_("số quyết định"), max_length=60)
    decision_on = models.DateField(_("ngày quyết định"))
    reason = models.TextField(_("lý do"), blank=True)

    class Meta:
        verbose_name = _("gia hạn gửi báo cáo")
        constraints = [
            models.CheckConstraint(
                condition=Q(deadline_at__gt=F("from_deadline_at")),
                name="extension_only_longer",
                violation_error_message=_("Hạn mới phải sau hạn cũ."),
            ),
            models.CheckConstraint(
                condition=Q(created_at__lt=F("from_deadline_at")), name="extension_before_deadline"
            ),
            models.CheckConstraint(condition=~Q(decision_no=""), name="extension_has_decision"),
        ]

    def __str__(self) -> str:
        return f"extension of {self.report_id} to {self.due_on}"


class LatenessWaiver(CaseBetween):
    """A lateness that is not held against the agency; it stays late and says so (INV-39)."""

    append_only = True

    part_of = "report"

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="waivers")
    kind = models.CharField(_("loại"), max_length=16, choices=WaiverKind.choices)
    decision_no = models.CharField(_("số văn bản"), max_length=60)
    decision_on = models.DateField(_("ngày văn bản"))
    reason = models.TextField(_("lý do"))

    class Meta:
        verbose_name = _("miễn xét trễ hạn")
        constraints = [
            models.UniqueConstraint(fields=["report", "kind"], name="waiver_kind_once"),
            models.CheckConstraint(
                condition=~Q(decision_no="") & ~Q(reason=""), name="waiver_has_decision"
            ),
        ]

    def __str__(self) -> str:
        return f"waiver of {self.report_id}: {self.kind}"


class PaperArrival(CaseBetween):
    """A report that came to DOST on paper: day, incoming number, scan (F7).

    ``arrived_on`` is the business date on the stamp; it stands beside the server's time of the
    entry and never replaces it.
    """

    append_only = True

    part_of = "report"

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="paper_arrivals")
    arrived_on = models.DateField(_("ngày đến"))
    incoming_no = models.CharField(_("số đến"), max_length=60)
    document_no = models.CharField(_("số văn bản"), max_length=60)
    document_on = models.DateField(_("ngày văn bản"))
    signer_name = models.CharField(_("người ký"), max_length=255)
    scan = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("báo cáo giấy đến Sở")
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "arrived_on", "incoming_no"], name="paper_incoming_no_once"
            )
        ]

    def __str__(self) -> str:
        return f"paper {self.incoming_no} of {self.report_id}"
