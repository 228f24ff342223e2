"""Columns of the lists of records."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.records.enums import (
    DisposalState,
    RecordFormat,
    RecordState,
    RecordTypeState,
    RetentionFrom,
)
from thuan.domains.system.records.words import (
    case_badge,
    kept_until_words,
    period_words,
    record_badge,
)
from thuan.kernel.ui.enums import Tone
from thuan.kernel.ui.table import Badge, Column, Table


def _held(row: Any) -> Badge | None:
    return Badge(Tone.ATTENTION, _("đang giữ lại")) if row.on_hold else None


RECORD_TABLE: Table[Any] = Table(
    "ho-so",
    (
        Column(
            _("Tiêu đề hồ sơ"),
            lambda row: str(row),
            order_by="sort_key",
            link=lambda row: reverse("records:record", args=[row.public_id]),
        ),
        Column(_("Loại"), lambda row: row.record_type.name, order_by="record_type__sort_key"),
        Column(
            _("Trạng thái"),
            lambda row: RecordState(row.state).label,
            badge=lambda row: record_badge(row.state),
        ),
        Column(_("Ngày đóng"), lambda row: row.closed_on, order_by="closed_on"),
        Column(_("Lưu đến hết ngày"), kept_until_words, order_by="retention_until"),
        Column(_("Giữ lại"), lambda row: _("có") if row.on_hold else "", badge=_held),
        Column(_("Vị trí lưu"), lambda row: row.location, secondary=True),
    ),
    caption=_("Hồ sơ"),
)

TYPE_TABLE: Table[Any] = Table(
    "loai-ho-so",
    (
        Column(
            _("Loại hồ sơ"),
            lambda row: row.name,
            order_by="sort_key",
            link=lambda row: reverse("records:type", args=[row.public_id]),
        ),
        Column(_("Điều khoản"), lambda row: ", ".join(row.clauses), secondary=True),
        Column(_("Hình thức"), lambda row: RecordFormat(row.format).label, secondary=True),
        Column(_("Thời hạn lưu"), period_words, order_by="retention_years"),
        Column(_("Tính từ"), lambda row: RetentionFrom(row.retention_from).label, secondary=True),
        Column(_("Căn cứ"), lambda row: row.legal_basis),
        Column(_("Nơi lưu"), lambda row: row.storage_place, secondary=True),
        Column(_("Số hồ sơ"), lambda row: row.kept, numeric=True, order_by="kept"),
        Column(_("Trạng thái"), lambda row: RecordTypeState(row.state).label, secondary=True),
    ),
    caption=_("Loại hồ sơ"),
)

CASE_TABLE: Table[Any] = Table(
    "dot-huy-ho-so",
    (
        Column(
            _("Đợt hủy"),
            lambda row: row.title,
            order_by="title",
            link=lambda row: reverse("records:disposal", args=[row.public_id]),
        ),
        Column(
            _("Trạng thái"),
            lambda row: DisposalState(row.state).label,
            badge=lambda row: case_badge(row.state),
        ),
        Column(_("Số hồ sơ"), lambda row: row.count, numeric=True, order_by="count"),
        Column(_("Quyết định hủy"), lambda row: row.decision_no),
        Column(_("Hủy xong lúc"), lambda row: row.done_at, order_by="done_at"),
    ),
    caption=_("Đợt hủy hồ sơ"),
)
