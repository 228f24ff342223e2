"""Columns of the lists of model documents."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.words import (
    behind_badge,
    behind_words,
    model_badge,
    uptake_badge,
)
from thuan.kernel.ui.table import Column, Table


def _page(row: Any) -> str:
    return reverse("model_documents:model", args=[row.public_id])


def _own(row: Any) -> str:
    return reverse("documents:document", args=[row.own_document]) if row.own_document else ""


def _number(row: Any) -> str:
    return _("bản %(number)s") % {"number": row.newest} if row.newest else ""


_MODEL: Column[Any] = Column(_("Tài liệu mẫu"), str, order_by="sort_key", link=_page)
_KIND: Column[Any] = Column(
    _("Loại"), lambda row: DocumentType(row.kind).label, order_by="kind", secondary=True
)
_NEWEST: Column[Any] = Column(_("Bản mới nhất"), _number, order_by="newest")
_ON: Column[Any] = Column(_("Ban hành ngày"), lambda row: row.newest_on, order_by="newest_on")

PROVINCE_TABLE: Table[Any] = Table(
    "tai-lieu-mau-cua-tinh",
    (
        _MODEL,
        _KIND,
        Column(
            _("Trạng thái"),
            lambda row: model_badge(row.state).word,
            badge=lambda row: model_badge(row.state),
            order_by="state",
        ),
        _NEWEST,
        _ON,
        Column(_("Bản đang soạn"), lambda row: _("có") if row.draft else "", secondary=True),
        Column(_("Cơ quan dùng"), lambda row: row.users, order_by="users", numeric=True),
        Column(
            _("Chậm so với mẫu"),
            lambda row: row.users_behind,
            order_by="users_behind",
            numeric=True,
        ),
    ),
    caption=_("Tài liệu mẫu"),
)

OWN_TABLE: Table[Any] = Table(
    "tai-lieu-mau",
    (
        _MODEL,
        _KIND,
        _NEWEST,
        _ON,
        Column(
            _("Cơ quan đã dùng"),
            lambda row: uptake_badge(row).word,
            badge=uptake_badge,
            link=_own,
        ),
    ),
    caption=_("Tài liệu mẫu"),
)

ADOPTION_TABLE: Table[Any] = Table(
    "co-quan-dung-mau",
    (
        Column(_("Cơ quan"), lambda row: row.agency.name, order_by="agency__sort_key"),
        Column(_("Theo bản"), lambda row: row.base.number, order_by="base__number", numeric=True),
        Column(
            _("So với mẫu"),
            lambda row: behind_words(row.behind),
            badge=lambda row: behind_badge(row.behind),
            order_by="behind",
        ),
        Column(_("Hạn xem xét"), lambda row: row.due_on, order_by="due_on"),
        Column(_("Dùng từ"), lambda row: row.created_at, order_by="created_at", secondary=True),
    ),
    caption=_("Cơ quan dùng mẫu"),
)
