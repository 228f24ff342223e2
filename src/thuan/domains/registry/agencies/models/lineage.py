"""Who comes from whom: reorganisation makes lineage and never overwrites (design §5)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import LineageEvent


class Lineage(models.Model):
    """One predecessor went, whole or in part, into one successor on a day.

    ``share`` is the part of the predecessor (0 < share ≤ 1), empty where no figure is published.
    """

    from_agency = models.ForeignKey(
        "tenancy.Agency", models.PROTECT, related_name="successor_rows", verbose_name=_("từ")
    )
    to_agency = models.ForeignKey(
        "tenancy.Agency", models.PROTECT, related_name="predecessor_rows", verbose_name=_("thành")
    )
    event = models.CharField(_("sự kiện"), max_length=16, choices=LineageEvent.choices)
    on = models.DateField(_("ngày"))
    share = models.DecimalField(_("phần"), max_digits=7, decimal_places=6, null=True)
    legal_basis = models.CharField(_("căn cứ"), max_length=255)
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))
    void_reason = models.CharField(_("lý do hủy bỏ"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("quan hệ kế thừa")
        constraints = [
            models.CheckConstraint(
                condition=~Q(from_agency=F("to_agency")), name="lineage_between_two"
            ),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1),
                name="lineage_share_is_a_part",
            ),
            models.UniqueConstraint(
                fields=["from_agency", "to_agency", "on"],
                condition=Q(void_reason=""),
                name="lineage_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_agency_id} → {self.to_agency_id} ({self.on})"
