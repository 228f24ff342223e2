"""An agency's annual report: the row that moves, its working paper, its immutable versions."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import ReportState, SigningWay
from thuan.domains.oversight.reporting.models.cycle import ReportCycle
from thuan.kernel.accounts.models import Person
from thuan.kernel.files.models import StoredFile
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE, shared


class AnnualReport(AgencyRow):
    """The report an agency owes in a cycle (qms.md 3.18, due 15/10).

    The first arrival by server time decides lateness and never changes (INV-39): the database
    itself refuses to alter ``first_submitted_at`` and ``late`` once set. Oversight sees a report
    from its first submission on, never the draft (F5).
    """

    visibility = shared(when=Q(first_submitted_at__isnull=False))
    set_once = ("first_submitted_at", "late")

    cycle = models.ForeignKey(ReportCycle, models.PROTECT, related_name="reports")
    group = models.CharField(_("nhóm cơ quan"), max_length=40)
    deadline_at = models.DateTimeField(_("hạn gửi có hiệu lực"))
    first_submitted_at = models.DateTimeField(_("gửi lần đầu lúc"), null=True, editable=False)
    late = models.BooleanField(_("gửi trễ"), null=True, editable=False)
    waived = models.BooleanField(_("được miễn xét trễ"), default=False, editable=False)
    resubmission_due_on = models.DateField(_("hạn bổ sung"), null=True, editable=False)

    class Meta:
        verbose_name = _("báo cáo năm")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "agency"], name="report_once_a_cycle"),
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="report_known_state"
            ),
            models.CheckConstraint(
                condition=Q(first_submitted_at__isnull=True, late__isnull=True)
                | Q(late=True, first_submitted_at__gte=F("deadline_at"))
                | Q(late=False, first_submitted_at__lt=F("deadline_at")),
                name="report_lateness_by_first_arrival",
            ),
        ]
        indexes = [models.Index(fields=["cycle", "state"])]

    def __str__(self) -> str:
        return _("Báo cáo năm của cơ quan %(agency)s") % {"agency": self.agency_id}


class DraftContent(AgencyRow):
    """The working paper of a report: values by field code, outside the trail (F8).

    By field code: ``stamps`` hold ``{"version", "by", "at"}`` of the last change, so that two
    people who fill different fields never stand in each other's way (P6); ``facts`` what the fact
    board offered, kept beside an edited figure; ``override_reasons`` why the figure differs from
    it; ``reasons`` explain a change of half or more against last year.
    """

    visibility = PRIVATE
    part_of = "report"

    report = models.OneToOneField(AnnualReport, models.PROTECT, related_name="draft")
    values = models.JSONField(_("số liệu đang soạn"), default=dict)
    reasons = models.JSONField(_("giải trình"), default=dict)
    done_sections = models.JSONField(_("phần đã xong"), default=list)
    stamps = models.JSONField(_("lần sửa từng mục"), default=dict)
    facts = models.JSONField(_("số liệu hệ thống điền sẵn"), default=dict)
    override_reasons = models.JSONField(_("lý do sửa số liệu điền sẵn"), default=dict)

    class Meta:
        verbose_name = _("bản đang soạn")

    def __str__(self) -> str:
        return f"draft of {self.report_id}"


class ReportVersion(AgencyRow):
    """What was signed: immutable content with its hash, its preparer and its signer (F7).

    Signed electronically by ``signed_by``; or on paper by ``signer_name``, of which the scan was
    registered by a person who prepared nothing (``registered_by``). Both bind the same hash.
    """

    visibility = shared(when=Q(submission__isnull=False))
    part_of = "report"
    append_only = True

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("bản"))
    content = models.JSONField(_("nội dung"))
    content_hash = models.CharField(_("dấu vân"), max_length=64)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signer_name = models.CharField(_("người ký trên bản giấy"), max_length=255, blank=True)
    signed_on_behalf_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(_("ký lúc"))
    signing_way = models.CharField(_("cách ký"), max_length=12, choices=SigningWay.choices)
    document_no = models.CharField(_("số văn bản"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("bản báo cáo đã ký")
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_version_once"),
            models.CheckConstraint(
                condition=Q(signing_way=SigningWay.ELECTRONIC, signed_by__isnull=False)
                | (
                    Q(
                        signing_way=SigningWay.PAPER,
                        scan__isnull=False,
                        document_on__isnull=False,
                        registered_by__isnull=False,
                    )
                    & ~Q(signer_name="")
                    & ~Q(document_no="")
                ),
                name="report_version_signed_one_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class Submission(AgencyRow):
    """One arrival at the province, by server time (INV-39)."""

    visibility = shared()
    part_of = "report"
    append_only = True

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="submissions")
    report_version = models.OneToOneField(ReportVersion, models.PROTECT, related_name="submission")
    submitted_at = models.DateTimeField(_("nhận lúc"))
    is_first = models.BooleanField(_("lần đầu"))

    class Meta:
        verbose_name = _("lần gửi")
        constraints = [
            models.UniqueConstraint(
                fields=["report"], condition=Q(is_first=True), name="submission_first_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.report_id} @ {self.submitted_at}"
