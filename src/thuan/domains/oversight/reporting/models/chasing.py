"""How the province chases a report: notes of contacts, letters (qms.md 3.18, REM-35)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import Channel, LetterState
from thuan.domains.oversight.reporting.models.cycle import ReportCycle
from thuan.domains.oversight.reporting.models.report import AnnualReport
from thuan.kernel.tenancy.rows import CaseBetween, ProvinceRow


class ContactNote(CaseBetween):
    """One contact with an agency about its report: who was reached, what was said and promised."""

    append_only = True

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="contacts")
    channel = models.CharField(_("cách liên hệ"), max_length=8, choices=Channel.choices)
    spoke_with = models.CharField(_("người trao đổi"), max_length=255)
    words = models.TextField(_("nội dung"))
    promised_on = models.DateField(_("hẹn gửi ngày"), null=True)

    class Meta:
        verbose_name = _("lần liên hệ")
        indexes = [models.Index(fields=["report", "-created_at"])]

    def __str__(self) -> str:
        return f"contact with {self.subject_agency_id}"


class ReminderLetter(ProvinceRow):
    """The official letter that reminds agencies of their report; ``recipients`` as on that day.

    ``recipients``: list of ``{"agency", "code", "name"}`` in the order of the letter, fixed when
    the letter is drafted.
    """

    cycle = models.ForeignKey(ReportCycle, models.PROTECT, related_name="letters")
    number = models.PositiveIntegerField(_("bản"))
    as_of = models.DateTimeField(_("tính đến"))
    new_due_on = models.DateField(_("yêu cầu gửi trước ngày"), null=True)
    recipients = models.JSONField(_("nơi nhận"), default=list)
    document_no = models.CharField(_("số văn bản"), max_length=60, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True)

    class Meta:
        verbose_name = _("công văn đôn đốc")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="letter_number_once"),
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="letter_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=LetterState.ISSUED)
                | (Q(document_on__isnull=False) & ~Q(document_no="")),
                name="letter_issued_has_number",
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.number} of {self.cycle_id}"
