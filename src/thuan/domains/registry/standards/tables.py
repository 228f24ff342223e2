"""Columns of the lists of the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy

from thuan.domains.registry.standards.enums import EditionStatus, NonApplicabilityState
from thuan.domains.registry.standards.judging import clause_of
from thuan.domains.registry.standards.words import state_badge, status_badge
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    from thuan.domains.registry.standards.models import Edition, NonApplicability

EDITION_TABLE: Table[Edition] = Table(
    "phien-ban",
    (
        Column(
            gettext_lazy("Phiên bản"),
            str,
            link=lambda row: reverse("standards:edition", args=[row.slug]),
        ),
        Column(
            gettext_lazy("Tình trạng"),
            lambda row: EditionStatus(row.status).label,
            badge=lambda row: status_badge(row.status),
        ),
        Column(gettext_lazy("Công bố ngày"), lambda row: row.valid_from, order_by="valid_from"),
        Column(gettext_lazy("Bản nội dung"), lambda row: row.revision, secondary=True),
    ),
    caption=gettext_lazy("Phiên bản tiêu chuẩn"),
)

NON_APPLICABILITY_TABLE: Table[NonApplicability] = Table(
    "khong-ap-dung",
    (
        Column(
            gettext_lazy("Điều khoản"),
            lambda row: f"{row.clause} {clause_of(row).title}",
            order_by="clause",
            link=lambda row: reverse("standards:nonapplicability", args=[row.public_id]),
        ),
        Column(
            gettext_lazy("Trạng thái"),
            lambda row: NonApplicabilityState(row.state).label,
            badge=lambda row: state_badge(row.state),
        ),
        Column(gettext_lazy("Cơ quan"), lambda row: row.agency.name, order_by="agency__sort_key"),
        Column(gettext_lazy("Lý do"), lambda row: row.reason),
        Column(gettext_lazy("Từ ngày"), lambda row: row.valid_from, order_by="valid_from"),
        Column(gettext_lazy("Áp dụng lại từ"), lambda row: row.valid_to, secondary=True),
    ),
    caption=gettext_lazy("Điều khoản không áp dụng"),
)
