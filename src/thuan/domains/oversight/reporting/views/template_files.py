"""A template as a file: carried out and taken in as YAML."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.forms.template_rules import TemplateFileForm
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.selectors.templates import (
    as_yaml,
    published_templates,
)
from thuan.domains.oversight.reporting.services.templates import (
    draft_version,
)
from thuan.domains.oversight.reporting.views.templates import template_or_404, template_url
from thuan.kernel.ui.components import Link
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.views import FormPage, GuardedMixin

if TYPE_CHECKING:
    from uuid import UUID

    from django import forms
    from django.http import HttpRequest


LARGEST_FILE: Final = 2 * 1024 * 1024
LIST = Link(gettext_lazy("Mẫu báo cáo"), "/bao-cao/mau/")


class ExportTemplate(GuardedMixin, View):
    """The version as a YAML file."""

    permission = CyclePermission.EDIT_TEMPLATE

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        del request
        row = template_or_404(public_id)
        response = HttpResponse(as_yaml(row), content_type="application/yaml; charset=utf-8")
        name = f"{row.code}-v{row.number}.yaml"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


class ImportTemplate(FormPage):
    """A template from a file becomes the next draft of its code."""

    permission = CyclePermission.EDIT_TEMPLATE
    form_class = TemplateFileForm
    title = gettext_lazy("Nhập mẫu từ tệp")
    button = gettext_lazy("Đọc tệp và lập dự thảo")
    lead = gettext_lazy("Tệp trở thành một dự thảo; xem lại rồi mới ban hành.")
    success = gettext_lazy("Đã lập dự thảo từ tệp.")
    breadcrumb = (LIST,)

    def carry_out(self, form: forms.Form) -> str:
        content = _content_of(form)
        if content is None:
            return ""
        base = published_templates().filter(code=str(content.get("code"))).first()
        done = attempt(
            form, draft_version, actor=self.actor, at=self.at, based_on=base, content=content
        )
        return template_url(done.result) if done.result else ""


def _content_of(form: forms.Form) -> dict[str, Any] | None:
    """Plain data of the file, fit for JSON; the form tells what is wrong."""
    file = form.cleaned_data["tep"]
    if file.size > LARGEST_FILE:
        form.add_error("tep", _("Tệp lớn hơn 2 MB, không phải tệp mẫu báo cáo. Chọn lại tệp."))
        return None
    try:
        text = file.read().decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CSafeLoader)):
            form.add_error("tep", _("Tệp dùng bí danh (&, *). Ghi đủ từng mục rồi gửi lại."))
            return None
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError):
        form.add_error("tep", _("Không đọc được tệp theo cú pháp YAML. Xuất lại tệp rồi gửi."))
        return None
    if not isinstance(loaded, dict):
        form.add_error("tep", _("Tệp không phải mẫu báo cáo. Chọn tệp đã xuất từ trang mẫu."))
        return None
    found: dict[str, Any] = _plain(loaded)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime)) else value
