"""Editing the fields of a draft of the template: words, rules, choices, place; adding, removing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.forms.template_choices import ChoicesForm
from thuan.domains.oversight.reporting.forms.templates import (
    FieldForm,
    MoveForm,
    NewFieldForm,
)
from thuan.domains.oversight.reporting.template import editing
from thuan.domains.oversight.reporting.views.template_parts import EditingMixin, TemplateEdit
from thuan.domains.oversight.reporting.views.templates import template_url
from thuan.kernel.ui.views import ActionView

if TYPE_CHECKING:
    from django import forms


class OfField(TemplateEdit):
    """A page about one field of the draft."""

    @property
    def code(self) -> str:
        code: str = self.kwargs["code"]
        return code

    def row(self) -> dict[str, Any]:
        """The data of the field; an unknown code is no address."""
        found: dict[str, Any] = self.looked_up(editing.field_of, self.code)
        return found

    def save_row(self, form: forms.Form, sets: dict[str, Any]) -> str:
        content = editing.with_field(self.template().content, self.code, sets)
        return self.saved(form, content, f"fields.{self.code}")


class EditField(OfField):
    form_class = FieldForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Sửa mục %(code)s") % {"code": self.code}

    def form_arguments(self) -> dict[str, Any]:
        return {"initial": FieldForm.initial_of(self.row())}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, FieldForm)
        return self.save_row(form, form.data_of())


class EditChoices(OfField):
    form_class = ChoicesForm
    lead = gettext_lazy(
        "Lựa chọn đã dùng không xóa: ghi ngày thôi dùng. Hai dòng cuối để thêm lựa chọn mới."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Các lựa chọn của mục %(code)s") % {"code": self.code}

    def form_arguments(self) -> dict[str, Any]:
        return {"rows": self.row().get("choices") or []}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, ChoicesForm)
        return self.save_row(form, {"choices": form.data_of() or None})


class AddField(TemplateEdit):
    form_class = NewFieldForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Thêm mục vào phần %(code)s") % {"code": self.kwargs["code"]}

    def form_arguments(self) -> dict[str, Any]:
        self.looked_up(editing.section_of, self.kwargs["code"])
        return {}

    def carry_out(self, form: forms.Form) -> str:
        assert isinstance(form, NewFieldForm)
        sets = form.data_of()
        content = editing.with_new_field(self.template().content, self.kwargs["code"], sets)
        return self.saved(form, content, f"fields.{sets['code']}")


class MoveField(OfField):
    form_class = MoveForm

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Chuyển mục %(code)s") % {"code": self.code}

    def form_arguments(self) -> dict[str, Any]:
        self.row()
        places = []
        for section in self.template().content["sections"]:
            part, words = section["code"], section["title"]["vi"]
            places.append((f"{part}:", _("Đầu phần %(part)s") % {"part": words}))
            places += [
                (f"{part}:{row['code']}", _("Sau %(field)s") % {"field": _named(row)})
                for row in section["fields"]
                if row["code"] != self.code
            ]
        return {"places": places}

    def carry_out(self, form: forms.Form) -> str:
        section, _colon, after = form.cleaned_data["place"].partition(":")
        content = editing.with_field_moved(self.template().content, self.code, section, after)
        return self.saved(form, content, f"fields.{self.code}")


class RemoveField(EditingMixin, ActionView):
    button = gettext_lazy("Bỏ mục")
    consequence = gettext_lazy(
        "Phiên bản này không hỏi mục đó nữa; phiên bản cũ và số liệu đã gửi giữ nguyên."
    )

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Bỏ mục %(code)s") % {"code": self.kwargs["code"]}

    def cancel_url(self) -> str:
        return template_url(self.template())

    def form_arguments(self) -> dict[str, Any]:
        self.looked_up(editing.field_of, self.kwargs["code"])
        return {}

    def carry_out(self, form: forms.Form) -> str:
        code = self.kwargs["code"]
        content = editing.without_field(self.template().content, code)
        return self.saved(form, content, f"fields.{code}")


def _named(row: dict[str, Any]) -> str:
    return f"{row['code']} {row['label']['vi']}"
