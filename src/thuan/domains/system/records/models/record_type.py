"""A kind of record: where it lies, who answers for it, how long it is kept (7.5.3.2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import (
    DisposalMethod,
    RecordFormat,
    RecordTypeState,
    Retention,
    RetentionFrom,
)
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class RecordType(AgencyRow):
    """One line of the agency's list of records.

    ``is_confirmed``: somebody compared the period with the archive rules; a period taken from the
    default catalogue is a proposal until then, and nothing is disposed of under it.
    """

    visibility = PRIVATE

    name = models.CharField(_("tên loại hồ sơ"), max_length=255)
    clauses = models.JSONField(_("điều khoản"), default=list)
    document = models.ForeignKey(
        "documents.Document",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("tài liệu"),
    )
    format = models.CharField(_("hình thức"), max_length=16, choices=RecordFormat.choices)
    storage_place = models.CharField(_("nơi lưu"), max_length=160, blank=True)
    responsible = models.CharField(_("người chịu trách nhiệm"), max_length=160, blank=True)
    retention = models.CharField(_("thời hạn lưu"), max_length=16, choices=Retention.choices)
    retention_years = models.PositiveSmallIntegerField(_("số năm lưu"), null=True)
    retention_from = models.CharField(
        _("tính từ"), max_length=16, choices=RetentionFrom.choices, default="CASE_CLOSED"
    )
    legal_basis = models.CharField(_("căn cứ"), max_length=255, blank=True)
    disposal_method = models.CharField(
        _("cách hủy"), max_length=16, choices=DisposalMethod.choices, default="BOTH"
    )
    is_confirmed = models.BooleanField(_("thời hạn đã đối chiếu"), default=False)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("loại hồ sơ")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(state=RecordTypeState.IN_USE),
                name="record_type_name_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=RecordTypeState.values), name="record_type_known_state"
            ),
            models.CheckConstraint(
                condition=Q(retention=Retention.YEARS, retention_years__gte=1)
                | (~Q(retention=Retention.YEARS) & Q(retention_years__isnull=True)),
                name="record_type_years_where_years",
            ),
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | ~Q(legal_basis=""),
                name="record_type_confirmed_by",
            ),
        ]
        indexes = [models.Index(fields=["agency", "sort_key"])]

    def __str__(self) -> str:
        return self.name
