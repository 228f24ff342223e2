"""A quality-management system is not an agency: one system may cover several (F15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import shared

if TYPE_CHECKING:
    from thuan.kernel.tenancy.scope import Scope


class QmsSystem(AgencyRow):
    """A system, led by ``agency``. That it exists, and whom it covers, is a public fact.

    So everybody signed in reads the row, as the register of agencies; the register is kept by the
    province, so the province writes it, though the lead agency owns it.
    """

    visibility = shared()
    public_fact = True

    code = models.CharField(_("mã hệ thống"), max_length=40)
    name = models.CharField(_("tên hệ thống"), max_length=255)
    scope_text = models.TextField(_("phạm vi"), blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("hệ thống quản lý chất lượng")
        constraints = [
            models.UniqueConstraint(fields=["code"], name="qms_system_code_never_reused"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def existing_in(cls, scope: Scope) -> Q | None:
        return None if scope.signed_in else Q(pk__in=[])

    def writable_in(self, scope: Scope) -> bool:
        return scope.everything or scope.province


class SystemCoverage(Dated):
    """An agency runs under a system; under one at a time."""

    no_overlap = ("agency",)

    system = models.ForeignKey(QmsSystem, models.PROTECT, related_name="coverage_rows")
    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="coverage_rows")

    class Meta(Dated.Meta):
        verbose_name = _("cơ quan thuộc hệ thống")
        # Holds all that counting systems asks for, so that no row has to be fetched.
        indexes = [
            models.Index(
                fields=["agency", "void_reason", "valid_from", "valid_to", "system"],
                name="coverage_of_agencies",
            )
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} @ {self.system_id}"
