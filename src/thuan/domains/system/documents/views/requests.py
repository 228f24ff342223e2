"""Requests to change a document: ask, list, answer."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import ChangeReason, RequestState
from thuan.domains.system.documents.forms import AnswerForm, RequestFilter, RequestForm
from thuan.domains.system.documents.permissions import DocumentPermission
from thuan.domains.system.documents.selectors.requests import change_request_of, change_requests
from thuan.domains.system.documents.services import requesting
from thuan.domains.system.documents.tables import REQUEST_TABLE
from thuan.domains.system.documents.views.common import (
    REGISTER,
    document_or_404,
    document_url,
    version_url,
)
from thuan.domains.system.documents.words import request_badge
from thuan.domains.system.documents.workflow import CHANGE_REQUEST_WORKFLOW
from thuan.kernel.text import fold
from thuan.kernel.ui.components import Empty, Header, Link, Panel
from thuan.kernel.ui.forms import CommentForm, Form, attempt
from thuan.kernel.ui.history import history_of
from thuan.kernel.ui.table import display
from thuan.kernel.ui.views import FormPage, RecordView, RegisterView, ServiceStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django import forms
    from django.db.models import QuerySet

    from thuan.domains.system.documents.models import ChangeRequest, Document
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.ui.components import TimelineEvent

REQUESTS = Link(gettext_lazy("Đề nghị sửa đổi"), "/tai-lieu/de-nghi/")
# Step of a request → its page.
STEPS = {"accept": "accept_request", "decline": "decline_request", "withdraw": "withdraw_request"}


class RequestRegister(RegisterView["ChangeRequest"]):
    """What people ask to change, and what became of it."""

    permission = DocumentPermission.VIEW
    table = REQUEST_TABLE
    filter_form = RequestFilter
    title = gettext_lazy("Đề nghị sửa đổi tài liệu")
    breadcrumb = (REGISTER,)
    default_order = ("-created_at", "-pk")
    empty = Empty(
        gettext_lazy(
            "Chưa có đề nghị nào. Thấy tài liệu sai hoặc thiếu: mở tài liệu ấy, bấm “Đề nghị sửa "
            "đổi”."
        ),
        Link(gettext_lazy("Mở tài liệu"), "/tai-lieu/"),
    )

    def rows(self, actor: Actor, wanted: dict[str, Any]) -> QuerySet[ChangeRequest]:
        rows = change_requests(actor)
        if wanted["tim"]:
            rows = rows.filter(document__search_key__contains=fold(wanted["tim"]))
        if wanted["trang_thai"]:
            rows = rows.filter(state=wanted["trang_thai"])
        return rows


class AskForChange(FormPage):
    """Say what is wrong in a document."""

    permission = DocumentPermission.REQUEST
    form_class = RequestForm
    title = gettext_lazy("Đề nghị sửa đổi")
    button = gettext_lazy("Gửi đề nghị")
    lead = gettext_lazy("Thư ký ISO nhận đề nghị và trả lời ngay trên trang của đề nghị này.")
    success = gettext_lazy("Đã gửi đề nghị sửa đổi.")

    @cached_property
    def document(self) -> Document:
        return document_or_404(self.actor, self.kwargs["public_id"])

    @property
    def breadcrumb(self) -> tuple[Link, ...]:  # type: ignore[override]
        return (REGISTER, Link(str(self.document), document_url(self.document)))

    def context(self, form: forms.Form) -> dict[str, Any]:
        return {**super().context(form), "back_url": document_url(self.document)}

    def carry_out(self, form: forms.Form) -> str:
        done = attempt(
            form,
            requesting.request_change,
            actor=self.actor,
            at=self.at,
            document=self.document,
            **form.cleaned_data,
        )
        return request_url(done.result) if done.result else ""


def request_url(request: ChangeRequest, name: str = "request") -> str:
    return reverse(f"documents:{name}", args=[request.public_id])


class OfRequest:
    """A page about one request; another agency's does not exist."""

    kwargs: dict[str, Any]
    actor: Actor

    @cached_property
    def row(self) -> ChangeRequest:
        """The request behind the address; raises Http404."""
        found = change_request_of(self.actor, self.kwargs["public_id"])
        if found is None:
            raise Http404
        return found


class RequestRecord(OfRequest, RecordView["ChangeRequest"]):
    """One request, and the answer."""

    permission = DocumentPermission.VIEW
    template_name: ClassVar[str] = "documents/request.html"
    breadcrumb = (REGISTER, REQUESTS)

    def record(self) -> ChangeRequest:
        return self.row

    def header(self, record: ChangeRequest) -> Header:
        steps = [
            Link(step.label, request_url(record, STEPS[step.name]))
            for step in CHANGE_REQUEST_WORKFLOW.offered(record, self.actor)
            if not CHANGE_REQUEST_WORKFLOW.refusals(record, step.name, self.actor)
        ]
        onward = steps[0] if steps and len(steps) > 1 else None
        return Header(
            title=_("Đề nghị sửa đổi"),
            code=record.document.code,
            state=request_badge(record),
            facts=(record.document.title,),
            next_step=onward,
            actions=tuple(steps[1:] if onward else steps),
        )

    def panels(self, record: ChangeRequest) -> Sequence[Panel]:
        facts = [
            (_("Người đề nghị"), str(record.created_by or "")),
            (_("Đề nghị lúc"), display(record.created_at)),
            (_("Lý do"), str(ChangeReason(record.reason).label)),
            (_("Trả lời lúc"), display(record.decided_at)),
        ]
        links = [Link(str(record.document), document_url(record.document), "file-earmark-text")]
        if record.document_version is not None:
            version = record.document_version
            links.append(Link(str(version), version_url(version), "pencil"))
        told = tuple(fact for fact in facts if fact[1])
        return [Panel(_("Đề nghị"), told, tuple(links))]

    def timeline(self, record: ChangeRequest) -> Sequence[TimelineEvent]:
        return history_of(record, labels=dict(RequestState.choices), noun=_("đề nghị"))


class _RequestStep(OfRequest, ServiceStep):
    """A step of a request with its page."""

    @property
    def facts(self) -> tuple[tuple[Any, str], ...]:  # type: ignore[override]
        return ((_("Tài liệu"), str(self.row.document)), (_("Chỗ cần sửa"), self.row.wrong))

    def cancel_url(self) -> str:
        return request_url(self.row)

    def subject(self) -> dict[str, Any]:
        return {"request": self.row}


class AcceptRequest(_RequestStep):
    permission = DocumentPermission.ANSWER
    form_class = AnswerForm
    title = gettext_lazy("Nhận đề nghị")
    button = gettext_lazy("Nhận, đưa vào bản sửa")
    consequence = gettext_lazy(
        "Đề nghị gắn vào bản đang soạn; chưa có bản đang soạn thì bản sửa đổi mới được mở."
    )
    success = gettext_lazy("Đã nhận đề nghị.")
    service = staticmethod(requesting.accept_request)


class DeclineRequest(_RequestStep):
    permission = DocumentPermission.ANSWER
    form_class = CommentForm
    title = gettext_lazy("Không sửa theo đề nghị")
    button = gettext_lazy("Không sửa")
    success = gettext_lazy("Đã trả lời người đề nghị.")
    service = staticmethod(requesting.decline_request)


class WithdrawRequest(_RequestStep):
    permission = DocumentPermission.REQUEST
    form_class = Form
    title = gettext_lazy("Rút lại đề nghị")
    button = gettext_lazy("Rút lại đề nghị")
    success = gettext_lazy("Đã rút lại đề nghị.")
    service = staticmethod(requesting.withdraw_request)
