"""What the agency knows and must not lose when people leave (7.1.6)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import KnowledgeKind, KnowledgeState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class KnowledgeItem(AgencyRow):
    """One thing worth knowing: what, who knows it, where it comes from.

    ``confirmed_on``: the day on which somebody last said that it still holds.
    """

    visibility = PRIVATE

    title = models.CharField(_("tên"), max_length=200)
    kind = models.CharField(_("loại"), max_length=16, choices=KnowledgeKind.choices)
    content = models.TextField(_("nội dung"))
    source = models.CharField(_("nguồn"), max_length=255, blank=True)
    holder = models.CharField(_("ai nắm"), max_length=160, blank=True)
    process = models.ForeignKey(
        "processes.Process",
        models.PROTECT,
        null=True,
        related_name="knowledge",
        verbose_name=_("quá trình"),
    )
    document = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("tài liệu"),
    )
    confirmed_on = models.DateField(_("còn đúng, xem lại ngày"))
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("tri thức")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=KnowledgeState.values), name="knowledge_known_state"
            ),
        ]
        indexes = [models.Index(fields=["agency", "sort_key"])]

    def __str__(self) -> str:
        return self.title
