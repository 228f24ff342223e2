"""Versions of the report template: list, record, new version, publishing, files, preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from thuan.domains.oversight.reporting.enums import TemplateState
from thuan.domains.oversight.reporting.forms import CommentForm, SectionForm
from thuan.domains.oversight.reporting.judging import read_content, template_title
from thuan.domains.oversight.reporting.models import ReportTemplate
from thuan.domains.oversight.reporting.permissions import CyclePermission
from thuan.domains.oversight.reporting.selectors.templates import against_base, templates
from thuan.domains.oversight.reporting.services.templates import (
    cancel_template,
    draft_version,
    publish_template,
)
from thuan.domains.oversight.reporting.tables import TEMPLATE_TABLE
from thuan.domains.oversight.reporting.views.computed import compose
from thuan.domains.oversight.reporting.words import TEMPLATE_TONES, group_names, without_figures
from thuan.domains.oversight.reporting.workflow import TEMPLATE_WORKFLOW
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import FilterForm, attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import Badge
from thuan.kernel.ui.views import ActionView, GuardedMixin, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django import forms
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent

LARGEST_FILE: Final = 2 * 1024 * 1024
LIST = Link(gettext_lazy("Mẫu báo cáo"), "/bao-cao/mau/")


def template_or_404(public_id: UUID) -> ReportTemplate:
    """The version behind the address with its content."""
    rows = ReportTemplate.objects.select_related("based_on")
    found = rows.filter(public_id=public_id).first()
    if found is None:
        raise Http404
    return found


def template_url(template: ReportTemplate, name: str = "template") -> str:
    return reverse(f"reporting:{name}", args=[template.public_id])


class TemplateRegister(RegisterView[ReportTemplate]):
    """Every version of every template, the newest first."""

    permission = CyclePermission.EDIT_TEMPLATE
    table = TEMPLATE_TABLE
    filter_form = FilterForm
    title = gettext_lazy("Mẫu báo cáo")
    default_order = ("code", "-number")
    empty = Empty(gettext_lazy("Chưa có mẫu báo cáo nào. Nhập mẫu từ tệp để bắt đầu."))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ReportTemplate]:
        del actor, wanted
        return templates()

    def primary_action(self, actor: Actor) -> Link | None:
        del actor
        return Link(_("Nhập mẫu từ tệp"), reverse("reporting:import_template"), "upload")


class TemplateRecord(RecordView[ReportTemplate]):
    """One version: sections and fields, rules, groups, what differs, next step."""

    permission = CyclePermission.EDIT_TEMPLATE
    template_name: ClassVar[str] = "reporting/template.html"
    breadcrumb = (LIST,)

    def record(self) -> ReportTemplate:
        return template_or_404(self.kwargs["public_id"])

    def header(self, record: ReportTemplate) -> Header:
        state = TemplateState(record.state)
        actions = [
            Link(_("Xem mẫu như cơ quan thấy"), template_url(record, "template_preview"), "eye"),
            Link(_("Xuất tệp"), template_url(record, "export_template"), "download"),
            Link(_("Lập phiên bản mới từ phiên bản này"), template_url(record, "new_version")),
        ]
        next_step, refusals = None, []
        if state == TemplateState.DRAFT:
            refusals = TEMPLATE_WORKFLOW.refusals(record, "publish", self.actor)
            if not refusals:
                next_step = Link(_("Ban hành mẫu"), template_url(record, "publish_template"))
            actions.append(Link(_("Hủy dự thảo"), template_url(record, "cancel_template")))
        return Header(
            title=template_title(record),
            state=Badge(TEMPLATE_TONES[state], state.label),
            next_step=next_step,
            refusals=tuple(refusals),
            actions=tuple(actions),
        )

    def timeline(self, record: ReportTemplate) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(TemplateState.choices), noun=_("mẫu báo cáo"))

    def panels(self, record: ReportTemplate) -> Sequence[Panel]:
        content = read_content(record)
        facts = (
            (_("Mã mẫu"), record.code),
            (_("Căn cứ"), record.legal_basis or "—"),
            (_("Đủ để gửi"), f"{content.enough_percent} %"),
            (_("Giải trình khi thay đổi"), f"{content.change_percent} %"),
            (_("Lập từ phiên bản"), str(record.based_on.number if record.based_on else "—")),
            (_("Dấu vân"), record.content_hash[:12]),
        )
        links: tuple[Link, ...] = ()
        if record.state == TemplateState.DRAFT:
            links = (Link(_("Sửa tên, căn cứ, ngưỡng"), template_url(record, "template_terms")),)
        return (Panel(_("Thông tin chung"), facts, links),)

    def body(self, record: ReportTemplate) -> dict[str, Any]:
        content = read_content(record)
        return {
            "content": content,
            "identities": [(one, without_figures(str(one.sentence))) for one in content.identities],
            "parts": [(s, [content.field(code) for code in s.fields]) for s in content.sections],
            "editable": record.state == TemplateState.DRAFT,
            "differences": against_base(record),
        }


class NewVersion(ActionView):
    """A draft that begins as a copy of this version."""

    permission = CyclePermission.EDIT_TEMPLATE
    button = gettext_lazy("Lập phiên bản mới")
    consequence = gettext_lazy(
        "Phiên bản mới là dự thảo; phiên bản này và các kỳ đang dùng giữ nguyên."
    )
    success = gettext_lazy("Đã lập dự thảo phiên bản mới.")
    breadcrumb = (LIST,)

    def template(self) -> ReportTemplate:
        return template_or_404(self.kwargs["public_id"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return _("Lập phiên bản mới từ phiên bản %(n)s") % {"n": self.template().number}

    def cancel_url(self) -> str:
        return template_url(self.template())

    def carry_out(self, form: forms.Form) -> str:
        base = self.template()
        done = attempt(form, draft_version, actor=self.actor, at=self.at, based_on=base)
        return template_url(done.result) if done.result else ""


class TemplateStep(ActionView):
    """A step of a draft."""

    permission = CyclePermission.EDIT_TEMPLATE
    breadcrumb = (LIST,)

    def template(self) -> ReportTemplate:
        return template_or_404(self.kwargs["public_id"])

    def cancel_url(self) -> str:
        return template_url(self.template())

    def base_version(self) -> int | None:
        return self.template().version


class PublishTemplate(TemplateStep):
    title = gettext_lazy("Ban hành mẫu")
    button = gettext_lazy("Ban hành mẫu")
    consequence = gettext_lazy(
        "Sau khi ban hành, phiên bản này không đổi được nữa. Kỳ báo cáo lập sau đó chọn được "
        "mẫu này; kỳ đã ban hành giữ phiên bản của mình."
    )
    success = gettext_lazy("Đã ban hành mẫu báo cáo.")

    def carry_out(self, form: forms.Form) -> str:
        row = self.template()
        facts = {"template": row, "base_version": self.version}
        done = attempt(form, publish_template, actor=self.actor, at=self.at, **facts)
        return template_url(row) if done else ""


class CancelTemplate(TemplateStep):
    title = gettext_lazy("Hủy dự thảo")
    button = gettext_lazy("Hủy dự thảo")
    form_class = CommentForm
    consequence = gettext_lazy(
        "Dự thảo được giữ lại với lý do hủy, không sửa và không dùng được nữa."
    )
    success = gettext_lazy("Đã hủy dự thảo mẫu báo cáo.")

    def carry_out(self, form: forms.Form) -> str:
        row = self.template()
        facts = {"template": row, "base_version": self.version}
        comment = form.cleaned_data["comment"]
        done = attempt(
            form, cancel_template, actor=self.actor, at=self.at, comment=comment, **facts
        )
        return template_url(row) if done else ""


class TemplatePreview(GuardedMixin, View):
    """The form as a group of agencies will see it; nothing can be sent from here."""

    permission = CyclePermission.EDIT_TEMPLATE

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        row = template_or_404(public_id)
        template, names = read_content(row), group_names()
        groups = [(code, names.get(code, str(f.label))) for code, f in template.short_forms.items()]
        group = request.GET.get("nhom") or ""
        if group not in template.short_forms:
            group = "xa" if "xa" in template.short_forms else groups[0][0]
        on = business_day(self.at)
        parts = []
        for section in template.sections:
            asked = template.section_fields(section, group, on)
            form = SectionForm(asked=asked, values={}, auto_id=f"{section.code}_%s")
            compose(form, template, {}, lambda _section, _code: "")
            parts.append((section, form))
        context = {
            "title": _("Xem mẫu như cơ quan thấy"),
            "breadcrumb": (LIST, Link(str(row), template_url(row))),
            "groups": groups,
            "group": group,
            "group_name": dict(groups)[group],
            "parts": parts,
        }
        return render(request, "reporting/template_preview.html", context)
