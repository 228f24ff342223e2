"""Columns of reporting's lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.reporting.enums import (
    CycleState,
    SynthesisState,
    TemplateState,
)
from thuan.domains.oversight.reporting.judging import called
from thuan.domains.oversight.reporting.template import Words
from thuan.domains.oversight.reporting.words import TEMPLATE_TONES
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import (
        ReportCycle,
        Synthesis,
    )

CYCLE_TABLE: Table[ReportCycle] = Table(
    "ky-bao-cao",
    (
        Column(
            _("Kỳ"),
            str,
            link=lambda row: reverse("reporting:cycle", args=[row.public_id]),
        ),
        Column(
            _("Trạng thái"),
            lambda row: CycleState(row.state).label,
            badge=lambda row: Badge(
                Tone.NEUTRAL if row.state == CycleState.DRAFT else Tone.PROGRESS,
                CycleState(row.state).label,
            ),
        ),
        Column(_("Hạn gửi"), lambda row: row.due_on, order_by="due_on"),
        Column(_("Từ ngày"), lambda row: row.period_from, order_by="period_from"),
        Column(_("Đến trước ngày"), lambda row: row.period_to),
    ),
    caption=_("Kỳ báo cáo"),
)

SYNTHESIS_TABLE: Table[Synthesis] = Table(
    "tong-hop",
    (
        Column(
            _("Bản tổng hợp"),
            str,
            link=lambda row: reverse("reporting:synthesis", args=[row.public_id]),
        ),
        Column(
            _("Trạng thái"),
            lambda row: SynthesisState(row.state).label,
            badge=lambda row: Badge(
                Tone.SUCCESS if row.state == SynthesisState.ACKNOWLEDGED else Tone.PROGRESS,
                SynthesisState(row.state).label,
            ),
        ),
        Column(_("Khóa số liệu lúc"), lambda row: row.cut_off_at, order_by="cut_off_at"),
        Column(_("Đúng hạn"), lambda row: row.figures["reports"]["on_time"], numeric=True),
        Column(_("Trễ hạn"), lambda row: row.figures["reports"]["late"], numeric=True),
        Column(_("Chưa gửi"), lambda row: row.figures["reports"]["missing"], numeric=True),
        Column(_("Dấu vân"), lambda row: row.content_hash[:12]),
    ),
    caption=_("Bản tổng hợp đã khóa"),
)

TEMPLATE_TABLE: Table[Any] = Table(
    "mau-bao-cao",
    (
        Column(
            _("Mẫu"),
            lambda row: called(Words(**row.names), row.number),
            link=lambda row: reverse("reporting:template", args=[row.public_id]),
        ),
        Column(
            _("Trạng thái"),
            lambda row: TemplateState(row.state).label,
            badge=lambda row: Badge(
                TEMPLATE_TONES[TemplateState(row.state)], TemplateState(row.state).label
            ),
        ),
        Column(_("Căn cứ"), lambda row: row.legal_basis or "—"),
        Column(_("Lập từ phiên bản"), lambda row: row.based_on.number if row.based_on else "—"),
        Column(_("Sửa lần cuối"), lambda row: row.updated_at, order_by="updated_at"),
        Column(_("Dấu vân"), lambda row: row.content_hash[:12], secondary=True),
    ),
    caption=_("Các phiên bản của mẫu báo cáo"),
)
