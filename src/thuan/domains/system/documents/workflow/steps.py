"""One person's review of a version, and one person's reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.enums import CopyState, ReviewState
from thuan.domains.system.documents.permissions import DocumentPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import Copy, Review
    from thuan.kernel.accounts.actor import Actor


def asked_of_this_person(review: Review, actor: Actor) -> str | None:
    """Only who was asked gives this opinion; a deputy of his acts on his behalf (F6)."""
    if actor.person_id == review.reviewer_id:
        return None
    behalf = {held.on_behalf_of for held in actor.held if held.serves(P.REVIEW)}
    if review.reviewer_id in behalf:
        return None
    return _("Ý kiến này được hỏi ở người khác.")


def sent_to_this_person(copy: Copy, actor: Actor) -> str | None:
    """Reading is personal: nobody confirms it for another."""
    if actor.person_id != copy.person_id:
        return _("Bản này được phân phối cho người khác.")
    return None


REVIEW_WORKFLOW: Workflow[Review] = Workflow(
    name="document_review",
    subject="document_review",
    initial=ReviewState.WAITING,
    transitions=(
        Transition(
            "endorse",
            frozenset({ReviewState.WAITING}),
            ReviewState.ENDORSED,
            P.REVIEW,
            gettext_lazy("Đồng ý"),
            (asked_of_this_person,),
        ),
        Transition(
            "return",
            frozenset({ReviewState.WAITING}),
            ReviewState.RETURNED,
            P.REVIEW,
            gettext_lazy("Trả lại"),
            (asked_of_this_person,),
            needs_comment=True,
        ),
        # Another reviewer gave the version back: this opinion is no longer asked.
        Transition("lapse", frozenset({ReviewState.WAITING}), ReviewState.LAPSED, None),
    ),
)

COPY_WORKFLOW: Workflow[Copy] = Workflow(
    name="document_copy",
    subject="document_copy",
    initial=CopyState.SENT,
    transitions=(
        Transition(
            "acknowledge",
            frozenset({CopyState.SENT}),
            CopyState.ACKNOWLEDGED,
            P.VIEW,
            gettext_lazy("Tôi đã đọc"),
            (sent_to_this_person,),
        ),
    ),
)
