"""The provincial plan of a year, its amendments, its tasks and what was entered of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.programme.enums import PlanState, TaskState
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.rows import ProvinceDetail, ProvinceRow

if TYPE_CHECKING:
    from thuan.kernel.tenancy.scope import Scope


class ProvincialPlan(ProvinceRow):
    """The plan of one year, as drafted and then as issued (qms.md 3.20).

    ``content`` is what ``content.read_plan`` reads: once issued it stays, as the baseline of every
    amendment. ``evaluation`` holds the progress as it stood when the year was evaluated and the
    words around it.
    """

    year = models.PositiveSmallIntegerField(_("năm"), unique=True)
    content = models.JSONField(_("nội dung"))
    content_hash = models.CharField(_("dấu vân"), max_length=64, blank=True)
    number = models.CharField(_("số, ký hiệu"), max_length=40, blank=True)
    signed_on = models.DateField(_("ngày ban hành"), null=True)
    evaluation = models.JSONField(_("đánh giá"), default=dict)

    class Meta:
        verbose_name = _("kế hoạch năm của tỉnh")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PlanState.values), name="plan_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[PlanState.DRAFT, PlanState.CONSULTED, PlanState.SUBMITTED])
                | (~Q(number="") & Q(signed_on__isnull=False) & ~Q(content_hash="")),
                name="plan_issued_has_number",
            ),
        ]

    def __str__(self) -> str:
        return _("Kế hoạch năm %(year)s") % {"year": self.year}


class PlanAmendment(ProvinceDetail):
    """A later act that changes an issued plan: the whole content after it, and what it changed.

    The baseline stays in the plan; the newest amendment says what holds now.
    """

    append_only = True
    belongs_to = "plan"

    plan = models.ForeignKey(ProvincialPlan, models.PROTECT, related_name="amendments")
    seq = models.PositiveIntegerField()
    number = models.CharField(_("số, ký hiệu"), max_length=40)
    signed_on = models.DateField(_("ngày ban hành"))
    reason = models.TextField(_("lý do"))
    content = models.JSONField(_("nội dung sau điều chỉnh"))
    changes = models.JSONField(_("các điểm thay đổi"))
    recorded_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("điều chỉnh kế hoạch")
        constraints = [
            models.UniqueConstraint(fields=["plan", "seq"], name="amendment_once"),
        ]

    def __str__(self) -> str:
        return self.number


class PlanTask(ProvinceRow):
    """A task of an issued plan; who verifies that it is done is not who did it.

    ``lead_agency``: who leads it, where the plan names one agency; that agency writes to the row
    through the steps of the workflow, and nothing else of the province.
    """

    plan = models.ForeignKey(ProvincialPlan, models.PROTECT, related_name="tasks")
    code = models.CharField(_("mã"), max_length=20)
    evidence = models.TextField(_("kết quả, minh chứng"), blank=True)
    done_on = models.DateField(_("ngày xong"), null=True)
    lead_agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", verbose_name=_("cơ quan chủ trì")
    )

    class Meta:
        verbose_name = _("nhiệm vụ của kế hoạch")
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="task_code_once"),
            models.CheckConstraint(
                condition=Q(state__in=TaskState.values), name="task_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[TaskState.DONE, TaskState.VERIFIED])
                | (~Q(evidence="") & Q(done_on__isnull=False)),
                name="task_done_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def subject_agency_id(self) -> int | None:
        """Where the rights over the steps are asked: at who leads; else at the province."""
        return self.lead_agency_id

    def writable_in(self, scope: Scope) -> bool:
        return super().writable_in(scope) or _is_own(self, scope)


class TaskReport(ProvinceDetail):
    """What whoever leads a task says of it on a day, with what shows it; the newest counts.

    ``percent`` None: work goes on and nobody says how far, which is not 0.
    """

    append_only = True
    belongs_to = "task"

    task = models.ForeignKey(PlanTask, models.PROTECT, related_name="reports")
    as_of = models.DateField(_("tính đến ngày"))
    percent = models.PositiveSmallIntegerField(_("phần trăm đã làm"), null=True)
    said = models.TextField(_("đã làm gì"))
    evidence = models.TextField(_("minh chứng"))
    reported_by = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    reported_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("báo cáo nhiệm vụ")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__isnull=True) | Q(percent__lte=100),
                name="task_report_percent_to_100",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task_id}: {self.as_of}"

    def writable_in(self, scope: Scope) -> bool:
        return super().writable_in(scope) or _is_own(self.task, scope)


class Spending(ProvinceDetail):
    """How much of a line of the plan's money was spent up to a day; the newest entry counts."""

    append_only = True
    belongs_to = "plan"

    plan = models.ForeignKey(ProvincialPlan, models.PROTECT, related_name="spendings")
    line = models.CharField(_("khoản"), max_length=20)
    as_of = models.DateField(_("tính đến ngày"))
    amount = models.DecimalField(_("đã chi (triệu đồng)"), max_digits=14, decimal_places=2)
    note = models.TextField(_("chứng từ, ghi chú"))
    entered_by = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("số đã chi")
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="spending_not_below_zero"),
        ]
        indexes = [models.Index(fields=["plan", "line", "as_of"])]

    def __str__(self) -> str:
        return f"{self.line}: {self.amount}"


def _is_own(task: PlanTask, scope: Scope) -> bool:
    return task.lead_agency_id is not None and scope.owns(task.lead_agency_id)


class ProgressEntry(ProvinceDetail):
    """How far a target is that no fact of the product tells yet: counted by hand, with evidence.

    The newest entry up to a day counts on that day; a mistake is mended by a later entry.
    """

    append_only = True
    belongs_to = "plan"

    plan = models.ForeignKey(ProvincialPlan, models.PROTECT, related_name="entries")
    target = models.CharField(_("chỉ tiêu"), max_length=20)
    as_of = models.DateField(_("tính đến ngày"))
    value = models.PositiveIntegerField(_("đã đạt"))
    evidence = models.TextField(_("minh chứng"))
    entered_by = models.ForeignKey("accounts.Person", models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("ghi lúc"))

    class Meta:
        verbose_name = _("tiến độ đã ghi")
        indexes = [models.Index(fields=["plan", "target", "as_of"])]

    def __str__(self) -> str:
        return f"{self.target}: {self.value}"
