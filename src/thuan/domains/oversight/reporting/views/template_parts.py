"""Editing a draft of the template: its terms, sections, groups and rules between figures."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.forms.template_rules import (
    IdentityForm,
    NewIdentityForm,
    ShortFormForm,
)
from thuan.domains.oversight.reporting.forms.templates import (
    SectionTermsForm,
    TermsForm,
    in_two,
    said,
)
from thuan.domains.oversight.reporting.judging import read_content, template_title
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.services.templates import edit_template
from thuan.domains.oversight.reporting.template import editing
from thuan.domains.oversight.reporting.views.templates import LIST, template_or_404, template_url
from thuan.domains.oversight.reporting.words import group_names
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import ActionView, FormPage
from thuan.kernel.ui.views.posting import PostingMixin

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest

    from thuan.domains.oversight.reporting.models import ReportTemplate


class EditingMixin(PostingMixin):
    """Finding the draft, saving new data, going back to its page."""

    permission = CyclePermission.EDIT_TEMPLATE
    success = gettext_lazy("Đã lưu thay đổi của mẫu.")
    kwargs: dict[str, Any]

    def template(self) -> ReportTemplate:
        return template_or_404(self.kwargs["public_id"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        template = self.template()
        if template.state != TemplateState.DRAFT:
            return redirect(template_url(template))
        return super().get(request, *args, **kwargs)

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        template = self.template()
        return (LIST, Link(template_title(template), template_url(template)))

    def base_version(self) -> int | None:
        return self.template().version

    def stored(self) -> dict[str, str]:
        """What the draft says now, where it differs from what was sent."""
        fresh = self.form_class(**self.form_arguments())
        found = {}
        for name, box in fresh.fields.items():
            if box.disabled or (name not in fresh.initial and box.initial is None):
                continue
            here = shown_values(fresh.get_initial_for_field(box, name))
            if here == [word for word in self.request.POST.getlist(name) if word]:
                continue
            labels = {str(key): str(words) for key, words in getattr(box, "choices", ())}
            found[name] = ", ".join(labels.get(word, word) for word in here) or "—"
        return found

    def looked_up(self, find: Callable[[dict[str, Any], str], dict[str, Any]], code: str) -> Any:
        """A part of the content; an unknown code is no address."""
        try:
            return find(self.template().content, code)
        except KeyError:
            raise Http404 from None

    def saved(self, form: forms.Form, content: dict[str, Any], part: str) -> str:
        """The next address, or "" with the refusal on the form."""
        template = self.template()
        done = attempt(
            form,
            edit_template,
            actor=self.actor,
            at=self.at,
            template=template,
            content=content,
            part=part,
            base_version=self.version,
        )
        return template_url(template) if done else ""


def shown_values(value: Any) -> list[str]:
    """An initial value as a person would have sent it; none for an empty one."""
    members = value if isinstance(value, list) else [value]
    return [
        format_date(one) if isinstance(one, date) else str(one)
        for one in members
        if one not in (None, "")
    ]


class TemplateEdit(EditingMixin, FormPage):
    """A small form about one part of a draft."""

    button = gettext_lazy("Lưu")


class EditTerms(TemplateEdit):
    form_class = TermsForm
    title = gettext_lazy("Sửa tên, căn cứ, ngưỡng")

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": TermsForm.initial_of(self.template().content)}

    def carry_out(self, form: forms.Form) -> str:
        found = form.cleaned_data
        sets = {
            "name": said(found["name_vi"], found["name_en"]),
            "legal_basis": found["legal_basis"],
        }
        content = editing.with_terms(
            self.template().content, sets, found["enough"], found["change"]
        )
        return self.saved(form, content, "terms")


class EditSection(TemplateEdit):
    form_class = SectionTermsForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Sửa phần %(code)s") % {"code": self.kwargs["code"]}

    def form_arguments(self) -> dict[str, Any]:
        row = self.looked_up(editing.section_of, self.kwargs["code"])
        words = {**in_two("title", row["title"]), **in_two("task", row["task"])}
        return {"initial": {**words, "minutes": row["minutes"]}}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, SectionTermsForm)
        code = self.kwargs["code"]
        content = editing.with_section(self.template().content, code, form.data_of())
        return self.saved(form, content, f"sections.{code}")


class EditShortForm(TemplateEdit):
    """Three ticks for every field: what differs for one group of agencies."""

    form_class = ShortFormForm
    template_name: ClassVar[str] = "reporting/template_group.html"
    lead = gettext_lazy(
        "Mục bình thường phải trả lời có thể miễn cho nhóm này; mục không phải trả lời có thể hiện "
        "sẵn; mục số liệu có thể được trả lời “không phát sinh” kèm lý do."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        group = self.kwargs["group"]
        return _("Mẫu rút gọn: %(group)s") % {"group": group_names().get(group, group)}

    def form_arguments(self) -> dict[str, Any]:
        row = self.looked_up(editing.short_form_of, self.kwargs["group"])
        lists = {key: row.get(key, []) for key in editing.SHORT_FORM_LISTS}
        return {"codes": read_content(self.template()).fields, "initial": lists}

    def carry_out(self, form: forms.Form) -> str:
        group = self.kwargs["group"]
        content = editing.with_short_form(self.template().content, group, form.cleaned_data)
        return self.saved(form, content, f"short_form.{group}")

    def context(self, form: forms.Form) -> dict[str, Any]:
        ticked = {key: set(form[key].value() or ()) for key in editing.SHORT_FORM_LISTS}
        fields = read_content(self.template()).fields.values()
        rows = [
            (field, [(key, form[key].label, field.code in ticked[key]) for key in ticked])
            for field in fields
            if not field.computed
        ]
        return {**super().context(form), "rows": rows}


class EditIdentity(TemplateEdit):
    form_class = IdentityForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Sửa đẳng thức %(code)s") % {"code": self.kwargs["code"]}

    def form_arguments(self) -> dict[str, Any]:
        row = self.looked_up(editing.identity_of, self.kwargs["code"])
        return {"initial": {**in_two("sentence", row["sentence"]), "weight": row["weight"]}}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, IdentityForm)
        code = self.kwargs["code"]
        content = editing.with_identity(self.template().content, code, form.data_of())
        return self.saved(form, content, f"identities.{code}")


class AddIdentity(TemplateEdit):
    form_class = NewIdentityForm
    title = gettext_lazy("Thêm đẳng thức")

    def form_arguments(self) -> dict[str, Any]:
        self.template()
        return {"initial": {"weight": 50}}

    def stored(self) -> dict[str, str]:
        """Nothing stands where this part will be."""
        return {}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, NewIdentityForm)
        content, code = self.template().content, form.cleaned_data["code"]
        if any(row["code"] == code for row in content["identities"]):
            form.add_error("code", _("Mã đẳng thức này đã có. Đặt mã khác."))
            return ""
        new = editing.with_identity(content, code, form.data_of())
        return self.saved(form, new, f"identities.{code}")


class RemoveIdentity(EditingMixin, ActionView):
    button = gettext_lazy("Bỏ đẳng thức")
    consequence = gettext_lazy("Phiên bản này không kiểm tra điều đó nữa; phiên bản cũ giữ nguyên.")

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Bỏ đẳng thức %(code)s") % {"code": self.kwargs["code"]}

    def cancel_url(self) -> str:
        return template_url(self.template())

    def form_arguments(self) -> dict[str, Any]:
        self.looked_up(editing.identity_of, self.kwargs["code"])
        return {}

    def carry_out(self, form: forms.Form) -> str:
        code = self.kwargs["code"]
        content = editing.without_identity(self.template().content, code)
        return self.saved(form, content, f"identities.{code}")
