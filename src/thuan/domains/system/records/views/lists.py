"""The registers of records, of their kinds and of disposals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.records.enums import RecordTypeState
from thuan.domains.system.records.forms import CaseFilter, RecordFilter, TypeFilter
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.selectors.records import (
    cases,
    cases_with_counts,
    record_types,
    records,
    standing_as,
    with_counts,
    with_holds,
)
from thuan.domains.system.records.tables import CASE_TABLE, RECORD_TABLE, TYPE_TABLE
from thuan.domains.system.records.views.common import REGISTER
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.domains.system.records.models import DisposalCase, Record, RecordType
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.views.listing import Page, Sorting


class RecordRegister(RegisterView["Record"]):
    """Every record of the agency with how long it is kept and whether something holds it."""

    permission = RecordPermission.VIEW
    table = RECORD_TABLE
    filter_form = RecordFilter
    title = gettext_lazy("Hồ sơ đang lưu giữ")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Chưa có hồ sơ nào. Lấy danh mục loại hồ sơ trước, rồi lập hồ sơ cho từng việc đã làm."
        ),
        Link(gettext_lazy("Mở danh mục loại hồ sơ"), "/ho-so/loai/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Record]:
        rows: QuerySet[Record] = with_holds(records(actor))
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        if wanted["loai"]:
            rows = rows.filter(record_type__public_id=wanted["loai"])
        if wanted["tinh_trang"]:
            rows = standing_as(rows, wanted["tinh_trang"], business_day(self.at))
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, RecordPermission.KEEP):
            return None
        return Link(_("Lập hồ sơ"), reverse("records:open"), "plus-lg")

    def context(
        self, filters: Any, wanted: dict[str, Any], sorting: Sorting, page: Page
    ) -> dict[str, Any]:
        links = [
            Link(_("Danh mục loại hồ sơ"), reverse("records:types"), "list-check"),
            Link(_("Hủy hồ sơ hết hạn"), reverse("records:disposals"), "trash"),
        ]
        return {**super().context(filters, wanted, sorting, page), "list_links": links}


class TypeRegister(RegisterView["RecordType"]):
    """The kinds of records, with their periods and how many there are."""

    permission = RecordPermission.VIEW
    table = TYPE_TABLE
    filter_form = TypeFilter
    title = gettext_lazy("Danh mục loại hồ sơ")
    breadcrumb = (REGISTER,)
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Chưa có loại hồ sơ nào. Có thể lấy danh mục thường dùng, rồi sửa nơi lưu và thời hạn."
        ),
        Link(gettext_lazy("Lấy danh mục thường dùng"), "/ho-so/loai/lay-danh-muc/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[RecordType]:
        rows: QuerySet[RecordType] = with_counts(record_types(actor))
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        rows = rows.filter(state=wanted["trang_thai"] or RecordTypeState.IN_USE)
        if wanted["doi_chieu"]:
            rows = rows.filter(is_confirmed=wanted["doi_chieu"] == "roi")
        return rows

    def summary(self, actor: Actor, wanted: dict[str, Any]) -> Sequence[object]:
        del wanted
        open_still = record_types(actor).filter(state=RecordTypeState.IN_USE, is_confirmed=False)
        count = open_still.count()
        if not count:
            return ()
        words = _(
            "%(n)s loại có thời hạn chưa đối chiếu với quy định lưu trữ: hồ sơ các loại này "
            "chưa được hủy."
        )
        return (words % {"n": count},)

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, RecordPermission.DEFINE):
            return None
        return Link(_("Thêm loại hồ sơ"), reverse("records:define_type"), "plus-lg")

    def context(
        self, filters: Any, wanted: dict[str, Any], sorting: Sorting, page: Page
    ) -> dict[str, Any]:
        links = []
        if can_anywhere(self.actor, RecordPermission.DEFINE):
            take = reverse("records:take_catalogue")
            links.append(Link(_("Lấy danh mục thường dùng"), take, "download"))
        return {**super().context(filters, wanted, sorting, page), "list_links": links}


class DisposalRegister(RegisterView["DisposalCase"]):
    """Every disposal, from its first list to its minutes."""

    permission = RecordPermission.VIEW
    table = CASE_TABLE
    filter_form = CaseFilter
    title = gettext_lazy("Hủy hồ sơ hết thời hạn lưu")
    breadcrumb = (REGISTER,)
    default_order = ("-pk",)
    empty = Empty(
        gettext_lazy(
            "Chưa có đợt hủy nào. Hồ sơ hết thời hạn không tự mất: người lưu trữ lập danh mục, "
            "thủ trưởng quyết định, biên bản được giữ lại."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[DisposalCase]:
        rows: QuerySet[DisposalCase] = cases_with_counts(cases(actor))
        if wanted["trang_thai"]:
            rows = rows.filter(state=wanted["trang_thai"])
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, RecordPermission.PROPOSE):
            return None
        return Link(_("Lập danh mục hủy"), reverse("records:draft_disposal"), "plus-lg")
