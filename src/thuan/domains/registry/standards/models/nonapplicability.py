"""A clause that does not apply in a system: reason and days (9001: 4.3; qms.md 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.api import covering
from thuan.domains.registry.standards.enums import OPEN, REASON_LENGTH, NonApplicabilityState
from thuan.kernel.tenancy.querysets import either
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared

if TYPE_CHECKING:
    from thuan.kernel.tenancy.scope import Scope

DECIDED = (NonApplicabilityState.APPROVED, NonApplicabilityState.ENDED)


class NonApplicability(AgencyRow):
    """Proposed by the secretary of the lead agency, decided by its head (F15).

    An agency that the system covers reads what was decided, because it holds for its own work.
    ``valid_from`` is the day of the decision, ``valid_to`` the day from which the clause applies
    again (exclusive).
    """

    visibility = shared("APPROVED", "ENDED")

    system = models.ForeignKey(
        "agencies.QmsSystem", models.PROTECT, related_name="+", verbose_name=_("hệ thống")
    )
    clause = models.CharField(_("điều khoản"), max_length=20)
    reason = models.TextField(_("lý do"))
    valid_from = models.DateField(_("từ ngày"), null=True)
    valid_to = models.DateField(_("đến trước ngày"), null=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("điều khoản không áp dụng")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=NonApplicabilityState.values),
                name="nonapplicability_known_state",
            ),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("reason"), REASON_LENGTH),
                name="nonapplicability_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(edition__isnull=False), name="nonapplicability_has_edition"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECIDED) | Q(valid_from__isnull=False),
                name="nonapplicability_decided_has_day",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="nonapplicability_interval",
            ),
            models.UniqueConstraint(
                fields=["system", "edition", "clause"],
                condition=Q(state__in=sorted(OPEN)),
                name="nonapplicability_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.clause} @ {self.system_id}"

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        usual = super().existing_in(scope)
        if usual is None:
            return None
        covered = Q(system__in=covering(scope.own), state__in=DECIDED)
        return either([usual, covered])
