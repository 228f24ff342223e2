"""A model document that the department issues for types of agencies, and its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.enums import (
    ONCE_ISSUED,
    ModelState,
    ModelVersionState,
)
from thuan.kernel.tenancy.enums import Audience
from thuan.kernel.tenancy.rows import ProvinceRow

if TYPE_CHECKING:
    from collections.abc import Iterable


class ModelDocument(ProvinceRow):
    """What keeps its code through all its versions: code, title, type, clauses, for whom it is.

    ``agency_types`` are codes of types of agencies between spaces, so that "XA" is looked for as
    " XA " in SQL on both databases. ``clauses`` are numbers of the standard's clauses.
    """

    code = models.CharField(_("mã mẫu"), max_length=60, unique=True)
    title = models.CharField(_("tên mẫu"), max_length=255)
    kind = models.CharField(_("loại"), max_length=24, choices=DocumentType.choices)
    agency_types = models.CharField(_("dành cho loại cơ quan"), max_length=255)
    clauses = models.JSONField(_("điều khoản"), default=list)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta:
        verbose_name = _("tài liệu mẫu")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ModelState.values), name="model_known_state"
            ),
            # Who may read follows the state: agencies, from the first issue on.
            models.CheckConstraint(
                condition=Q(state=ModelState.PREPARING, audience=Audience.DRAFT)
                | (~Q(state=ModelState.PREPARING) & ~Q(audience=Audience.DRAFT)),
                name="model_issued_is_read",
            ),
        ]
        indexes = [models.Index(fields=["sort_key"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def types(self) -> list[str]:
        """The codes of the types it is for."""
        return self.agency_types.split()


def kept_types(codes: Iterable[str]) -> str:
    """Codes of types as the column keeps them: each between spaces, in order, once."""
    return f" {' '.join(sorted(set(codes)))} "


class ModelVersion(ProvinceRow):
    """One issue of a model, numbered from 1. Once issued it never changes, its hash says so.

    ``text``, ``file`` and ``structure`` are kept as a version of a controlled document keeps them
    (``documents.DocumentVersion``), so that a copy is a copy.
    """

    model_document = models.ForeignKey(ModelDocument, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("bản số"))
    summary = models.TextField(_("nội dung thay đổi"), blank=True)
    text = models.TextField(_("nội dung"), blank=True)
    structure = models.JSONField(_("nội dung theo loại"), default=dict, editable=False)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True, editable=False)
    issued_on = models.DateField(_("ban hành ngày"), null=True, editable=False)

    class Meta:
        verbose_name = _("bản của tài liệu mẫu")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ModelVersionState.values), name="model_version_known_state"
            ),
            models.UniqueConstraint(
                fields=["model_document", "number"],
                condition=~Q(state=ModelVersionState.CANCELLED),
                name="model_version_number_once",
            ),
            models.UniqueConstraint(
                fields=["model_document"],
                condition=Q(state=ModelVersionState.DRAFT),
                name="model_version_one_draft",
            ),
            models.UniqueConstraint(
                fields=["model_document"],
                condition=Q(state=ModelVersionState.ISSUED),
                name="model_version_one_issued",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(ONCE_ISSUED))
                | (Q(issued_on__isnull=False) & ~Q(content_hash="") & ~Q(audience=Audience.DRAFT)),
                name="model_version_issued_is_locked",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ONCE_ISSUED)) | Q(audience=Audience.DRAFT),
                name="model_version_draft_is_hidden",
            ),
        ]

    def __str__(self) -> str:
        return _("bản %(number)s") % {"number": self.number}

    @property
    def has_content(self) -> bool:
        """Whether there is anything to read: a file, words, or what its type keeps as data."""
        return self.file_id is not None or bool(self.text.strip() or self.structure)
