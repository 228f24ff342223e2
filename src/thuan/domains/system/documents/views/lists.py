"""The register of documents, and the master list on any day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.forms import DocumentFilter, MasterListFilter
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import (
    documents,
    in_state,
    master_list,
    with_present,
)
from thuan.domains.system.documents.tables import DOCUMENT_TABLE, MASTER_LIST
from thuan.domains.system.documents.views.common import REGISTER
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.system.documents.models import Document, DocumentVersion
    from thuan.kernel.accounts.actor import Actor


class DocumentRegister(RegisterView["Document"]):
    """Every document of the agency with the version that is in force."""

    permission = DocumentPermission.VIEW
    table = DOCUMENT_TABLE
    filter_form = DocumentFilter
    title = gettext_lazy("Tài liệu của hệ thống")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Chưa có tài liệu nào. Bắt đầu bằng sổ tay hoặc mô hình hệ thống, chính sách, mục tiêu "
            "chất lượng, rồi các quy trình và biểu mẫu."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Document]:
        rows = with_present(documents(actor))
        if wanted["tim"]:
            rows = rows.filter(search_key__contains=fold(wanted["tim"]))
        if wanted["loai"]:
            rows = rows.filter(kind=wanted["loai"])
        if wanted["trang_thai"]:
            rows = in_state(rows, wanted["trang_thai"])
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, DocumentPermission.DRAFT):
            return None
        return Link(_("Thêm tài liệu"), reverse("documents:create"), "plus-lg")


class MasterList(RegisterView["DocumentVersion"]):
    """The controlled documents in force on a day (7.5.3); today where none is named."""

    permission = DocumentPermission.VIEW
    table = MASTER_LIST
    filter_form = MasterListFilter
    title = gettext_lazy("Danh mục tài liệu đang hiệu lực")
    breadcrumb = (REGISTER,)
    default_order = ("document__sort_key",)
    empty = Empty(gettext_lazy("Ngày này chưa có tài liệu nào có hiệu lực."))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[DocumentVersion]:
        rows = master_list(actor, wanted["ngay"] or business_day(self.at))
        if wanted["tim"]:
            rows = rows.filter(document__search_key__contains=fold(wanted["tim"]))
        if wanted["loai"]:
            rows = rows.filter(document__kind=wanted["loai"])
        return rows
