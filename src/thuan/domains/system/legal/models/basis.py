"""The legal text on which a document of an agency stands (7.5.3.2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import Document
from thuan.domains.system.legal.enums import BasisState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared


class LegalBasis(AgencyRow):
    """A text of the province's register, or one that the agency has written down itself.

    Of its own texts (a decision of the agency, a letter) the agency follows the status by itself;
    those of the register bring work when they change.
    """

    visibility = shared(when=Q(document__in_force_since__isnull=False))

    document = models.ForeignKey(Document, models.PROTECT, related_name="bases")
    text = models.ForeignKey("law.LegalText", models.PROTECT, null=True, related_name="+")
    own_number = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    own_title = models.CharField(_("trích yếu"), max_length=500, blank=True)
    own_issuer = models.CharField(_("cơ quan ban hành"), max_length=160, blank=True)
    search_key = models.TextField(editable=False)
    sort_key = models.CharField(max_length=512, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("căn cứ pháp lý")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=BasisState.values), name="document_basis_known_state"
            ),
            models.CheckConstraint(
                condition=Q(text__isnull=False, own_number="")
                | (Q(text__isnull=True) & ~Q(own_number="")),
                name="document_basis_one_text",
            ),
            models.UniqueConstraint(
                fields=["document", "text"],
                condition=Q(state=BasisState.STANDING),
                name="document_basis_once",
            ),
            models.UniqueConstraint(
                fields=["document", "own_number"],
                condition=Q(state=BasisState.STANDING) & ~Q(own_number=""),
                name="document_basis_own_once",
            ),
        ]
        indexes = [
            models.Index(
                fields=["text"],
                condition=Q(state=BasisState.STANDING),
                name="document_basis_of_text",
            ),
            models.Index(fields=["agency", "sort_key"]),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return self.text.number if self.text else self.own_number

    @property
    def title(self) -> str:
        return self.text.title if self.text else self.own_title

    @property
    def issuer(self) -> str:
        return self.text.issuer if self.text else self.own_issuer
