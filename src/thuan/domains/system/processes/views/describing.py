"""Pages of whoever describes a process: its words, flows, criteria, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.api import documents
from thuan.domains.system.processes.content import read_criteria, read_flows
from thuan.domains.system.processes.forms import (
    CriteriaForm,
    DocumentsForm,
    FlowsForm,
    NewProcessForm,
    SheetForm,
)
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.processes import owners_at
from thuan.domains.system.processes.services import describing
from thuan.domains.system.processes.views.common import (
    MAP,
    OfProcess,
    Step,
    others_of,
    url_of,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import own_agency
from thuan.kernel.ui.forms import CommentForm, attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpResponse


class AddProcess(FormPage):
    permission = ProcessPermission.MAP
    form_class = NewProcessForm
    title = _("Thêm quá trình")
    button = _("Thêm vào sơ đồ")
    lead = _("Ghi tên và nhóm trước; đầu vào, đầu ra, chỉ số khai ở bước sau.")
    success = _("Đã thêm quá trình. Việc tiếp theo: khai đầu vào, đầu ra.")
    breadcrumb = (MAP,)

    def _agency(self) -> int:
        return own_agency(self.actor, ProcessPermission.MAP)

    def form_arguments(self) -> dict[str, Any]:
        return {"people": owners_at(self._agency(), business_day(self.at))}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": MAP.url}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            describing.add_process,
            actor=self.actor,
            at=self.at,
            agency_id=self._agency(),
            sets=form.cleaned_data,
        )
        return url_of(done.result, "process") if done.result else ""


class _Describing(OfProcess, FormPage):  # type: ignore[override]
    """A form that writes a part of the sheet and keeps the rest."""

    permission = ProcessPermission.DESCRIBE

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "process")}

    def write(self, form: Any) -> dict[str, Any]:
        """The service's own argument for what the form says."""
        raise NotImplementedError

    service: ClassVar[Any]

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            type(self).service,
            actor=self.actor,
            at=self.at,
            process=self.row,
            base_version=self.version,
            **self.write(form),
        )
        return url_of(self.row, "process") if done else ""


class WriteSheet(_Describing):
    form_class = SheetForm
    title = _("Phiếu quá trình")
    button = _("Lưu phiếu")
    success = _("Đã lưu phiếu quá trình.")
    service = staticmethod(describing.describe_process)

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.row, name) for name in describing.WRITTEN}
        people = owners_at(self.row.agency_id, business_day(self.at))
        owner = self.row.process_owner
        if owner is not None and str(owner.pk) not in {key for key, _name in people}:
            people = [(str(owner.pk), owner.full_name), *people]
        return {"people": people, "initial": initial}

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        initial = self.form_arguments()["initial"]
        clauses = ", ".join(initial.pop("clauses"))
        return {**{name: display(value) for name, value in initial.items()}, "clauses": clauses}

    def write(self, form: Any) -> dict[str, Any]:
        return {"sets": form.cleaned_data}


class _OfRows(_Describing):
    """A form of all rows; who saves second sees the rows that stand."""

    template_name: ClassVar[str] = "processes/rows.html"
    # What another person saved first.
    seen_second: tuple[str, ...] = ()

    def standing(self) -> tuple[str, ...]:
        """The rows that stand, each in one line."""
        raise NotImplementedError

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "stored_rows": self.seen_second}

    def show_both(self, form: forms.Form) -> HttpResponse:
        """What was typed stays; what stands in the system now is listed above it (P6)."""
        self.base_version()
        self.seen_second = self.standing()
        return super().show_both(form)


class WriteFlows(_OfRows):
    form_class = FlowsForm
    title = _("Đầu vào, đầu ra")
    button = _("Lưu đầu vào, đầu ra")
    success = _("Đã lưu đầu vào, đầu ra. Sơ đồ vẽ lại theo đó.")
    lead = _(
        "Mỗi dòng một thứ đi vào hoặc đi ra. Chọn quá trình bên kia thì sơ đồ có mũi tên; bên "
        "khác là người dân, cơ quan khác, nhà cung cấp."
    )
    service = staticmethod(describing.connect_process)

    def form_arguments(self) -> dict[str, Any]:
        flows = read_flows(self.row.flows)
        others = [(str(one.public_id), str(one)) for one in others_of(self.actor, self.row)]
        known = {key for key, _name in others}
        # A line may name a process that left the map since: it stays choosable for that line.
        gone = {flow.process for flow in flows if flow.process and flow.process not in known}
        others += [(key, str(_("(quá trình đã thôi dùng)"))) for key in sorted(gone)]
        return {"rows": FlowsForm.initial_of(flows), "row_arguments": {"others": others}}

    def standing(self) -> tuple[str, ...]:
        return tuple(flow.what for flow in read_flows(self.row.flows))

    def write(self, form: Any) -> dict[str, Any]:
        return {"flows": form.flows()}


class WriteCriteria(_OfRows):
    form_class = CriteriaForm
    title = _("Chỉ số, tiêu chí")
    button = _("Lưu chỉ số")
    success = _("Đã lưu chỉ số, tiêu chí.")
    lead = _(
        "Đo được thì mới biết quá trình chạy tốt: ghi chỉ số, mức cần đạt, bao lâu đo một lần."
    )
    service = staticmethod(describing.measure_process)

    def form_arguments(self) -> dict[str, Any]:
        return {"rows": CriteriaForm.initial_of(read_criteria(self.row.criteria))}

    def standing(self) -> tuple[str, ...]:
        return tuple(f"{one.name}: {one.target}" for one in read_criteria(self.row.criteria))

    def write(self, form: Any) -> dict[str, Any]:
        return {"criteria": form.criteria()}


class ChooseDocuments(_Describing):
    form_class = DocumentsForm
    title = _("Tài liệu của quá trình")
    button = _("Lưu tài liệu")
    success = _("Đã lưu tài liệu của quá trình.")
    lead = _("Không phải quá trình nào cũng cần tài liệu; nếu không cần, ghi rõ vì sao.")
    service = staticmethod(describing.document_process)

    def form_arguments(self) -> dict[str, Any]:
        rows = documents(self.actor).filter(agency=self.row.agency_id)
        offered = [(str(row.public_id), str(row)) for row in rows.order_by("sort_key", "pk")]
        # What is chosen stands at the top: an agency has some ninety documents.
        offered.sort(key=lambda one: one[0] not in self.row.documents)
        initial = {
            "documents": self.row.documents,
            "no_document_reason": self.row.no_document_reason,
        }
        return {"documents": offered, "initial": initial}

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        return {"no_document_reason": self.row.no_document_reason}

    def write(self, form: Any) -> dict[str, Any]:
        wanted = form.cleaned_data["documents"]
        rows = documents(self.actor).filter(public_id__in=wanted)
        by_key = {str(row.public_id): row for row in rows}
        return {
            "documents": [by_key[key] for key in wanted if key in by_key],
            "no_document_reason": form.cleaned_data["no_document_reason"],
        }


class RetireProcess(OfProcess, Step):  # type: ignore[override]
    permission = ProcessPermission.MAP
    form_class = CommentForm
    title = _("Thôi dùng quá trình")
    button = _("Thôi dùng")
    consequence = _("Quá trình không còn trên sơ đồ; phiếu và lịch sử vẫn đọc được.")
    success = _("Đã thôi dùng quá trình.")
    service = staticmethod(describing.retire_process)
    takes = "process"
    page = "process"
