"""The list of what the agency knows, the page of one item, its words, its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.processes.enums import KnowledgeKind, KnowledgeState
from thuan.domains.system.processes.forms import KnowledgeFilter, KnowledgeForm
from thuan.domains.system.processes.models import KnowledgeItem
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.knowledge import knowledge
from thuan.domains.system.processes.services import knowing
from thuan.domains.system.processes.tables import knowledge_table
from thuan.domains.system.processes.views.common import (
    KNOWLEDGE,
    OfItem,
    Step,
    offered_documents,
    offered_processes,
    url_of,
)
from thuan.domains.system.processes.words import knowledge_badge
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, own_agency
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import CommentForm, Form, attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage, RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent
    from thuan.kernel.ui.table import Table


class KnowledgeRegister(RegisterView["KnowledgeItem"]):
    """What the agency knows, from whom, and when somebody last said that it holds."""

    permission = ProcessPermission.VIEW
    filter_form = KnowledgeFilter
    title = gettext_lazy("Tri thức của cơ quan")
    default_order = ("sort_key",)
    empty = Empty(
        gettext_lazy(
            "Chưa ghi gì. Ghi những điều chỉ một hai người biết mà cơ quan cần: cách xử lý hồ sơ "
            "khó, đầu mối ở nơi khác, bài học sau một lần sai. Người nghỉ thì việc vẫn chạy."
        )
    )

    @property
    def table(self) -> Table[Any]:  # type: ignore[override]
        return knowledge_table(business_day(self.at))

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[KnowledgeItem]:
        rows: QuerySet[KnowledgeItem] = knowledge(actor)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["loai"]:
            rows = rows.filter(kind=wanted["loai"])
        return rows.filter(state=wanted["trang_thai"] or KnowledgeState.CURRENT)

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, ProcessPermission.KNOWLEDGE):
            return None
        return Link(_("Ghi tri thức"), reverse("processes:note"), "plus-lg")


class KnowledgePage(OfItem, RecordView[KnowledgeItem]):
    """One item."""

    permission = ProcessPermission.VIEW
    breadcrumb = (KNOWLEDGE,)
    template_name: ClassVar[str] = "processes/item.html"

    def record(self) -> KnowledgeItem:
        return self.row  # type: ignore[no-any-return]

    def header(self, record: KnowledgeItem) -> Header:
        step, links = None, []
        if record.state == KnowledgeState.CURRENT and self.may(ProcessPermission.KNOWLEDGE):
            step = Link(_("Còn đúng"), url_of(record, "confirm_item"), "check-lg")
            links = [
                Link(_("Sửa nội dung"), url_of(record, "edit_item"), "pencil"),
                Link(_("Không còn đúng"), url_of(record, "retire_item")),
            ]
        return Header(
            title=record.title,
            state=knowledge_badge(record, business_day(self.at)),
            facts=(str(KnowledgeKind(record.kind).label),),
            next_step=step,
            actions=tuple(links),
        )

    def panels(self, record: KnowledgeItem) -> Sequence[Panel]:
        facts = [
            (_("Ai nắm"), record.holder),
            (_("Nguồn"), record.source),
            (_("Xem lại ngày"), display(record.confirmed_on)),
        ]
        links = []
        if record.process is not None:
            page = url_of(record.process, "process")
            links.append(Link(str(record.process), page, "diagram-3"))
        if record.document is not None:
            page = reverse("documents:document", args=[record.document.public_id])
            links.append(Link(str(record.document), page, "file-text"))
        told = tuple(fact for fact in facts if fact[1])
        return [Panel(_("Thông tin"), told, tuple(links))]

    def timeline(self, record: KnowledgeItem) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(KnowledgeState.choices), noun=_("tri thức"))


class _KnowledgeForm(FormPage):
    """The form with the processes and documents of the agency to choose from."""

    permission = ProcessPermission.KNOWLEDGE
    form_class = KnowledgeForm

    def agency(self) -> int:
        """The agency whose rows are offered."""
        return own_agency(self.actor, ProcessPermission.KNOWLEDGE)

    def form_arguments(self) -> dict[str, Any]:
        agency_id = self.agency()
        return {
            "processes": offered_processes(self.actor, agency_id),
            "documents": offered_documents(self.actor, agency_id),
        }


class NoteKnowledge(_KnowledgeForm):
    title = gettext_lazy("Ghi tri thức")
    button = gettext_lazy("Ghi lại")
    success = gettext_lazy("Đã ghi.")
    breadcrumb = (KNOWLEDGE,)

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": KNOWLEDGE.url}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            knowing.note_knowledge,
            actor=self.actor,
            at=self.at,
            agency_id=self.agency(),
            sets=form.cleaned_data,
        )
        return url_of(done.result, "item") if done.result else ""


class EditKnowledge(OfItem, _KnowledgeForm):  # type: ignore[override]
    title = gettext_lazy("Sửa tri thức")
    button = gettext_lazy("Lưu")
    success = gettext_lazy("Đã lưu.")
    lead = gettext_lazy("Sửa xong thì coi như đã xem lại hôm nay.")

    def agency(self) -> int:
        agency_id: int = self.row.agency_id
        return agency_id

    def form_arguments(self) -> dict[str, Any]:
        initial = {name: getattr(self.row, name) for name in knowing.WRITTEN}
        return {**super().form_arguments(), "initial": initial}

    def stored(self) -> dict[str, str]:
        self.__dict__.pop("row", None)
        return {name: display(value) for name, value in self.form_arguments()["initial"].items()}

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": url_of(self.row, "item")}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            knowing.change_knowledge,
            actor=self.actor,
            at=self.at,
            item=self.row,
            sets=form.cleaned_data,
            base_version=self.version,
        )
        return url_of(self.row, "item") if done else ""


class ConfirmKnowledge(OfItem, Step):  # type: ignore[override]
    permission = ProcessPermission.KNOWLEDGE
    form_class = Form
    title = gettext_lazy("Xác nhận còn đúng")
    button = gettext_lazy("Còn đúng")
    consequence = gettext_lazy("Ghi hôm nay là ngày xem lại gần nhất.")
    success = gettext_lazy("Đã xác nhận.")
    service = staticmethod(knowing.confirm_knowledge)
    takes = "item"
    page = "item"


class RetireKnowledge(OfItem, Step):  # type: ignore[override]
    permission = ProcessPermission.KNOWLEDGE
    form_class = CommentForm
    title = gettext_lazy("Đánh dấu không còn đúng")
    button = gettext_lazy("Không còn đúng")
    consequence = gettext_lazy("Mục này không còn trong danh sách đang dùng, vẫn đọc được.")
    success = gettext_lazy("Đã đánh dấu.")
    service = staticmethod(knowing.retire_knowledge)
    takes = "item"
    page = "item"
