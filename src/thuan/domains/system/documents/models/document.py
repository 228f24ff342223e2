"""A controlled document and its versions (7.5; qms.md 3.1)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import (
    IN_FORCE,
    ONCE_IN_FORCE,
    OPEN,
    ChangeReason,
    DocumentState,
    DocumentType,
    VersionState,
)
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared

REVIEWED_EVERY_MONTHS = 24


class Document(AgencyRow):
    """What keeps its code through all its versions: code, title, type, owner, clauses.

    The province sees that it exists once a version came into force; its content never (F5).
    ``clauses`` are numbers of the standard's clauses. ``review_months``: 0 is a document that is
    not reviewed periodically. ``review_on``: "15/01" is one that is reviewed on that day of every
    year, whatever the months say.
    """

    visibility = shared(when=Q(in_force_since__isnull=False))

    code = models.CharField(_("mã số"), max_length=60)
    title = models.CharField(_("tên tài liệu"), max_length=255)
    kind = models.CharField(_("loại"), max_length=24, choices=DocumentType.choices)
    owner_unit = models.CharField(_("bộ phận chủ trì"), max_length=160, blank=True)
    clauses = models.JSONField(_("điều khoản"), default=list)
    review_months = models.PositiveSmallIntegerField(
        _("chu kỳ xem xét (tháng)"), default=REVIEWED_EVERY_MONTHS
    )
    review_on = models.CharField(_("ngày xem xét cố định"), max_length=5, blank=True)
    in_force_since = models.DateField(_("có hiệu lực lần đầu"), null=True, editable=False)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("tài liệu")
        constraints = [
            models.UniqueConstraint(fields=["origin_agency", "code"], name="document_code_once"),
            models.CheckConstraint(
                condition=Q(state__in=DocumentState.values), name="document_known_state"
            ),
        ]
        indexes = [models.Index(fields=["agency", "sort_key"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class DocumentVersion(AgencyRow):
    """One issue of a document. From approval on its content is locked under its hash (INV-03).

    ``issue`` is the "lần ban hành", ``revision`` the "lần sửa đổi" within it. In force on the days
    ``[effective_from, effective_to)``; ``effective_to`` is empty while it is in force. A file-first
    version has ``file``, a text-first one ``text``; ``structure`` is what its type keeps as data
    (``content.Structure``), empty for most. ``forms``: public ids of the forms that it uses.
    ``replacement_plan``: what is followed in its place after a withdrawal, where anything was left.
    """

    visibility = shared(*ONCE_IN_FORCE)

    document = models.ForeignKey(Document, models.PROTECT, related_name="versions")
    issue = models.PositiveSmallIntegerField(_("lần ban hành"))
    revision = models.PositiveSmallIntegerField(_("lần sửa đổi"), default=0)
    reason = models.CharField(_("lý do"), max_length=20, choices=ChangeReason.choices)
    summary = models.TextField(_("nội dung sửa đổi"), blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    structure = models.JSONField(_("nội dung theo loại"), default=dict, editable=False)
    forms = models.JSONField(_("biểu mẫu kèm theo"), default=list, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True, editable=False)
    planned_from = models.DateField(_("dự kiến hiệu lực từ"), null=True)
    decision_no = models.CharField(_("số quyết định ban hành"), max_length=60, blank=True)
    approved_at = models.DateTimeField(_("phê duyệt lúc"), null=True, editable=False)
    effective_from = models.DateField(_("hiệu lực từ"), null=True)
    effective_to = models.DateField(_("hết hiệu lực từ"), null=True)
    next_review = models.DateField(_("xem xét lại trước"), null=True)
    withdrawal_no = models.CharField(_("số quyết định hủy bỏ"), max_length=60, blank=True)
    replacement_plan = models.TextField(_("kế hoạch thay thế"), blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("phiên bản tài liệu")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "issue", "revision"],
                condition=~Q(state=VersionState.CANCELLED),
                name="version_number_once",
            ),
            # At most one version of a document is in force (INV-01), and one on its way.
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=sorted(IN_FORCE)),
                name="version_one_in_force",
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(state__in=sorted(OPEN)), name="version_one_open"
            ),
            models.CheckConstraint(
                condition=Q(state__in=VersionState.values), name="version_known_state"
            ),
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="version_interval",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted({*ONCE_IN_FORCE, VersionState.APPROVED}))
                | (Q(effective_from__isnull=False) & ~Q(content_hash="")),
                name="version_locked_has_hash",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(IN_FORCE)) | Q(effective_to__isnull=True),
                name="version_in_force_is_open",
            ),
            models.CheckConstraint(
                condition=~Q(state=VersionState.OBSOLETE) | Q(effective_to__isnull=False),
                name="version_obsolete_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "effective_from"]),
            models.Index(
                fields=["effective_from"],
                condition=Q(state=VersionState.APPROVED),
                name="version_to_activate",
            ),
        ]

    def __str__(self) -> str:
        numbers = {"issue": f"{self.issue:02}", "revision": f"{self.revision:02}"}
        return _("lần ban hành %(issue)s, sửa đổi %(revision)s") % numbers

    @property
    def has_content(self) -> bool:
        """Whether there is anything to read: a file, words, or what its type keeps as data."""
        return self.file_id is not None or bool(self.text.strip() or self.structure)
