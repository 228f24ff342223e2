"""The page of a document with all its versions, and the page of one version."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.system.documents.content import structure_of
from thuan.domains.system.documents.enums import (
    IN_FORCE,
    OPEN,
    CopyState,
    DocumentState,
    DocumentType,
    VersionState,
)
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.package import hash_of
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.documents import (
    copies_of,
    my_copy,
    my_review,
    reviews_of,
    versions_of,
)
from thuan.domains.system.documents.selectors.forms import named_forms, users_in_force
from thuan.domains.system.documents.selectors.requests import requests_about
from thuan.domains.system.documents.views.common import (
    REGISTER,
    OfVersion,
    compare_url,
    document_or_404,
    document_url,
    said_in,
    structure_shown,
    version_url,
)
from thuan.domains.system.documents.words import (
    kept_as,
    numbers,
    opinion_words,
    origin,
    request_badge,
    review_words,
    stages,
    version_badge,
)
from thuan.domains.system.documents.workflow import VERSION_WORKFLOW
from thuan.kernel.files.picturing import can_be_drawn
from thuan.kernel.permissions import can
from thuan.kernel.ui.components import Header, Link, Panel
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import RecordView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import Stage, TimelineEvent

STEPS = ("submit", "reject", "approve", "abandon", "cancel", "confirm_review")
STANDING = ("suspend", "resume", "withdraw")
# A step back or out is a quiet link; the others lead on.
# Requests shown on the page of their document; all of them are in the list.
ASKED_SHOWN = 5
QUIET = frozenset({"reject", "abandon", "cancel", "confirm_review", *STANDING})


class DocumentRecord(RecordView[Document]):
    """One document: what is in force, what is on its way, what was before."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "documents/document.html"
    breadcrumb = (REGISTER,)

    def record(self) -> Document:
        document = document_or_404(self.actor, self.kwargs["public_id"])
        self.versions = versions_of(document)
        return document

    def header(self, record: Document) -> Header:
        standing = next((one for one in self.versions if one.state in IN_FORCE), None)
        coming = next((one for one in self.versions if one.state in OPEN), None)
        shown = standing or coming or (self.versions[0] if self.versions else None)
        links = []
        may_draft = can(self.actor, DocumentPermission.DRAFT, agency_id=record.agency_id)
        if may_draft and standing and not coming:
            links.append(Link(_("Soạn bản sửa đổi"), document_url(record, "revise"), "pencil"))
        if record.state == DocumentState.CONTROLLED and _may_ask(self.actor, record):
            links.append(Link(_("Đề nghị sửa đổi"), document_url(record, "ask"), "chat-left-text"))
        if len(self.versions) > 1:
            links.append(Link(_("So sánh hai phiên bản"), document_url(record, "compare")))
        if may_draft and record.state == DocumentState.CONTROLLED:
            links.append(Link(_("Sửa thông tin tài liệu"), document_url(record, "edit_head")))
        step = None
        if coming is not None:
            step = Link(_("Mở bản đang làm"), version_url(coming))
        elif standing is not None:
            step = Link(_("Xem bản đang hiệu lực"), version_url(standing))
        return Header(
            title=record.title,
            code=record.code,
            state=version_badge(shown.state) if shown else None,
            facts=(str(DocumentType(record.kind).label),),
            next_step=step,
            actions=tuple(links),
        )

    def panels(self, record: Document) -> Sequence[Panel]:
        facts = [
            (_("Bộ phận chủ trì"), record.owner_unit),
            (_("Điều khoản"), ", ".join(record.clauses)),
            (_("Chu kỳ xem xét"), review_words(record)),
            (_("Có hiệu lực lần đầu"), display(record.in_force_since)),
        ]
        found = [Panel(_("Thông tin chung"), tuple(fact for fact in facts if fact[1]))]
        if record.kind == DocumentType.FORM:
            users = users_in_force(self.actor, record)
            links = tuple(Link(str(one.document), version_url(one), "file-text") for one in users)
            told = () if links else ((_("Tài liệu đang hiệu lực"), _("chưa có")),)
            found.append(Panel(_("Dùng trong"), told, links))
        return found

    def body(self, record: Document) -> dict[str, Any]:
        return {
            "asked": [
                (one.wrong, request_badge(one), reverse("documents:request", args=[one.public_id]))
                for one in requests_about(self.actor, record)[:ASKED_SHOWN]
            ],
            "versions": [
                {
                    "url": version_url(one),
                    "numbers": numbers(one.issue, one.revision),
                    "badge": version_badge(one.state),
                    "from": one.effective_from,
                    "to": one.effective_to,
                    "decision": one.decision_no,
                    "summary": one.summary,
                }
                for one in self.versions
            ],
        }

    def timeline(self, record: Document) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(DocumentState.choices), noun=_("tài liệu"))


