"""Administrative procedures (TTHC), what a decision published of them, from which day (qms.md 3.8).

A code is the key, never a name. What is published of a procedure is dated: a decision ends one row
and opens the next, so that the register can be read as of any day.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.procedures.enums import (
    NO_DISTRICTS_FROM,
    Level,
    LimitUnit,
    OnlineLevel,
    RegisterState,
)
from thuan.kernel.tenancy.dated import Dated
from thuan.kernel.tenancy.rows import Reference


class PublicationDecision(Reference):
    """A decision that publishes, amends or abolishes procedures, as it was taken in from a file.

    ``abolished`` are the codes whose terms it ended without new ones.
    """

    number = models.CharField(_("số quyết định"), max_length=60)
    decided_on = models.DateField(_("ngày quyết định"))
    effective_from = models.DateField(_("hiệu lực từ"))
    abolished = models.JSONField(_("bãi bỏ"), default=list)
    file_hash = models.CharField(_("dấu vân của tệp"), max_length=64)

    class Meta(Reference.Meta):
        verbose_name = _("quyết định công bố")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RegisterState.values), name="decision_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class AdministrativeProcedure(Reference):
    """One administrative procedure (TTHC) under its national code."""

    code = models.CharField(_("mã TTHC"), max_length=40, unique=True)

    class Meta(Reference.Meta):
        verbose_name = _("thủ tục hành chính")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RegisterState.values), name="procedure_known_state"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class ProcedureTerms(Dated):
    """What was published of a procedure, on the days ``[valid_from, valid_to)``."""

    no_overlap = ("procedure",)

    procedure = models.ForeignKey(AdministrativeProcedure, models.PROTECT, related_name="terms")
    decision = models.ForeignKey(PublicationDecision, models.PROTECT, related_name="terms")
    name = models.CharField(_("tên thủ tục"), max_length=500)
    field = models.CharField(_("lĩnh vực"), max_length=160)
    level = models.CharField(_("cấp thực hiện"), max_length=16, choices=Level.choices)
    competent = models.CharField(_("cơ quan thực hiện"), max_length=255)
    limit_value = models.DecimalField(_("thời hạn giải quyết"), max_digits=6, decimal_places=2)
    limit_unit = models.CharField(_("đơn vị thời hạn"), max_length=16, choices=LimitUnit.choices)
    online = models.CharField(
        _("dịch vụ công trực tuyến"), max_length=16, choices=OnlineLevel.choices
    )
    fee = models.CharField(_("phí, lệ phí"), max_length=500, blank=True)
    result = models.CharField(_("kết quả"), max_length=500, blank=True)
    search_key = models.CharField(max_length=1024, editable=False)
    field_key = models.CharField(max_length=640, editable=False)
    field_search = models.CharField(max_length=320, editable=False)

    class Meta(Dated.Meta):
        verbose_name = _("nội dung công bố")
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(limit_value__gt=0), name="procedure_limit_is_positive"
            ),
            models.CheckConstraint(
                condition=~Q(level=Level.DISTRICT)
                | Q(valid_to__isnull=False, valid_to__lte=NO_DISTRICTS_FROM),
                name="procedure_no_district_after_reform",
            ),
        ]
        indexes = [models.Index(fields=["level", "valid_from"])]

    def __str__(self) -> str:
        return self.name
