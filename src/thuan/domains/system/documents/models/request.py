"""A request to change a document: anybody asks, who controls documents answers (7.5.3)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import NOT_REVISED, ChangeReason, RequestState
from thuan.domains.system.documents.models.document import Document, DocumentVersion
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE

ASKED_FOR = [one for one in ChangeReason.choices if one[0] not in NOT_REVISED]


class ChangeRequest(AgencyRow):
    """One request: what is wrong, what is proposed, what became of it.

    ``document_version``: the revision in which it is dealt with, once it was accepted. Who asked
    is ``created_by``.
    """

    visibility = PRIVATE

    document = models.ForeignKey(Document, models.PROTECT, related_name="change_requests")
    reason = models.CharField(_("lý do"), max_length=20, choices=ASKED_FOR)
    wrong = models.TextField(_("chỗ cần sửa"))
    proposal = models.TextField(_("đề nghị"), blank=True)
    answer = models.TextField(_("trả lời"), blank=True)
    decided_at = models.DateTimeField(_("trả lời lúc"), null=True, editable=False)
    document_version = models.ForeignKey(
        DocumentVersion, models.PROTECT, null=True, related_name="change_requests"
    )

    class Meta(AgencyRow.Meta):
        verbose_name = _("đề nghị sửa đổi")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RequestState.values), name="change_request_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.ACCEPTED) | Q(document_version__isnull=False),
                name="change_request_accepted_where",
            ),
        ]

    def __str__(self) -> str:
        return _("Đề nghị sửa %(document)s") % {"document": self.document}
