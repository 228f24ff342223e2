"""The row that stands for a file; the content lies under its hash."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.files.enums import FileState, Kind, NoText


class StoredFile(models.Model):
    """One file as one person gave it; several rows may share one content (F16).

    Disposal takes the content away and leaves this row: what was there, whose, and by which
    decision it went (INV: records are disposed of, never deleted).
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    kind = models.CharField(_("loại tệp"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("tên tệp"), max_length=120)
    agency = models.ForeignKey(
        "tenancy.Agency", models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan")
    )
    uploaded_by = models.ForeignKey(
        "accounts.Person", models.PROTECT, null=True, related_name="+", verbose_name=_("người gửi")
    )
    at = models.DateTimeField(_("nhận lúc"))
    state = models.CharField(
        _("trạng thái"), max_length=16, choices=FileState.choices, default=FileState.KEPT
    )
    disposed_at = models.DateTimeField(_("tiêu hủy lúc"), null=True)
    disposal_basis = models.CharField(_("căn cứ tiêu hủy"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("tệp")
        verbose_name_plural = _("tệp")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=FileState.KEPT, disposed_at__isnull=True)
                | (Q(state=FileState.DISPOSED, disposed_at__isnull=False) & ~Q(disposal_basis="")),
                name="file_disposed_with_basis",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def trail_agency_id(self) -> int | None:
        """The chain its acts belong to; the province's for a file of no agency."""
        return self.agency_id


class FileText(models.Model):
    """The words of one content, read once for all files that have it; or why there are none.

    It has no door of its own: who may read a file may read its words, and they go with it.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    text = models.TextField(blank=True)
    trouble = models.CharField(max_length=16, choices=NoText.choices, blank=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("nội dung chữ của tệp")
        constraints = [
            models.CheckConstraint(
                condition=Q(trouble="") | Q(text=""), name="file_text_or_trouble"
            )
        ]

    def __str__(self) -> str:
        return self.sha256
