"""A request to change a document: asked, then accepted into a revision, declined or withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import RequestState
from thuan.domains.system.documents.permissions import DocumentPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import ChangeRequest
    from thuan.kernel.accounts.actor import Actor


def asked_by_this_person(request: ChangeRequest, actor: Actor) -> str | None:
    """Only who asked takes it back."""
    if actor.person_id == request.created_by_id:
        return None
    return _("Đề nghị này của người khác; chỉ người đề nghị rút lại được.")


_OPEN = frozenset({RequestState.OPEN})
CHANGE_REQUEST_WORKFLOW: Workflow[ChangeRequest] = Workflow(
    name="change_request",
    subject="change_request",
    initial=RequestState.OPEN,
    transitions=(
        Transition(
            "accept", _OPEN, RequestState.ACCEPTED, P.ANSWER, gettext_lazy("Nhận, đưa vào bản sửa")
        ),
        Transition(
            "decline",
            _OPEN,
            RequestState.DECLINED,
            P.ANSWER,
            gettext_lazy("Không sửa"),
            needs_comment=True,
        ),
        # The draft that was to deal with it was given up: it waits for an answer again.
        Transition("reopen", frozenset({RequestState.ACCEPTED}), RequestState.OPEN, None),
        Transition(
            "withdraw",
            _OPEN,
            RequestState.WITHDRAWN,
            P.REQUEST,
            gettext_lazy("Rút lại đề nghị"),
            (asked_by_this_person,),
        ),
    ),
)
