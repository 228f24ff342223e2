"""One published figure of one agency for one period, with where it comes from (F12)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Fact(AgencyRow):
    """What a domain said about an agency and a period, as of a moment. Never changed (F11).

    Of one key the row recorded last counts; a row is added only when something differs, so the
    board tells when a figure moved. ``value`` is plain JSON: text, whole number, decimal as text,
    date as ISO text, yes or no, or None where nothing is known. ``source`` holds ``domain``,
    ``selector``, ``params``, ``count``, ``ids_hash`` and up to 500 ``ids`` of the rows behind it.
    What the province reads of the board is what an agency signs.
    """

    visibility = PRIVATE
    append_only = True

    period_from = models.DateField(_("từ ngày"))
    period_to = models.DateField(_("đến trước ngày"))
    key = models.CharField(_("mã số liệu"), max_length=80)
    value = models.JSONField(_("giá trị"), null=True)
    numerator = models.DecimalField(_("tử số"), max_digits=24, decimal_places=6, null=True)
    denominator = models.DecimalField(_("mẫu số"), max_digits=24, decimal_places=6, null=True)
    n = models.PositiveIntegerField(_("số bản ghi"), null=True)
    missing = models.PositiveIntegerField(_("chưa có số liệu"), default=0)
    as_of = models.DateTimeField(_("tính đến"))
    source = models.JSONField(_("nguồn"))
    recorded_at = models.DateTimeField(_("ghi nhận lúc"))

    class Meta:
        verbose_name = _("số liệu công bố")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "key", "period_from", "period_to", "recorded_at"],
                name="fact_once_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(period_to__gt=F("period_from")), name="fact_period_interval"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.agency_id}"
