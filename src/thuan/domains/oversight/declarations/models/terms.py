"""How long an agency has to declare anew after its scope changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.rows import Reference

# A default of practice (qms.md 3.15): Article 4(3) of Decision 19/2014 names no number of days.
REDECLARE_IN_DAYS = 60


class DeclarationTerms(Reference):
    """The term as the province has decided it; without a row the default holds."""

    # One row alone.
    code = models.CharField(max_length=8, unique=True, default="PROVINCE", editable=False)
    redeclare_days = models.PositiveSmallIntegerField(
        _("công bố lại trong (ngày)"), default=REDECLARE_IN_DAYS
    )
    legal_basis = models.CharField(_("căn cứ"), max_length=255)

    class Meta:
        verbose_name = _("thời hạn công bố lại")

    def __str__(self) -> str:
        return f"{self.redeclare_days} days"
