"""A set of old papers and its entries, one for each version of a document."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.onboarding.enums import EntryState, OnboardingState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Onboarding(AgencyRow):
    """One list of documents that were in force on paper, with the files that came with it.

    ``run`` is the job that enters them. The files hang on it as attachments.
    """

    visibility = PRIVATE

    list_name = models.CharField(_("tên tệp danh sách"), max_length=120)
    list_hash = models.CharField(max_length=64, editable=False)
    refused = models.JSONField(_("tệp không nhận"), default=list)
    tried_at = models.DateTimeField(_("chạy thử lúc"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("xác nhận lúc"), null=True, editable=False)
    confirmed_by = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="+")
    run = models.ForeignKey("jobs.JobRun", models.PROTECT, null=True, related_name="+")

    class Meta(AgencyRow.Meta):
        verbose_name = _("nhập hồ sơ cũ")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=OnboardingState.values), name="onboarding_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.list_name


class Entry(AgencyRow):
    """One row of the list: one version of one document, as the old papers have it.

    ``kind`` and ``effective_from`` are empty where the cell could not be read; ``told`` keeps the
    sentences of such cells and of the last trial. ``covers``: codes of the administrative
    procedures that an internal procedure settles. ``place`` is the row in the workbook.
    """

    visibility = PRIVATE

    onboarding = models.ForeignKey(Onboarding, models.PROTECT, related_name="entries")
    place = models.PositiveIntegerField(_("dòng"))
    code = models.CharField(_("mã số"), max_length=60, blank=True)
    title = models.CharField(_("tên tài liệu"), max_length=255, blank=True)
    kind = models.CharField(_("loại"), max_length=24, choices=DocumentType.choices, blank=True)
    issue = models.PositiveSmallIntegerField(_("lần ban hành"), default=1)
    revision = models.PositiveSmallIntegerField(_("lần sửa đổi"), default=0)
    effective_from = models.DateField(_("hiệu lực từ"), null=True)
    decision_no = models.CharField(_("số quyết định ban hành"), max_length=60, blank=True)
    owner_unit = models.CharField(_("bộ phận chủ trì"), max_length=160, blank=True)
    file_name = models.CharField(_("tên tệp"), max_length=160, blank=True)
    covers = models.CharField(_("mã TTHC"), max_length=400, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    told = models.JSONField(_("cần sửa"), default=list)
    document_version = models.ForeignKey(
        "documents.DocumentVersion", models.PROTECT, null=True, related_name="+"
    )

    class Meta(AgencyRow.Meta):
        verbose_name = _("dòng hồ sơ cũ")
        constraints = [
            models.UniqueConstraint(fields=["onboarding", "place"], name="entry_place_once"),
            models.CheckConstraint(
                condition=Q(state__in=EntryState.values), name="entry_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=EntryState.TAKEN) | Q(document_version__isnull=False),
                name="entry_taken_has_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}".strip() or str(self.place)
