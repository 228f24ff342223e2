"""A frozen provincial synthesis: one line an agency, hashed, never changed (INV-40, INV-42)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import LineStatus, SynthesisState
from thuan.domains.oversight.reporting.models.cycle import ReportCycle
from thuan.domains.oversight.reporting.models.report import ReportVersion
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.rows import ProvinceDetail, ProvinceRow


class Synthesis(ProvinceRow):
    """Version ``number`` of a cycle's synthesis, frozen at ``cut_off_at``.

    ``figures`` is the whole result as printed by the command, sealed by ``content_hash``; a later
    accepted correction makes version n+1, never a change. ``words``: what an officer wrote around
    the figures, by section of the report, until another one has reviewed it.
    """

    set_once = ("figures", "content_hash", "cut_off_at")

    cycle = models.ForeignKey(ReportCycle, models.PROTECT, related_name="syntheses")
    number = models.PositiveIntegerField(_("bản số"))
    cut_off_at = models.DateTimeField(_("khóa số liệu lúc"))
    figures = models.JSONField(_("số liệu"))
    content_hash = models.CharField(_("dấu vân"), max_length=64)
    words = models.JSONField(_("lời văn"), default=dict)
    document_no = models.CharField(_("số văn bản"), max_length=40, blank=True)
    document_on = models.DateField(_("ngày văn bản"), null=True)

    class Meta:
        verbose_name = _("bản tổng hợp tỉnh")
        constraints = [
            models.UniqueConstraint(fields=["cycle", "number"], name="synthesis_version_once"),
            models.CheckConstraint(
                condition=Q(state__in=SynthesisState.values), name="synthesis_known_state"
            ),
        ]

    def __str__(self) -> str:
        return _("Tổng hợp năm %(year)s, bản %(number)s") % {
            "year": self.cycle.year,
            "number": self.number,
        }


class SynthesisLine(ProvinceDetail):
    """The one line of an agency in a frozen synthesis, with the report version it came from."""

    append_only = True
    belongs_to = "synthesis"

    synthesis = models.ForeignKey(Synthesis, models.PROTECT, related_name="lines")
    seq = models.PositiveIntegerField()
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    status = models.CharField(max_length=32, choices=LineStatus.choices)
    report_version = models.ForeignKey(ReportVersion, models.PROTECT, null=True, related_name="+")
    content = models.JSONField(_("dòng số liệu"))
    content_hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("dòng tổng hợp")
        constraints = [
            models.UniqueConstraint(fields=["synthesis", "agency"], name="line_agency_once"),
            models.UniqueConstraint(fields=["synthesis", "seq"], name="line_seq_once"),
            models.CheckConstraint(
                condition=Q(status__in=LineStatus.values), name="line_known_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.synthesis_id}/{self.seq}"
