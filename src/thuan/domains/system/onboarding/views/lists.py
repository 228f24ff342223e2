"""The sets of old papers of the agency, and the workbook to fill."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from thuan.domains.system.onboarding.content import COLUMNS
from thuan.domains.system.onboarding.enums import OnboardingState
from thuan.domains.system.onboarding.permissions import OnboardingPermission
from thuan.domains.system.onboarding.selectors import onboardings, with_counts
from thuan.domains.system.onboarding.tables import ONBOARDING_TABLE
from thuan.kernel.files.enums import MEDIA_TYPES, Kind
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.reports.workbook import Sheet, SheetColumn, to_xlsx
from thuan.kernel.ui.components import Empty, Link
from thuan.kernel.ui.forms import FilterForm, TextField
from thuan.kernel.ui.views import GuardedMixin, RegisterView

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from thuan.domains.system.onboarding.models import Onboarding
    from thuan.kernel.accounts.actor import Actor

# An older version and the one in force of the same document.
NAME = "Kiểm soát thông tin dạng văn bản"
EXAMPLES = (
    ("QT.01", NAME, "Quy trình hệ thống", 1, 0, "01/07/2021", "12/QĐ-UBND", "Văn phòng", "", ""),
    ("QT.01", NAME, "Quy trình hệ thống", 1, 1, "15/03/2023", "9/QĐ-UBND", "Văn phòng", "", ""),
)


class OnboardingFilter(FilterForm):
    """Filters of the list."""

    tim = TextField(
        label=gettext_lazy("Tìm tên danh sách"), widget=forms.TextInput(attrs={"type": "search"})
    )
    trang_thai = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"), choices=OnboardingState.choices
    )


class OnboardingRegister(RegisterView["Onboarding"]):
    """Every set of the agency with how far it is."""

    permission = OnboardingPermission.VIEW
    table = ONBOARDING_TABLE
    filter_form = OnboardingFilter
    title = gettext_lazy("Nhập hồ sơ cũ")
    default_order = ("-created_at",)
    empty = Empty(
        gettext_lazy(
            "Cơ quan đã có hệ thống tài liệu trên giấy hoặc trên máy? Lập một danh sách Excel theo "
            "mẫu, nén các tệp vào một tệp .zip rồi tải lên: hệ thống ghép từng dòng với tệp, chạy "
            "thử, và chỉ ghi khi thủ trưởng xác nhận."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Onboarding]:
        rows = with_counts(onboardings(actor))
        if wanted["tim"]:
            rows = rows.filter(list_name__icontains=wanted["tim"])
        if wanted["trang_thai"]:
            rows = rows.filter(state=wanted["trang_thai"])
        return rows

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, OnboardingPermission.PREPARE):
            return None
        return Link(_("Nhập một danh sách"), reverse("onboarding:open"), "plus-lg")


class Sample(GuardedMixin, View):
    """The workbook with its heads and two rows that show an older and the present version."""

    permission = OnboardingPermission.PREPARE

    def get(self, request: HttpRequest) -> HttpResponse:
        del request
        columns = tuple(SheetColumn(str(head)) for head in COLUMNS.values())
        content = to_xlsx([Sheet(_("Tài liệu"), "", columns, EXAMPLES)])
        answer = HttpResponse(content, content_type=MEDIA_TYPES[Kind.XLSX])
        answer["Content-Disposition"] = 'attachment; filename="danh-sach-tai-lieu.xlsx"'
        return answer
