"""The work of changed law: the list, one row, and saying that nothing has to change."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.api import DocumentPermission
from thuan.domains.system.legal.enums import UpdateState
from thuan.domains.system.legal.forms import LATE, ReasonForm, UpdateFilter
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.selectors.updates import is_late, update_of, updates, with_overdue
from thuan.domains.system.legal.services.closing import confirm_update
from thuan.domains.system.legal.tables import UPDATE_TABLE
from thuan.domains.system.legal.words import due_badge, what_happened
from thuan.domains.system.legal.workflow import UPDATE_WORKFLOW
from thuan.kernel.calendar.clock import business_day, end_of_day_bound
from thuan.kernel.calendar.deadlines import time_left
from thuan.kernel.permissions import can
from thuan.kernel.text import fold
from thuan.kernel.text.dates import format_date
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import ActionView, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet

    from thuan.domains.system.legal.models import LegalUpdate
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent

REGISTER = Link(gettext_lazy("Cập nhật theo pháp luật"), "/cap-nhat-phap-luat/")


class UpdateRegister(RegisterView["LegalUpdate"]):
    """Which documents have to be looked at because the law changed."""

    permission = LegalPermission.VIEW
    table = UPDATE_TABLE
    filter_form = UpdateFilter
    title = gettext_lazy("Cập nhật theo pháp luật")
    default_order = ("due_on", "agency__sort_key", "document__sort_key")
    empty = Empty(
        gettext_lazy(
            "Không có việc nào. Khi một văn bản làm căn cứ của tài liệu đang hiệu lực được sửa "
            "đổi, bị thay thế hoặc hết hiệu lực, việc cập nhật tự hiện ở đây."
        )
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[LegalUpdate]:
        rows = with_overdue(updates(actor), business_day(self.at))
        if wanted["tim"]:
            rows = rows.filter(document__search_key__contains=fold(wanted["tim"]))
        if wanted["van_ban"]:
            rows = rows.filter(change__text__search_key__contains=fold(wanted["van_ban"]))
        if wanted["xu_ly"] == LATE:
            today = business_day(self.at)
            rows = rows.filter(state=UpdateState.OPEN, due_on__lt=today)
        elif wanted["xu_ly"]:
            rows = rows.filter(state=wanted["xu_ly"])
        return rows


class OfUpdate:
    """A page about one piece of work; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def update(self) -> LegalUpdate:
        """The row behind the address; raises Http404."""
        found = update_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found


class UpdateRecord(OfUpdate, RecordView["LegalUpdate"]):
    """What changed, for which document, what was done about it."""

    permission = LegalPermission.VIEW
    template_name: ClassVar[str] = "legal/update.html"
    breadcrumb = (REGISTER,)

    def record(self) -> LegalUpdate:
        return self.update

    def header(self, record: LegalUpdate) -> Header:
        today = business_day(self.at)
        is_open = record.state == UpdateState.OPEN
        links = self._steps(record) if is_open else []
        due = time_left(self.at, end_of_day_bound(record.due_on)) if is_open else ""
        return Header(
            title=record.document.title,
            code=record.document.code,
            state=due_badge(record, today),
            due=due,
            facts=(record.agency.name,),
            next_step=links[0] if links else None,
            actions=tuple(links[1:]),
        )

    def _steps(self, record: LegalUpdate) -> list[Link]:
        """Whoever writes revises, whoever approves may say that nothing has to change."""
        found = []
        document = record.document
        if can(self.actor, DocumentPermission.DRAFT, agency_id=record.agency_id):
            revise = reverse("documents:revise", args=[document.public_id])
            found.append(Link(_("Soạn bản sửa đổi"), revise, "pencil"))
        if UPDATE_WORKFLOW.may(record, "confirm", self.actor):
            url = reverse("legal:confirm", args=[record.public_id])
            found.append(Link(_("Xác nhận không cần sửa"), url, "check-lg"))
        if can(self.actor, DocumentPermission.VIEW, agency_id=record.agency_id):
            page = reverse("documents:document", args=[document.public_id])
            found.append(Link(_("Mở tài liệu"), page, "file-earmark-text"))
            bases = reverse("legal:bases", args=[document.public_id])
            found.append(Link(_("Căn cứ pháp lý của tài liệu"), bases, "link-45deg"))
        return found

    def panels(self, record: LegalUpdate) -> Sequence[Panel]:
        facts = [(_("Hạn"), format_date(record.due_on))]
        if record.closed_on:
            facts.append((_("Xong ngày"), format_date(record.closed_on)))
        if record.document_version:
            facts.append((_("Bản mới"), str(record.document_version)))
        if record.state == UpdateState.CONFIRMED and record.updated_by:
            facts.append((_("Người xác nhận"), record.updated_by.full_name))
        text = reverse("law:text", args=[record.change.text.public_id])
        links = [Link(_("Mở văn bản"), text)]
        if record.change.by_text:
            by = reverse("law:text", args=[record.change.by_text.public_id])
            links.append(Link(_("Mở văn bản mới"), by))
        return [Panel(_("Thời hạn và kết quả"), tuple(facts), tuple(links))]

    def body(self, record: LegalUpdate) -> dict[str, Any]:
        late = is_late(record, business_day(self.at))
        return {"happened": what_happened(record.change), "late": late}

    def timeline(self, record: LegalUpdate) -> Sequence[TimelineEvent]:
        noun = _("việc cập nhật")
        return history_of(record, labels=dict(UpdateState.choices), noun=noun)


class ConfirmUpdate(OfUpdate, ActionView):
    """Nothing has to change, and why."""

    permission = LegalPermission.CONFIRM
    form_class = ReasonForm
    title = gettext_lazy("Xác nhận không cần sửa")
    button = gettext_lazy("Xác nhận không cần sửa")
    consequence = gettext_lazy("Tên người xác nhận và lý do được lưu; Sở xem được.")
    success = gettext_lazy("Đã xác nhận tài liệu không cần sửa.")
    breadcrumb = (REGISTER,)

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        return (
            (_("Tài liệu"), str(self.update.document)),
            (_("Thay đổi"), what_happened(self.update.change)),
        )

    def base_version(self) -> int:
        self.__dict__.pop("update", None)
        return self.update.version

    def cancel_url(self) -> str:
        return reverse("legal:update", args=[self.update.public_id])

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            confirm_update,
            actor=self.actor,
            at=self.at,
            update=self.update,
            base_version=self.version,
            **form.cleaned_data,
        )
        return self.cancel_url() if done else ""
