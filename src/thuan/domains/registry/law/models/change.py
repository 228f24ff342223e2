"""What became of a legal text, and from which day on."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import ChangeState, LegalStatus
from thuan.domains.registry.law.models.text import LegalText
from thuan.kernel.tenancy.rows import Reference


class StatusChange(Reference):
    """From ``valid_from`` on the text has this status; the last change up to a day tells of it.

    None: since ever, of a text whose first day is not known. History is kept: a change recorded
    by mistake is undone, never written over.
    """

    text = models.ForeignKey(LegalText, models.PROTECT, related_name="changes")
    status = models.CharField(_("tình trạng"), max_length=12, choices=LegalStatus.choices)
    valid_from = models.DateField(_("từ ngày"), null=True)
    by_text = models.ForeignKey(LegalText, models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("ghi chú"), blank=True)
    undone_reason = models.TextField(_("lý do hoàn tác"), blank=True)

    class Meta:
        verbose_name = _("thay đổi hiệu lực")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ChangeState.values), name="legal_change_known_state"
            ),
            models.CheckConstraint(
                condition=Q(status__in=LegalStatus.values), name="legal_change_known_status"
            ),
            models.CheckConstraint(
                condition=Q(status=LegalStatus.IN_FORCE) | Q(valid_from__isnull=False),
                name="legal_change_has_day",
            ),
            models.CheckConstraint(
                condition=Q(by_text__isnull=True) | ~Q(by_text=F("text")),
                name="legal_change_by_another",
            ),
        ]
        indexes = [models.Index(fields=["text", "valid_from"])]

    def __str__(self) -> str:
        return f"{self.text_id}: {LegalStatus(self.status).label}"
