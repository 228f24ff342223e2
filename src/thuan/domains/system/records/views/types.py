"""Pages of the list of kinds of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.api import documents
from thuan.domains.system.records.content import catalogue
from thuan.domains.system.records.enums import (
    DisposalMethod,
    RecordFormat,
    Retention,
    RetentionFrom,
)
from thuan.domains.system.records.forms import CommentForm, TypeForm
from thuan.domains.system.records.permissions import RecordPermission
from thuan.domains.system.records.services import defining
from thuan.domains.system.records.views.common import (
    REGISTER,
    TYPES,
    OfType,
    Step,
    url_of,
)
from thuan.kernel.permissions import own_agency
from thuan.kernel.ui.forms import Form, attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import ActionView, FormPage

if TYPE_CHECKING:
    from django import forms

USUAL = {
    "format": RecordFormat.BOTH,
    "retention": Retention.YEARS,
    "retention_years": 5,
    "retention_from": RetentionFrom.CASE_CLOSED,
    "disposal_method": DisposalMethod.BOTH,
}


class _TypeForm(FormPage):
    """A form about a kind of record; the documents it may name are those one sees."""

    permission = RecordPermission.DEFINE
    form_class = TypeForm

    def _documents(self) -> list[tuple[int, str]]:
        rows = documents(self.actor).order_by("sort_key", "pk")
        return [(row.pk, str(row)) for row in rows]


class DefineType(_TypeForm):
    title = gettext_lazy("Thêm loại hồ sơ")
    button = gettext_lazy("Thêm loại hồ sơ")
    success = gettext_lazy("Đã thêm loại hồ sơ.")
    breadcrumb = (REGISTER, TYPES)

    def form_arguments(self) -> dict[str, Any]:
        return {"documents": self._documents(), "initial": USUAL}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            defining.define_type,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, RecordPermission.DEFINE),
            words=defining.TypeWords(**form.cleaned_data),
        )
        return url_of(done.result, "type") if done.result else ""


class EditType(OfType, _TypeForm):  # type: ignore[override]
    title = gettext_lazy("Sửa loại hồ sơ")
    button = gettext_lazy("Lưu")
    lead = gettext_lazy("Đổi thời hạn thì mọi hồ sơ đã đóng của loại này được tính lại hạn lưu.")
    success = gettext_lazy("Đã lưu loại hồ sơ.")

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.row, name) for name in defining.WRITTEN}
        return {"documents": self._documents(), "initial": initial}

    def base_version(self) -> int | None:
        self.__dict__.pop("row", None)
        return self.row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        initial = self.form_arguments()["initial"]
        clauses = ", ".join(initial.pop("clauses"))
        return {**{name: display(value) for name, value in initial.items()}, "clauses": clauses}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "type")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            defining.change_type,
            actor=self.actor,
            at=self.at,
            record_type=self.row,
            sets=form.cleaned_data,
            base_version=self.version,
        )
        return url_of(self.row, "type") if done else ""


class RetireType(OfType, Step):  # type: ignore[override]
    permission = RecordPermission.DEFINE
    form_class = CommentForm
    title = gettext_lazy("Thôi dùng loại hồ sơ")
    button = gettext_lazy("Thôi dùng")
    consequence = gettext_lazy("Không lập hồ sơ mới loại này; hồ sơ đã có giữ nguyên thời hạn.")
    success = gettext_lazy("Đã thôi dùng loại hồ sơ.")
    service = staticmethod(defining.retire_type)
    takes = "record_type"
    page = "type"


class TakeCatalogue(ActionView):
    """The default kinds into the agency's list."""

    permission = RecordPermission.DEFINE
    form_class = Form
    title = gettext_lazy("Lấy danh mục loại hồ sơ thường dùng")
    button = gettext_lazy("Lấy danh mục")
    consequence = gettext_lazy(
        "Thời hạn trong danh mục chỉ là đề xuất: đối chiếu từng loại với quy định lưu trữ trước "
        "khi hủy hồ sơ. Loại đã có tên trong danh mục của cơ quan thì giữ nguyên."
    )
    success = gettext_lazy("Đã lấy danh mục. Việc tiếp theo: sửa nơi lưu, đối chiếu thời hạn.")
    breadcrumb = (REGISTER, TYPES)

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        """How many kinds the catalogue has."""
        return ((_("Số loại trong danh mục"), display(len(catalogue()))),)

    def cancel_url(self) -> str:
        return reverse("records:types")

    def carry_out(self, form: forms.Form) -> str:
        agency = own_agency(self.actor, RecordPermission.DEFINE)
        done = attempt(
            form, defining.take_catalogue, actor=self.actor, at=self.at, agency_id=agency
        )
        return reverse("records:types") if done else ""
