"""The register of documents, and the master list on any day."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.forms import (
    DocumentFilter,
    MasterListFilter,
    ReviewFilter,
    UnreadFilter,
)
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import (
    documents,
    in_state,
    master_list,
    to_review,
    unread,
    with_present,
)
from thuan.domains.system.documents.tables import (
    DOCUMENT_TABLE,
    MASTER_LIST,
    review_table,
    unread_table,
)
from thuan.domains.system.documents.views.common import REGISTER
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.views import RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.system.documents.models import Copy, Document, DocumentVersion
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.table import Table


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

    def context(self, *shown: Any) -> dict[str, Any]:
        """With the two lists behind the register, each with what stands in it now."""
        today = business_day(self.at)
        late = to_review(self.actor, today - dt.timedelta(days=1)).order_by().count()
        words = {"late": late, "unread": unread(self.actor).order_by().count()}
        links = [
            Link(_("Quá hạn xem xét lại: %(late)s") % words, reverse("documents:to_review")),
            Link(_("Lượt chưa đọc: %(unread)s") % words, reverse("documents:unread")),
            Link(_("Đề nghị sửa đổi"), reverse("documents:requests")),
        ]
        return {**super().context(*shown), "list_links": links}

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

    def primary_action(self, actor: Actor) -> Link | None:
        """The list of the chosen day as a paper to be signed."""
        del actor
        day = self.request.GET.get("ngay", "")
        query = urlencode({"xuat": "pdf", **({"ngay": day} if day else {})})
        return Link(
            _("Danh mục để ký (PDF)"), f"{reverse('documents:master_paper')}?{query}", "printer"
        )


class ToReview(RegisterView["DocumentVersion"]):
    """Documents whose periodic review is due; those that are overdue where no period is named."""

    permission = DocumentPermission.VIEW
    filter_form = ReviewFilter
    title = gettext_lazy("Tài liệu đến hạn xem xét lại")
    breadcrumb = (REGISTER,)
    default_order = ("next_review",)
    empty = Empty(gettext_lazy("Không có tài liệu nào quá hạn xem xét lại."))

    @property
    def table(self) -> Table[DocumentVersion]:  # type: ignore[override]
        return review_table(business_day(self.at))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[DocumentVersion]:
        today = business_day(self.at)
        # Overdue is what had to be reviewed before today.
        ahead = int(wanted["ky"] or 0) or -1
        rows = to_review(actor, today + dt.timedelta(days=ahead))
        if wanted["tim"]:
            rows = rows.filter(document__search_key__contains=fold(wanted["tim"]))
        return rows


class Unread(RegisterView["Copy"]):
    """Who has not confirmed that he read which version."""

    permission = DocumentPermission.VIEW
    filter_form = UnreadFilter
    title = gettext_lazy("Ai chưa đọc tài liệu nào")
    breadcrumb = (REGISTER,)
    default_order = ("due",)
    empty = Empty(
        gettext_lazy(
            "Mọi người đã đọc những gì được phân phối. Mở một bản đang hiệu lực rồi bấm "
            "“Phân phối” để giao cho người cần đọc."
        )
    )

    @property
    def table(self) -> Table[Copy]:  # type: ignore[override]
        return unread_table(business_day(self.at))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Copy]:
        rows = unread(actor)
        if wanted["tim"]:
            words = fold(wanted["tim"])
            rows = rows.filter(
                Q(person__search_key__contains=words)
                | Q(document_version__document__search_key__contains=words)
            )
        if wanted["qua_han"]:
            rows = rows.filter(due__lt=business_day(self.at))
        return rows
