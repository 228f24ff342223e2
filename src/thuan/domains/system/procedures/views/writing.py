"""Pages of whoever writes an internal procedure: begin it, its sections, its steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy

from thuan.domains.registry.procedures.api import limit_words, terms_of
from thuan.domains.system.documents.api import DocumentHead, DocumentPermission
from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.procedures.content import SECTIONS, time_of
from thuan.domains.system.procedures.forms import BeginForm, PasteForm, SectionsForm, StepsForm
from thuan.domains.system.procedures.services.writing import begin_procedure, write_procedure
from thuan.domains.system.procedures.views.common import (
    COVERAGE,
    OfVersion,
    page_of,
    version_page,
)
from thuan.domains.system.procedures.words import first_day_of, fit_of
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import own_agency
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.system.procedures.content import ProcedureContent

# Every second year, as other documents (qms.md 3.1).
REVIEW_MONTHS = 24


class Begin(FormPage):
    """A new internal procedure for one or several TTHC, with the usual steps to begin from."""

    permission = DocumentPermission.DRAFT
    form_class = BeginForm
    title = gettext_lazy("Lập quy trình nội bộ")
    button = gettext_lazy("Lập và soạn các bước")
    lead = gettext_lazy("Quy trình mới có sẵn bảy bước thường gặp để sửa lại cho đúng việc.")
    success = gettext_lazy("Đã lập quy trình với bảy bước thường gặp. Sửa từng bước cho đúng việc.")
    breadcrumb = (COVERAGE,)

    def form_arguments(self) -> dict[str, Any]:
        code = self.request.GET.get("tthc", "")[:40]
        terms = terms_of([code], business_day(self.at)).get(code) if code else None
        if terms is None:
            return {}
        initial = {"covers": (code,), "title": terms.name[:255], "owner_unit": ""}
        return {"initial": initial}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": COVERAGE.url}

    def carry_out(self, form: forms.Form) -> str:
        data = form.cleaned_data
        head = DocumentHead(
            code=data["code"],
            title=data["title"],
            kind=DocumentType.INTERNAL_PROCEDURE,
            owner_unit=data["owner_unit"],
            clauses=("8.1",),
            review_months=REVIEW_MONTHS,
        )
        done = attempt(
            form,
            begin_procedure,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, self.permission),
            head=head,
            covers=data["covers"],
        )
        return page_of(done.result, "steps") if done.result else ""


class _Writing(OfVersion, FormPage):  # type: ignore[override]
    """A form that writes a part of the content and keeps the rest."""

    permission = DocumentPermission.DRAFT

    def changed(self, form: forms.Form) -> ProcedureContent:
        """The content with what the form says."""
        raise NotImplementedError

    def onward(self) -> str:
        """Where to go when it is written."""
        return version_page(self.draft)

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": version_page(self.draft)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            write_procedure,
            actor=self.actor,
            at=self.at,
            draft=self.draft,
            content=self.changed(form),
            base_version=self.version,
        )
        return self.onward() if done else ""


class WriteSections(_Writing):
    """Which TTHC, what limit is promised, and the words of each section."""

    form_class = SectionsForm
    title = gettext_lazy("Nội dung quy trình")
    button = gettext_lazy("Lưu nội dung")
    success = gettext_lazy("Đã lưu nội dung quy trình.")

    def form_arguments(self) -> dict[str, Any]:
        content = self.content
        initial = {name: getattr(content, name) for name in SECTIONS}
        promised = content.committed
        if promised is not None:
            initial["committed"] = limit_words(promised.value, promised.unit)
        return {"initial": {**initial, "covers": content.covers}}

    def stored(self) -> dict[str, str]:
        initial = self.form_arguments()["initial"]
        return {**initial, "covers": "\n".join(initial["covers"])}

    def changed(self, form: forms.Form) -> ProcedureContent:
        return replace(self.content, **form.cleaned_data)


class _OfSteps(_Writing):
    """A form of the whole step table; who saves second sees the table that stands."""

    # What another person saved first.
    seen_second: tuple[tuple[str, str, str], ...] = ()

    def onward(self) -> str:
        # To the table: the sentence above it says whether the steps fit now.
        return page_of(self.draft, "steps")

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "stored_steps": self.seen_second}

    def show_both(self, form: forms.Form) -> Any:
        """What was typed stays; what stands in the system now is listed above it (P6)."""
        self.base_version()
        steps = self.content.steps
        self.seen_second = tuple((one.name, one.role, time_of(one)) for one in steps)
        return super().show_both(form)


class WriteSteps(_OfSteps):
    """The step table: who does what in how long; one press saves all of it."""

    form_class = StepsForm
    template_name: ClassVar[str] = "internal_procedures/steps.html"
    title = gettext_lazy("Các bước và thời gian")
    button = gettext_lazy("Lưu các bước")
    success = gettext_lazy("Đã lưu các bước.")
    lead = gettext_lazy(
        "Sửa thẳng trong từng bước. Thời gian ghi như 0,5 ngày, 4 giờ; để trống nếu không tính. "
        "Đổi thứ tự: ghi lại số (2,5 đứng giữa 2 và 3). Bước mới: điền vào dòng trống cuối trang."
    )

    def form_arguments(self) -> dict[str, Any]:
        return {"rows": StepsForm.initial_of(self.content.steps)}

    def changed(self, form: Any) -> ProcedureContent:
        return replace(self.content, steps=form.steps())

    def context(self, form: forms.Form) -> dict[str, Any]:
        content = self.content
        fit = fit_of(content, first_day_of(self.draft)) if content.steps else None
        urls = {name: page_of(self.draft, name) for name in ("paste", "sections")}
        return {**super().context(form), "fit": fit, "urls": urls}


class PasteSteps(_OfSteps):
    """The whole table from Word or Excel, in place of the present one."""

    form_class = PasteForm
    title = gettext_lazy("Dán bảng các bước")
    button = gettext_lazy("Thay bảng các bước")
    success = gettext_lazy("Đã lấy các bước từ bảng dán vào. Xem lại từng bước.")
    template_name: ClassVar[str] = "internal_procedures/paste.html"
    lead = gettext_lazy(
        "Chép bảng trong Word hoặc Excel rồi dán vào ô dưới. Bảng dán vào thay toàn bộ các bước "
        "hiện có."
    )

    def changed(self, form: forms.Form) -> ProcedureContent:
        return replace(self.content, steps=form.cleaned_data["table"])

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": page_of(self.draft, "steps")}
