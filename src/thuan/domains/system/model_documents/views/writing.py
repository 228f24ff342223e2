"""Pages of the department that writes models: a new one, its head, the words of a version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import DocumentType
from thuan.domains.system.model_documents.enums import ModelState
from thuan.domains.system.model_documents.forms import (
    ModelDraftForm,
    ModelHeadForm,
    ModelProcedureForm,
    given,
)
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.services.drafting import (
    ModelHead,
    change_model,
    change_version,
    create_model,
)
from thuan.domains.system.model_documents.views.common import (
    REGISTER,
    OfModel,
    OfVersion,
    model_url,
    version_url,
)
from thuan.domains.system.procedures.api import read, written
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms


def _head(form: forms.Form) -> ModelHead:
    told = form.cleaned_data
    return ModelHead(
        code=told["code"],
        title=told["title"],
        kind=told["kind"],
        types=tuple(told["types"]),
        clauses=tuple(told["clauses"]),
    )


class Create(FormPage):
    """A new model with the draft of its first version."""

    permission = ModelPermission.DRAFT
    form_class = ModelHeadForm
    title = gettext_lazy("Thêm tài liệu mẫu")
    button = gettext_lazy("Thêm và soạn nội dung")
    lead = gettext_lazy(
        "Cơ quan nhận một bản sao để sửa cho hợp với mình; mẫu không bao giờ ghi đè bản của cơ "
        "quan."
    )
    success = gettext_lazy("Đã thêm mẫu. Bước sau: soạn nội dung bản 1.")
    breadcrumb = (REGISTER,)

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": {"kind": DocumentType.PROCEDURE}}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": REGISTER.url}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(form, create_model, actor=self.actor, at=self.at, head=_head(form))
        return version_url(done.result, "write") if done.result else ""


class EditHead(OfModel, FormPage):  # type: ignore[override]
    """Title, clauses, for whom it is; the type while nothing was issued."""

    permission = ModelPermission.DRAFT
    form_class = ModelHeadForm
    title = gettext_lazy("Sửa thông tin mẫu")
    button = gettext_lazy("Lưu")
    success = gettext_lazy("Đã lưu thông tin mẫu.")
    lead = gettext_lazy(
        "Mã không đổi. Loại tài liệu chỉ sửa được khi chưa ban hành bản nào. Cơ quan đã dùng mẫu "
        "vẫn thấy mẫu, kể cả khi loại của mình không còn được chọn."
    )

    def form_arguments(self) -> dict[str, Any]:
        row = self.model_row
        initial = {name: getattr(row, name) for name in ("code", "title", "kind", "types")}
        return {"initial": {**initial, "clauses": ", ".join(row.clauses)}}

    def form(self, data: Any = None) -> forms.Form:
        form = super().form(data)
        form.fields["code"].disabled = True
        if self.model_row.state != ModelState.PREPARING:
            form.fields["kind"].disabled = True
        return form

    def base_version(self) -> int | None:
        self.__dict__.pop("model_row", None)
        return self.model_row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("model_row", None)
        initial = self.form_arguments()["initial"]
        initial["types"] = ", ".join(initial["types"])
        return {name: display(value) for name, value in initial.items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": model_url(self.model_row)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            change_model,
            actor=self.actor,
            at=self.at,
            model=self.model_row,
            head=_head(form),
            base_version=self.version,
        )
        return model_url(self.model_row) if done else ""


class Write(OfVersion, FormPage):  # type: ignore[override]
    """The words of a draft, its file, for an internal procedure its TTHC and steps."""

    permission = ModelPermission.DRAFT
    template_name: ClassVar[str] = "model_documents/write.html"
    title = gettext_lazy("Soạn nội dung mẫu")
    button = gettext_lazy("Lưu bản soạn")
    success = gettext_lazy("Đã lưu bản soạn.")

    @property
    def is_procedure(self) -> bool:
        """Whether the model has steps."""
        return self.version_row.model_document.kind == DocumentType.INTERNAL_PROCEDURE

    @property
    def form_class(self) -> type[forms.Form]:  # type: ignore[override]
        return ModelProcedureForm if self.is_procedure else ModelDraftForm

    def form_arguments(self) -> dict[str, Any]:
        version = self.version_row
        initial: dict[str, Any] = {"summary": version.summary, "text": version.text}
        if self.is_procedure:
            initial["covers"] = "\n".join(read(version.structure).covers)
        return {"initial": initial}

    def base_version(self) -> int | None:
        self.__dict__.pop("version_row", None)
        return self.version_row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("version_row", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        version = self.version_row
        steps = read(version.structure).steps if self.is_procedure else ()
        return {
            **super().context(form),
            "back_url": version_url(version),
            "file_name": version.file.name if version.file else "",
            "steps": steps,
        }

    def carry_out(self, form: forms.Form) -> str:
        sets = given(form)
        if self.is_procedure:
            content = read(self.version_row.structure)
            steps = form.cleaned_data["table"] or content.steps
            covers = form.cleaned_data["covers"]
            sets["structure"] = written(replace(content, covers=covers, steps=steps))
        done = attempt(
            form,
            change_version,
            actor=self.actor,
            at=self.at,
            draft=self.version_row,
            sets=sets,
            intake=form.cleaned_data["file"],
            base_version=self.version,
        )
        return version_url(self.version_row) if done else ""
