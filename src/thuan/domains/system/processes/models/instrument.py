"""Monitoring and measuring resources and how their fitness was shown (7.1.5)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import (
    CheckKind,
    CheckResult,
    InstrumentState,
    RecordedState,
)
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Instrument(AgencyRow):
    """One measuring instrument.

    ``interval_months``: how often it is checked; the law says it for some kinds, so ``legal_basis``
    names where the number comes from. ``due_on``: the last day on which its last check holds, empty
    while it was never checked. As long as one is in use, 7.1.5 cannot be left out.
    """

    visibility = PRIVATE

    code = models.CharField(_("mã, số hiệu"), max_length=60)
    name = models.CharField(_("tên phương tiện đo"), max_length=160)
    used_for = models.CharField(_("dùng để đo"), max_length=255)
    place = models.CharField(_("nơi đặt"), max_length=160, blank=True)
    responsible = models.CharField(_("người giữ"), max_length=160, blank=True)
    process = models.ForeignKey(
        "processes.Process",
        models.PROTECT,
        null=True,
        related_name="instruments",
        verbose_name=_("quá trình"),
    )
    check_kind = models.CharField(_("cách kiểm"), max_length=16, choices=CheckKind.choices)
    interval_months = models.PositiveSmallIntegerField(_("chu kỳ kiểm (tháng)"))
    legal_basis = models.CharField(_("căn cứ chu kỳ"), max_length=255, blank=True)
    due_on = models.DateField(_("hạn kiểm"), null=True, editable=False)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("phương tiện đo")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                condition=~Q(state=InstrumentState.RETIRED),
                name="instrument_code_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=InstrumentState.values), name="instrument_known_state"
            ),
            models.CheckConstraint(
                condition=Q(interval_months__gte=1), name="instrument_interval_positive"
            ),
        ]
        indexes = [models.Index(fields=["agency", "sort_key"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class InstrumentCheck(AgencyRow):
    """One verification, calibration or check.

    After a failed one ``effect`` says whether results measured before still hold (7.1.5.2).
    """

    visibility = PRIVATE

    instrument = models.ForeignKey(Instrument, models.PROTECT, related_name="checks")
    kind = models.CharField(_("cách kiểm"), max_length=16, choices=CheckKind.choices)
    done_on = models.DateField(_("ngày kiểm"))
    valid_until = models.DateField(_("có giá trị đến hết ngày"), null=True)
    result = models.CharField(_("kết quả"), max_length=8, choices=CheckResult.choices)
    done_by = models.CharField(_("đơn vị kiểm"), max_length=160)
    certificate_no = models.CharField(_("số giấy chứng nhận, tem"), max_length=80, blank=True)
    effect = models.TextField(_("ảnh hưởng tới kết quả đo trước đó"), blank=True)

    class Meta(AgencyRow.Meta):
        verbose_name = _("lần kiểm phương tiện đo")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RecordedState.values), name="instrument_check_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(result=CheckResult.FAIL) | ~Q(effect=""),
                name="instrument_check_failed_says_effect",
            ),
        ]
        indexes = [models.Index(fields=["instrument", "-done_on"])]

    def __str__(self) -> str:
        return f"{self.done_on:%d/%m/%Y}"
