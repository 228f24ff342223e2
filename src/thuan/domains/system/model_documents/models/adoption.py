"""Which document of an agency began from which version of a model, and which it has looked at."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import Document
from thuan.domains.system.model_documents.enums import AdoptionState
from thuan.domains.system.model_documents.models.model import ModelDocument, ModelVersion
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared


class Adoption(AgencyRow):
    """One for a document. The text is a copy: the model never touches it again.

    ``base`` is the version of the model that the agency has last looked at: the one it copied,
    then each that it confirmed. ``note``: what it took over of that one. ``due_on``: the last day
    of looking at what the model issued since, while it is behind.
    """

    visibility = shared()

    document = models.OneToOneField(Document, models.PROTECT, related_name="adoption")
    model_document = models.ForeignKey(ModelDocument, models.PROTECT, related_name="adoptions")
    base = models.ForeignKey(ModelVersion, models.PROTECT, related_name="+")
    note = models.TextField(_("đã tiếp thu"), blank=True)
    due_on = models.DateField(_("hạn xem xét mẫu mới"), null=True, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("áp dụng tài liệu mẫu")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AdoptionState.values), name="adoption_known_state"
            ),
            models.UniqueConstraint(
                fields=["agency", "model_document"],
                condition=~Q(state=AdoptionState.ENDED),
                name="adoption_one_of_model",
            ),
            models.CheckConstraint(
                condition=Q(state=AdoptionState.BEHIND, due_on__isnull=False)
                | (~Q(state=AdoptionState.BEHIND) & Q(due_on__isnull=True)),
                name="adoption_behind_has_day",
            ),
        ]
        indexes = [models.Index(fields=["model_document", "state"])]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.model_document_id}"
