"""A process of the agency and the reviews of the map that they make (4.4; qms.md 3.7)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import ProcessKind, ProcessState, RecordedState
from thuan.kernel.tenancy.rows import AgencyRow
from thuan.kernel.tenancy.visibility import PRIVATE


class Process(AgencyRow):
    """One box of the map with its sheet.

    ``flows`` and ``criteria`` are rows as data (``content.Flow``, ``content.Criterion``);
    ``documents`` are public ids of the controlled documents by which it is run. ``place`` sorts
    inside its band. A process without a document says why it needs none (Q-4.4.2-01).
    """

    visibility = PRIVATE

    code = models.CharField(_("mã quá trình"), max_length=20)
    name = models.CharField(_("tên quá trình"), max_length=160)
    kind = models.CharField(_("nhóm"), max_length=16, choices=ProcessKind.choices)
    place = models.PositiveSmallIntegerField(_("thứ tự trong nhóm"), default=0)
    purpose = models.TextField(_("mục đích"), blank=True)
    process_owner = models.ForeignKey(
        "accounts.Person",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("chủ quá trình"),
    )
    owner_unit = models.CharField(_("bộ phận chủ trì"), max_length=160, blank=True)
    flows = models.JSONField(_("đầu vào, đầu ra"), default=list)
    criteria = models.JSONField(_("chỉ số, tiêu chí"), default=list)
    resources = models.TextField(_("nguồn lực"), blank=True)
    evaluation = models.TextField(_("cách đánh giá"), blank=True)
    improvement = models.TextField(_("cách cải tiến"), blank=True)
    documents = models.JSONField(_("tài liệu"), default=list)
    no_document_reason = models.CharField(
        _("vì sao không cần tài liệu"), max_length=400, blank=True
    )
    clauses = models.JSONField(_("điều khoản"), default=list)
    search_key = models.CharField(max_length=512, editable=False)
    sort_key = models.CharField(max_length=1024, editable=False)

    class Meta(AgencyRow.Meta):
        verbose_name = _("quá trình")
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                condition=Q(state=ProcessState.IN_USE),
                name="process_code_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ProcessState.values), name="process_known_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ProcessKind.values), name="process_known_kind"
            ),
        ]
        indexes = [models.Index(fields=["agency", "place"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class MapReview(AgencyRow):
    """The map was looked at on a day: what was found, and the map as it stood (yearly, qms.md 3.7).

    ``sheets`` are the processes in use that day as ``content.Sheet``; they are never changed.
    """

    visibility = PRIVATE

    reviewed_on = models.DateField(_("ngày xem xét"))
    conclusion = models.TextField(_("kết luận"))
    sheets = models.JSONField(_("sơ đồ lúc đó"), default=list)

    class Meta(AgencyRow.Meta):
        verbose_name = _("lần xem xét sơ đồ quá trình")
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=RecordedState.values), name="map_review_known_state"
            ),
        ]
        indexes = [models.Index(fields=["agency", "-reviewed_on"])]

    def __str__(self) -> str:
        return f"{self.reviewed_on:%d/%m/%Y}"
