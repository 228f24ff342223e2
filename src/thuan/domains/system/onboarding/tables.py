"""Columns of the list of sets."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.system.onboarding.enums import OnboardingState
from thuan.domains.system.onboarding.words import onboarding_badge
from thuan.kernel.ui.table import Column, Table

ONBOARDING_TABLE: Table[Any] = Table(
    "nhap-ho-so-cu",
    (
        Column(
            _("Danh sách"),
            lambda row: row.list_name,
            order_by="list_name",
            link=lambda row: reverse("onboarding:onboarding", args=[row.public_id]),
        ),
        Column(
            _("Trạng thái"),
            lambda row: OnboardingState(row.state).label,
            badge=lambda row: onboarding_badge(row.state),
        ),
        Column(_("Số dòng"), lambda row: row.n_entries, order_by="n_entries"),
        Column(_("Đã nhập"), lambda row: row.n_taken, order_by="n_taken"),
        Column(_("Cần sửa"), lambda row: row.n_wrong, order_by="n_wrong"),
        Column(_("Bắt đầu"), lambda row: row.created_at, order_by="created_at"),
    ),
    caption=_("Các lần nhập hồ sơ cũ"),
)
