"""The row that stands for a file; the content lies under its hash."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from thuan.kernel.files.enums import FileState, Kind, NoText
from thuan.kernel.tenancy.closed import ClosedManager


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


class Link(models.Model):
    """Something that hangs on a business row, found by the row's type and public id (F1).

    It exists for whoever the row exists for, so it is read through ``links`` with that row at
    hand. A wrong one is void with a reason.
    """

    public_id = models.UUIDField(default=uuid7, unique=True, editable=False)
    target_type = models.CharField(max_length=80)
    target_id = models.UUIDField()
    added_by = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(_("ghi lúc"))
    void_reason = models.CharField(_("lý do hủy bỏ"), max_length=255, blank=True)

    objects = ClosedManager()

    class Meta:
        abstract = True


class Attachment(Link):
    """A kept file that belongs to a row."""

    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    title = models.CharField(_("tên gọi"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("tệp đính kèm")
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "file"],
                condition=Q(void_reason=""),
                name="attachment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id}: {self.file_id}"


class LegalBasis(Link):
    """A document on which a row rests: its number, its day, and the place in it."""

    number = models.CharField(_("số, ký hiệu"), max_length=80)
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    place = models.CharField(_("điều, khoản"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("căn cứ pháp lý")
        constraints = [
            models.UniqueConstraint(
                fields=["target_type", "target_id", "number", "place"],
                condition=Q(void_reason=""),
                name="legal_basis_once",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="legal_basis_numbered"),
        ]

    def __str__(self) -> str:
        return self.number
