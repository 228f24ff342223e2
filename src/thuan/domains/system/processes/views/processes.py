"""The list of processes and the page of one: what comes in, what it does, what goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.api import documents
from thuan.domains.system.processes.content import read_criteria, read_flows
from thuan.domains.system.processes.enums import (
    Direction,
    KnowledgeState,
    ProcessKind,
    ProcessState,
)
from thuan.domains.system.processes.forms import ProcessFilter
from thuan.domains.system.processes.judging import lacking
from thuan.domains.system.processes.models import Process
from thuan.domains.system.processes.permissions import ProcessPermission
from thuan.domains.system.processes.selectors.instruments import instruments
from thuan.domains.system.processes.selectors.knowledge import knowledge
from thuan.domains.system.processes.selectors.processes import (
    documents_of,
    in_force_among,
    names_by_key,
    processes,
)
from thuan.domains.system.processes.tables import PROCESS_TABLE
from thuan.domains.system.processes.views.common import MAP, OfProcess, others_of, url_of
from thuan.domains.system.processes.words import (
    criterion_words,
    flow_lines,
    instrument_badge,
    lacks_words,
    owner_words,
    sheet_badge,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.views import RecordView, RegisterView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Text, TimelineEvent


class ProcessRegister(RegisterView["Process"]):
    """The processes as a list, also those no longer used."""

    permission = ProcessPermission.VIEW
    table = PROCESS_TABLE
    filter_form = ProcessFilter
    title = gettext_lazy("Danh sách quá trình")
    breadcrumb = (MAP,)
    default_order = ("place", "sort_key")
    empty = Empty(
        gettext_lazy("Chưa có quá trình nào. Lấy các quá trình thường gặp rồi sửa lại cho đúng."),
        Link(gettext_lazy("Mở sơ đồ quá trình"), "/qua-trinh/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[Process]:
        rows: QuerySet[Process] = processes(actor)
        for word in fold(wanted["tim"] or "").split():
            rows = rows.filter(search_key__contains=word)
        if wanted["nhom"]:
            rows = rows.filter(kind=wanted["nhom"])
        return rows.filter(state=wanted["trang_thai"] or ProcessState.IN_USE)

    def primary_action(self, actor: Actor) -> Link | None:
        if not can_anywhere(actor, ProcessPermission.MAP):
            return None
        return Link(_("Thêm quá trình"), reverse("processes:add"), "plus-lg")


class ProcessPage(OfProcess, RecordView[Process]):
    """One process: inputs, outputs, owner, criteria, what runs and what measures it."""

    permission = ProcessPermission.VIEW
    breadcrumb = (MAP,)
    template_name: ClassVar[str] = "processes/process.html"

    def record(self) -> Process:
        self.others = others_of(self.actor, self.row)
        self.lacks = lacking(self.row, [self.row, *self.others])
        return self.row  # type: ignore[no-any-return]

    def header(self, record: Process) -> Header:
        used = record.state == ProcessState.IN_USE
        step, links = None, []
        if used and self.may(ProcessPermission.DESCRIBE):
            step = Link(_("Sửa phiếu quá trình"), url_of(record, "sheet"), "pencil")
            links = [
                Link(_("Đầu vào, đầu ra"), url_of(record, "flows"), "arrow-left-right"),
                Link(_("Chỉ số, tiêu chí"), url_of(record, "criteria"), "list-check"),
                Link(_("Tài liệu của quá trình"), url_of(record, "documents"), "file-text"),
            ]
        if used and self.may(ProcessPermission.MAP):
            links.append(Link(_("Thôi dùng quá trình"), url_of(record, "retire")))
        asks: tuple[str, ...] = ()
        if used and self.lacks:
            words = {"lacks": lacks_words(self.lacks)}
            asks = (_("Phiếu còn thiếu: %(lacks)s.") % words,)
        return Header(
            title=record.name,
            code=record.code,
            state=sheet_badge(record, self.lacks),
            facts=(str(ProcessKind(record.kind).label), *filter(None, [owner_words(record)])),
            next_step=step,
            refusals=asks,
            actions=tuple(links),
        )

    def body(self, record: Process) -> dict[str, Any]:
        known = names_by_key(self.others)
        flows = read_flows(record.flows)
        told = [
            (_("Nguồn lực"), record.resources),
            (_("Cách đánh giá"), record.evaluation),
            (_("Cách cải tiến"), record.improvement),
        ]
        return {
            "inputs": flow_lines(flows, Direction.IN, known),
            "outputs": flow_lines(flows, Direction.OUT, known),
            "criteria": [
                criterion_words(one.name, one.target, one.frequency)
                for one in read_criteria(record.criteria)
            ],
            "told": [(head, words) for head, words in told if words.strip()],
            "documents": self._documents(record),
        }

    def _documents(self, record: Process) -> list[dict[str, Any]]:
        """Each document with whether a version of it is in force today (CHK-PRC-03)."""
        if not record.documents:
            return []
        rows = documents(self.actor).filter(public_id__in=record.documents)
        listed = documents_of(record, rows)
        standing = in_force_among(listed, business_day(self.at))
        return [
            {
                "words": str(one),
                "url": reverse("documents:document", args=[one.public_id]),
                "in_force": one.pk in standing,
            }
            for one in listed
        ]

    def panels(self, record: Process) -> Sequence[Panel]:
        today = business_day(self.at)
        measured: list[tuple[Text, str]] = [
            (str(one), str(instrument_badge(one, today).word))
            for one in instruments(self.actor).filter(process=record).order_by("sort_key")
        ]
        known = knowledge(self.actor).filter(process=record, state=KnowledgeState.CURRENT)
        links = [Link(one.title, url_of(one, "item"), "book") for one in known.order_by("sort_key")]
        found = [Panel(_("Điều khoản"), note=", ".join(record.clauses) or _("chưa ghi"))]
        if measured:
            found.append(Panel(_("Phương tiện đo"), tuple(measured)))
        if links:
            found.append(Panel(_("Tri thức"), links=tuple(links)))
        return found

    def timeline(self, record: Process) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(ProcessState.choices), noun=_("quá trình"))
