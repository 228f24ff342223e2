"""Pages of whoever writes: a new document, the next version, its words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.utils.translation import gettext_lazy as _

from thuan.domains.system.documents.forms import DraftForm, FormsForm, HeadForm, ReviseForm
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import next_codes
from thuan.domains.system.documents.selectors.forms import named_forms, offered_forms
from thuan.domains.system.documents.services.naming import name_forms
from thuan.domains.system.documents.services.writing import (
    DocumentHead,
    change_draft,
    change_head,
    create_document,
    revise_document,
)
from thuan.domains.system.documents.views.common import (
    REGISTER,
    OfVersion,
    document_or_404,
    document_url,
    version_url,
)
from thuan.kernel.permissions import own_agency
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage

if TYPE_CHECKING:
    from django import forms

    from thuan.domains.system.documents.models import Document


class CreateDocument(FormPage):
    """A new document of the agency for which the person acts."""

    permission = DocumentPermission.DRAFT
    form_class = HeadForm
    title = _("Thêm tài liệu")
    button = _("Thêm và soạn nội dung")
    success = _("Đã thêm tài liệu. Bước sau: soạn nội dung hoặc chọn tệp.")
    breadcrumb = (REGISTER,)

    def form_arguments(self) -> dict[str, Any]:
        following = next_codes(own_agency(self.actor, self.permission))
        initial = {"review_months": 24, "kind": "PROCEDURE"}
        return {"initial": initial, "following": following}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            create_document,
            actor=self.actor,
            at=self.at,
            agency_id=own_agency(self.actor, self.permission),
            head=DocumentHead(**form.cleaned_data),
        )
        return version_url(done.result, "write") if done.result else ""


class _OfDocument(FormPage):
    """A form about one document."""

    permission = DocumentPermission.DRAFT
    kwargs: dict[str, Any]

    @cached_property
    def document(self) -> Document:
        return document_or_404(self.actor, self.kwargs["public_id"])

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, Link(str(self.document), document_url(self.document)))

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": document_url(self.document)}


class EditHead(_OfDocument):
    """Owner, clauses and review cycle; title and type while nothing was approved."""

    form_class = HeadForm
    title = _("Sửa thông tin tài liệu")
    button = _("Lưu")
    success = _("Đã lưu thông tin tài liệu.")
    lead = _("Mã số không đổi. Tên và loại chỉ sửa được khi chưa có bản nào được phê duyệt.")

    def form_arguments(self) -> dict[str, Any]:
        names = ("code", "title", "kind", "owner_unit", "review_months", "review_on")
        initial = {name: getattr(self.document, name) for name in names}
        return {"initial": {**initial, "clauses": ", ".join(self.document.clauses)}}

    def form(self, data: Any = None) -> forms.Form:
        form = super().form(data)
        form.fields["code"].disabled = True
        if self.document.in_force_since is not None:
            form.fields["title"].disabled = form.fields["kind"].disabled = True
        return form

    def base_version(self) -> int | None:
        self.__dict__.pop("document", None)
        return self.document.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("document", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            change_head,
            actor=self.actor,
            at=self.at,
            document=self.document,
            sets=form.cleaned_data,
            base_version=self.version,
        )
        return document_url(self.document) if done else ""


class Revise(_OfDocument):
    """Begin the next version from the one in force."""

    form_class = ReviseForm
    title = _("Soạn bản sửa đổi")
    button = _("Bắt đầu soạn")
    lead = _("Nội dung và tệp của bản đang hiệu lực được lấy lại để sửa; bản đó vẫn hiệu lực.")
    success = _("Đã mở bản sửa đổi.")

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            revise_document,
            actor=self.actor,
            at=self.at,
            document=self.document,
            **form.cleaned_data,
        )
        return version_url(done.result, "write") if done.result else ""


class WriteVersion(OfVersion, FormPage):  # type: ignore[override]
    """The words of a draft, or its file."""

    permission = DocumentPermission.DRAFT
    form_class = DraftForm
    template_name: ClassVar[str] = "documents/write.html"
    title = _("Soạn nội dung")
    button = _("Lưu bản soạn")
    success = _("Đã lưu bản soạn.")

    def form_arguments(self) -> dict[str, Any]:
        version = self.version_row
        names = ("summary", "text", "planned_from")
        return {"initial": {name: getattr(version, name) for name in names}}

    def base_version(self) -> int | None:
        self.__dict__.pop("version_row", None)
        return self.version_row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("version_row", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        version = self.version_row
        name = version.file.name if version.file else ""
        back = version_url(version)
        return {**super().context(form), "back_url": back, "file_name": name}

    def carry_out(self, form: forms.Form) -> str:
        intake = form.cleaned_data.pop("file")
        done = attempt(
            form,
            change_draft,
            actor=self.actor,
            at=self.at,
            draft=self.version_row,
            sets=form.cleaned_data,
            intake=intake,
            base_version=self.version,
        )
        return version_url(self.version_row) if done else ""


class NameForms(OfVersion, FormPage):  # type: ignore[override]
    """Which forms a draft uses."""

    permission = DocumentPermission.DRAFT
    form_class = FormsForm
    title = _("Biểu mẫu kèm theo")
    button = _("Lưu biểu mẫu kèm theo")
    success = _("Đã lưu biểu mẫu kèm theo.")

    def form_arguments(self) -> dict[str, Any]:
        version = self.version_row
        offered = [(str(one.public_id), str(one)) for one in offered_forms(version)]
        return {"offered": offered, "initial": {"forms": version.forms}}

    def base_version(self) -> int | None:
        self.__dict__.pop("version_row", None)
        return self.version_row.version

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("version_row", None)
        return {"forms": "; ".join(one.code for one in named_forms(self.version_row))}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": version_url(self.version_row)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            name_forms,
            actor=self.actor,
            at=self.at,
            draft=self.version_row,
            forms=form.cleaned_data["forms"],
            base_version=self.version,
        )
        return version_url(self.version_row) if done else ""
