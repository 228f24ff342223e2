"""What is true of an agency from one day to another (F10); ``tenancy.Agency`` repeats today's."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.agencies.enums import CodeScheme, Ground, ObligationKind, Status
from thuan.kernel.tenancy.dated import Dated


class AgencyName(Dated):
    """The official name, in full."""

    no_overlap = ("agency",)

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="name_rows")
    name = models.CharField(_("tên cơ quan"), max_length=255)

    class Meta(Dated.Meta):
        verbose_name = _("tên cơ quan")

    def __str__(self) -> str:
        return self.name


class AgencyKind(Dated):
    """The type of the agency; ``kind`` is the code of an ``AgencyType``."""

    no_overlap = ("agency",)

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="kind_rows")
    kind = models.CharField(_("loại cơ quan"), max_length=16)

    class Meta(Dated.Meta):
        verbose_name = _("loại cơ quan")

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.kind}"


class AgencyCode(Dated):
    """A code given by one authority. The product's own codes are never given twice."""

    no_overlap = ("agency", "scheme")

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="code_rows")
    scheme = models.CharField(_("bộ mã"), max_length=16, choices=CodeScheme.choices)
    code = models.CharField(_("mã"), max_length=40)

    class Meta(Dated.Meta):
        verbose_name = _("mã cơ quan")
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(scheme=CodeScheme.THUAN, void_reason=""),
                name="agency_code_never_reused",
                violation_error_message=_("Mã này đã từng cấp cho một cơ quan."),
            ),
        ]
        indexes = [models.Index(fields=["scheme", "code"])]

    def __str__(self) -> str:
        return self.code


class Obligation(Dated):
    """Whether the law binds or encourages the agency, and whether a provincial plan names it."""

    no_overlap = ("agency", "ground")

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="obligation_rows")
    kind = models.CharField(_("nghĩa vụ"), max_length=16, choices=ObligationKind.choices)
    ground = models.CharField(_("cơ sở"), max_length=8, choices=Ground.choices, editable=False)

    class Meta(Dated.Meta):
        verbose_name = _("nghĩa vụ áp dụng")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(kind=ObligationKind.BY_PLAN, ground=Ground.PLAN)
                | Q(
                    kind__in=[ObligationKind.MANDATORY, ObligationKind.ENCOURAGED],
                    ground=Ground.LAW,
                ),
                name="obligation_on_its_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.kind}"


class AgencyStatus(Dated):
    """Where the agency stands in its life (docs/adr/0010)."""

    no_overlap = ("agency",)

    agency = models.ForeignKey("tenancy.Agency", models.PROTECT, related_name="status_rows")
    status = models.CharField(_("trạng thái"), max_length=16, choices=Status.choices)

    class Meta(Dated.Meta):
        verbose_name = _("trạng thái cơ quan")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="agency_known_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id}: {self.status}"
