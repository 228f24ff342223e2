"""Columns of the lists of processes, instruments and knowledge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.processes.enums import KnowledgeKind, ProcessKind, ProcessState
from thuan.domains.system.processes.words import (
    criterion_words,
    instrument_badge,
    knowledge_badge,
    owner_words,
)
from thuan.kernel.ui.table import Column, Table

if TYPE_CHECKING:
    import datetime as dt

PROCESS_TABLE: Table[Any] = Table(
    "qua-trinh",
    (
        Column(
            _("Quá trình"),
            lambda row: str(row),
            order_by="sort_key",
            link=lambda row: reverse("processes:process", args=[row.public_id]),
        ),
        Column(_("Nhóm"), lambda row: ProcessKind(row.kind).label, order_by="kind"),
        Column(_("Chủ quá trình"), owner_words),
        Column(
            _("Chỉ số, tiêu chí"),
            lambda row: "; ".join(
                criterion_words(one["name"], one["target"], one["frequency"])
                for one in row.criteria
            ),
        ),
        Column(_("Điều khoản"), lambda row: ", ".join(row.clauses), secondary=True),
        Column(_("Trạng thái"), lambda row: ProcessState(row.state).label, secondary=True),
    ),
    caption=_("Quá trình"),
)


def instrument_table(today: dt.date) -> Table[Any]:
    """Columns of the instruments, with how fit each is today."""
    return Table(
        "phuong-tien-do",
        (
            Column(
                _("Phương tiện đo"),
                lambda row: str(row),
                order_by="sort_key",
                link=lambda row: reverse("processes:instrument", args=[row.public_id]),
            ),
            Column(_("Dùng để đo"), lambda row: row.used_for),
            Column(_("Người giữ"), lambda row: row.responsible, secondary=True),
            Column(_("Nơi đặt"), lambda row: row.place, secondary=True),
            Column(_("Hạn kiểm"), lambda row: row.due_on, order_by="due_on"),
            Column(
                _("Tình trạng"),
                lambda row: instrument_badge(row, today).word,
                badge=lambda row: instrument_badge(row, today),
            ),
        ),
        caption=_("Phương tiện đo"),
    )


def knowledge_table(today: dt.date) -> Table[Any]:
    """Columns of the knowledge, with whether each still holds today."""
    return Table(
        "tri-thuc",
        (
            Column(
                _("Tri thức"),
                lambda row: row.title,
                order_by="sort_key",
                link=lambda row: reverse("processes:item", args=[row.public_id]),
            ),
            Column(_("Loại"), lambda row: KnowledgeKind(row.kind).label),
            Column(_("Ai nắm"), lambda row: row.holder),
            Column(_("Quá trình"), lambda row: str(row.process or ""), secondary=True),
            Column(_("Xem lại ngày"), lambda row: row.confirmed_on, order_by="confirmed_on"),
            Column(
                _("Tình trạng"),
                lambda row: knowledge_badge(row, today).word,
                badge=lambda row: knowledge_badge(row, today),
            ),
        ),
        caption=_("Tri thức"),
    )
