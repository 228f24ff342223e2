"""The work that one change of one legal text brings to one document (INV-06)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import Document, DocumentVersion
from thuan.domains.system.legal.enums import UpdateState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared


class LegalUpdate(AgencyRow):
    """Exactly one for a document and a change; ``due_on`` is the last day in time.

    ``document_version`` is the version that closed it. ``reason``: why nothing has to change, or
    why the work is no longer asked.
    """

    visibility = shared()

    document = models.ForeignKey(Document, models.PROTECT, related_name="legal_updates")
    change = models.ForeignKey("law.StatusChange", models.PROTECT, related_name="+")
    due_on = models.DateField(_("hạn"))
    document_version = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, related_name="+"
    )
    reason = models.TextField(_("lý do"), blank=True)
    closed_on = models.DateField(_("xong ngày"), null=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("cập nhật theo văn bản pháp luật")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=UpdateState.values), name="legal_update_known_state"
            ),
            models.UniqueConstraint(fields=["document", "change"], name="legal_update_once"),
            models.CheckConstraint(
                condition=~Q(state=UpdateState.UPDATED) | Q(document_version__isnull=False),
                name="legal_update_by_version",
            ),
            models.CheckConstraint(
                condition=~Q(state=UpdateState.CONFIRMED) | ~Q(reason=""),
                name="legal_update_confirmed_why",
            ),
            models.CheckConstraint(
                condition=Q(state=UpdateState.OPEN, closed_on__isnull=True)
                | (~Q(state=UpdateState.OPEN) & Q(closed_on__isnull=False)),
                name="legal_update_closed_when",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"]), models.Index(fields=["change"])]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.change_id}"
