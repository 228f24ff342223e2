"""Who reviews a version, and who has to read it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import CopyState, ReviewState
from thuan.domains.system.documents.models.document import DocumentVersion
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Review(AgencyRow):
    """One person asked to review one version; all must endorse before it goes to the approver.

    ``content_hash``: the fingerprint of what was judged; an opinion about other content is "đã cũ".
    Empty while nothing was said, and for opinions older than the column.
    """

    visibility = PRIVATE

    document_version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(_("lượt"), default=1)
    comment = models.TextField(_("ý kiến"), blank=True)
    decided_at = models.DateTimeField(_("cho ý kiến lúc"), null=True)
    content_hash = models.CharField(_("dấu vân nội dung"), max_length=64, blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("xem xét tài liệu")
        constraints = [
            models.UniqueConstraint(
                fields=["document_version", "reviewer", "round"], name="review_once_a_round"
            ),
            models.CheckConstraint(
                condition=Q(state__in=ReviewState.values), name="review_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_version_id}: {self.reviewer_id}"


class Copy(AgencyRow):
    """One person who is to read one version, and when he said that he did.

    Given anew with each version: whoever read the last one has not read this one.
    """

    visibility = PRIVATE

    document_version = models.ForeignKey(DocumentVersion, models.PROTECT, related_name="copies")
    person = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    due = models.DateField(_("đọc trước ngày"))
    acknowledged_at = models.DateTimeField(_("đã đọc lúc"), null=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("phân phối tài liệu")
        constraints = [
            models.UniqueConstraint(
                fields=["document_version", "person"], name="copy_once_a_person"
            ),
            models.CheckConstraint(
                condition=Q(state__in=CopyState.values), name="copy_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state=CopyState.ACKNOWLEDGED) | Q(acknowledged_at__isnull=False),
                name="copy_read_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_version_id}: {self.person_id}"