class VersionRecord(OfVersion, RecordView[DocumentVersion]):  # type: ignore[override]
    """One version: its content, its control block, who reviewed it, who has read it."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "documents/version.html"

    def record(self) -> DocumentVersion:
        return self.version_row

    def header(self, record: DocumentVersion) -> Header:
        onward, quiet, refusals = self._steps(record)
        return Header(
            title=record.document.title,
            code=record.document.code,
            state=version_badge(record.state),
            facts=(str(record),),
            next_step=onward[0] if onward else None,
            refusals=tuple(refusals),
            actions=(*onward[1:], *quiet),
        )

    def _steps(self, record: DocumentVersion) -> tuple[list[Link], list[Link], list[str]]:
        """What this person can do now: onward, quietly, and why a step cannot be taken."""
        onward = [*self._own(record)]
        quiet: list[Link] = []
        refusals: list[str] = []
        for step in VERSION_WORKFLOW.offered(record, self.actor):
            if step.name not in {*STEPS, *STANDING}:
                continue
            # Whom to ask is chosen on the page of the step itself.
            why = VERSION_WORKFLOW.refusals(record, step.name, self.actor)
            if why and step.name != "submit":
                refusals += [f"{step.label}: {sentence}" for sentence in why]
                continue
            link = Link(step.label, version_url(record, step.name))
            (quiet if step.name in QUIET else onward).append(link)
        if record.state == VersionState.DRAFT and _may(self.actor, "DRAFT", record):
            # What is empty is written first; what has content is sent on.
            place = 1 if onward and record.has_content else 0
            write = Link(_("Soạn nội dung"), version_url(record, "write"), "pencil")
            onward.insert(place, write)
            if known := structure_of(record.document.kind):
                page = reverse(known.write_page, args=[record.public_id])
                link = Link(str(known.label), page, "list-check")
                onward.insert(place if record.structure else 0, link)
            quiet.append(Link(_("Biểu mẫu kèm theo"), version_url(record, "forms")))
        if record.state in IN_FORCE and _may(self.actor, "DISTRIBUTE", record):
            quiet.append(Link(_("Phân phối"), version_url(record, "distribute")))
        if record.has_content:
            for kind in ("pdf", "docx"):
                words = _("Bản in (%(kind)s)") % {"kind": kind.upper()}
                quiet.append(Link(words, f"{version_url(record, 'paper')}?xuat={kind}", "printer"))
        return onward, quiet, refusals

    def _own(self, record: DocumentVersion) -> list[Link]:
        """What waits for this very person: an opinion, or reading."""
        if record.state == VersionState.IN_REVIEW and my_review(self.actor, record):
            return [
                Link(_("Đồng ý"), version_url(record, "endorse")),
                Link(_("Trả lại người soạn"), version_url(record, "return_version")),
            ]
        if record.state in IN_FORCE and my_copy(self.actor, record):
            return [Link(_("Tôi đã đọc"), version_url(record, "acknowledge"))]
        return []

    def life_cycle(self, record: DocumentVersion) -> Sequence[Stage]:
        return stages(record)

    def timeline(self, record: DocumentVersion) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(VersionState.choices), noun=_("phiên bản"))

    def panels(self, record: DocumentVersion) -> Sequence[Panel]:
        found = [_control_block(record)]
        if reviews := reviews_of(record):
            digest = hash_of(record.document, record)
            facts = tuple((one.reviewer.full_name, opinion_words(one, digest)) for one in reviews)
            found.append(Panel(_("Xem xét"), facts))
        if copies := copies_of(record):
            read = sum(one.state == CopyState.ACKNOWLEDGED for one in copies)
            words = {"read": read, "all": len(copies)}
            names = tuple((one.person.full_name, _copy_words(one)) for one in copies)
            found.append(Panel(_("Đã đọc %(read)s/%(all)s người") % words, names))
        return found

    def body(self, record: DocumentVersion) -> dict[str, Any]:
        document = document_url(record.document)
        file = reverse("files:download", args=[record.file.public_id]) if record.file else ""
        shown = structure_shown(record)
        return {
            "stamp": kept_as(record),
            "document_url": document,
            "compare_url": compare_url(record),
            "said": said_in(record),
            "file_url": file,
            "read_url": version_url(record, "file")
            if record.file and can_be_drawn(record.file)
            else "",
            "forms": [
                (str(one), document_url(one), version_badge(one.present_state))  # type: ignore[attr-defined]
                for one in named_forms(record)
            ],
            **shown,
        }


def _may_ask(actor: Actor, document: Document) -> bool:
    return can(actor, DocumentPermission.REQUEST, agency_id=document.agency_id)


def _may(actor: Actor, permission: str, version: DocumentVersion) -> bool:
    return can(actor, DocumentPermission[permission], agency_id=version.agency_id)


def _control_block(version: DocumentVersion) -> Panel:
    """The block on the cover of real documents: numbers, days, decision, fingerprint."""
    facts = [
        (_("Mã số"), version.document.code),
        (_("Lần ban hành"), f"{version.issue:02}"),
        (_("Lần sửa đổi"), f"{version.revision:02}"),
        (_("Nguồn"), origin(version)),
        (_("Dự kiến hiệu lực"), display(version.planned_from)),
        (_("Quyết định ban hành"), version.decision_no),
        (_("Phê duyệt lúc"), display(version.approved_at)),
        (_("Hiệu lực từ"), display(version.effective_from)),
        (_("Hết hiệu lực từ"), display(version.effective_to)),
        (_("Quyết định hủy bỏ"), version.withdrawal_no),
        (_("Kế hoạch thay thế"), version.replacement_plan),
        (_("Xem xét lại trước"), display(version.next_review)),
        (_("Dấu vân"), version.content_hash[:12]),
    ]
    return Panel(_("Kiểm soát"), tuple(fact for fact in facts if fact[1]))


def _copy_words(copy: Any) -> str:
    if copy.acknowledged_at:
        return display(copy.acknowledged_at)
    return _("chưa đọc, hạn %(day)s") % {"day": display(copy.due)}
