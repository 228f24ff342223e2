"""The disposal of records whose period is over: proposed, decided, carried out, minuted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import DECIDED, DisposalState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class DisposalCase(AgencyRow):
    """A list of records on its way to a decision (qms.md 3.1, INV-05).

    ``listed`` is the list as it was proposed, line by line, ``content_hash`` its fingerprint:
    what the head decides on is what the archivist proposed.
    """

    visibility = PRIVATE

    title = models.CharField(_("tên đợt hủy"), max_length=255)
    proposal = models.TextField(_("lý do đề nghị"), blank=True)
    listed = models.JSONField(default=list, editable=False)
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True, editable=False)
    council_no = models.CharField(_("số quyết định lập hội đồng"), max_length=60, blank=True)
    decision_no = models.CharField(_("số quyết định hủy"), max_length=60, blank=True)
    decided_at = models.DateTimeField(_("quyết định lúc"), null=True)
    minutes = models.TextField(_("biên bản hủy"), blank=True)
    minutes_file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, related_name="+"
    )
    done_at = models.DateTimeField(_("hủy xong lúc"), null=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("đợt hủy hồ sơ")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DisposalState.values), name="disposal_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(DECIDED))
                | (~Q(decision_no="") & ~Q(council_no="") & Q(decided_at__isnull=False)),
                name="disposal_decided_by",
            ),
            models.CheckConstraint(
                condition=~Q(state=DisposalState.DONE)
                | (Q(done_at__isnull=False) & (~Q(minutes="") | Q(minutes_file__isnull=False))),
                name="disposal_done_minuted",
            ),
        ]

    def __str__(self) -> str:
        return self.title
