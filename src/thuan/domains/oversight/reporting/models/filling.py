"""What helps in filling a report: figures of earlier years, uploads, who else is here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import UploadState
from thuan.domains.oversight.reporting.models.report import AnnualReport, ReportVersion
from thuan.kernel.accounts.models import Person
from thuan.kernel.files.models import StoredFile
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE, shared


class EarlierFigures(AgencyRow):
    """An agency's figures of a year before it reported here, taken in from a file.

    ``values``: field code to canonical value, as in a report. Once a year has a cycle of its own,
    the reports of that cycle count and these do not.
    """

    visibility = shared()
    append_only = True

    year = models.PositiveSmallIntegerField(_("năm"))
    values = models.JSONField(_("số liệu"))
    source = models.CharField(_("nguồn"), max_length=255)

    class Meta:
        verbose_name = _("số liệu năm trước")
        constraints = [
            models.UniqueConstraint(fields=["agency", "year"], name="earlier_figures_once")
        ]

    def __str__(self) -> str:
        return f"figures of {self.agency_id} for {self.year}"


class FigureUpload(AgencyRow):
    """The sheet a clerk already has: the file, which cell fills which field, what was taken.

    ``mapping``: field code to ``{"sheet", "row", "column", "label"}`` (from 1, with the words of
    the row, by which the next file is read); ``taken``: field code to ``{"value", "before"}``, what
    was written into the draft and what stood there, so that it can be taken back. Where the
    figures come from a paper that was entered for the agency, ``from_version`` is the version the
    paper stands for, ``file`` its scan, and ``taken`` also holds ``"reason"``, the explanation that
    came along, and ``"reason_before"``.
    """

    visibility = PRIVATE

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="uploads")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    from_version = models.ForeignKey(
        ReportVersion, models.PROTECT, null=True, related_name="+", verbose_name=_("bản giấy")
    )
    mapping = models.JSONField(_("ghép mục"), default=dict)
    taken = models.JSONField(_("số liệu đã ghi"), default=dict)

    class Meta:
        verbose_name = _("bảng số liệu tải lên")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=UploadState.values), name="upload_known_state"
            )
        ]

    def __str__(self) -> str:
        return f"upload for {self.report_id}"


class SectionPresence(AgencyRow):
    """Who has which part of a draft open, and since when; told to the others, kept by nobody."""

    visibility = PRIVATE

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="presences")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    section = models.CharField(_("phần"), max_length=40)
    seen_at = models.DateTimeField(_("lúc"))

    class Meta:
        verbose_name = _("người đang mở báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["report", "person"], name="presence_person_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.report_id}/{self.section}"
