"""The yearly cycle, the template it asks with and the roster it asks (qms.md 3.18, 3.19)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import CycleState, TemplateState
from thuan.kernel.calendar.enums import RollRule
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.rows import ProvinceDetail, ProvinceRow, Reference


class ReportTemplate(Reference):
    """One version of the annual report's fields, as data; a published version never changes.

    The database itself refuses to change a version that is published or withdrawn.
    """

    settled_states = (TemplateState.PUBLISHED, TemplateState.CANCELLED)

    code = models.CharField(_("mã mẫu"), max_length=40)
    number = models.PositiveIntegerField(_("phiên bản"))
    content = models.JSONField(_("nội dung mẫu"))
    content_hash = models.CharField(max_length=64, editable=False)
    legal_basis = models.CharField(_("căn cứ"), max_length=255, blank=True)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("mẫu báo cáo")
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="template_version_once"),
            models.CheckConstraint(
                condition=Q(state__in=TemplateState.values), name="template_known_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.number}"


class ReportCycle(ProvinceRow):
    """One yearly round of reporting. Publishing fixes period, deadline, roll rule and template.

    The period is half-open; ``deadline_at`` is the exclusive bound ("15/10" = 16/10 00:00 +07:00).
    Periods of cycles are disjoint and contiguous (INV-43).
    """

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    period_from = models.DateField(_("kỳ báo cáo từ ngày"), unique=True)
    period_to = models.DateField(_("đến trước ngày"), unique=True)
    due_on = models.DateField(_("hạn gửi"))
    roll_rule = models.CharField(
        _("khi hạn rơi vào ngày nghỉ"), max_length=20, choices=RollRule.choices
    )
    deadline_at = models.DateTimeField(_("thời điểm hết hạn"), null=True, editable=False)
    roster_on = models.DateField(_("ngày chốt danh sách"))
    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="cycles")
    legal_basis = models.CharField(_("căn cứ"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("kỳ báo cáo")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CycleState.values), name="cycle_known_state"
            ),
            models.CheckConstraint(
                condition=Q(period_to__gt=F("period_from")),
                name="cycle_period_forward",
                violation_error_message=_("Ngày cuối kỳ phải sau ngày đầu kỳ."),
            ),
            models.CheckConstraint(
                condition=Q(state=CycleState.DRAFT) | Q(deadline_at__isnull=False),
                name="cycle_published_has_deadline",
            ),
        ]

    def __str__(self) -> str:
        return _("Kỳ báo cáo năm %(year)s") % {"year": self.year}


class RosterEntry(ProvinceDetail):
    """One agency that owes a report in a cycle, with its name, code and group of the roster day.

    Provisional entries open the forms; fixed ones are what the synthesis counts, exactly one line
    each (INV-40). Neither is ever changed.
    """

    append_only = True
    belongs_to = "cycle"

    cycle = models.ForeignKey(ReportCycle, models.PROTECT, related_name="roster")
    is_fixed = models.BooleanField(_("đã chốt"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=255)
    sort_key = models.CharField(max_length=1024)
    group = models.CharField(max_length=40)
    obligation = models.CharField(max_length=20, blank=True)
    system_code = models.CharField(max_length=40, blank=True)
    parent_id_on_day = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("cơ quan phải báo cáo")
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "is_fixed", "agency"], name="roster_agency_once"
            )
        ]
        # SQLite finds its way past a boolean only at the end of an index.
        indexes = [
            models.Index(fields=["cycle", "sort_key", "id", "is_fixed"], name="roster_in_order"),
            models.Index(fields=["cycle", "parent_id_on_day", "is_fixed"], name="roster_above"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
