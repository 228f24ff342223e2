"""A version: written, reviewed, approved, in force from a day on, followed by the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.documents.content import refusal_of
from thuan.domains.system.documents.enums import DocumentState, DocumentType
from thuan.domains.system.documents.enums import ReviewState as R
from thuan.domains.system.documents.enums import VersionState as S
from thuan.domains.system.documents.permissions import DocumentPermission as P
from thuan.domains.system.documents.workflow.forms import nothing_in_force_needs_it
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.documents.models import Document, DocumentVersion
    from thuan.kernel.accounts.actor import Actor

# What the manager of the system may approve by himself, where the head's rules say so.
APPROVED_BY_MANAGER = frozenset({DocumentType.FORM, DocumentType.INSTRUCTION})


def it_has_content(version: DocumentVersion, _actor: Actor) -> str | None:
    if not version.has_content:
        return _("Chưa có nội dung: chọn tệp, hoặc soạn nội dung ngay tại đây.")
    return None


def it_keeps_the_rules_of_its_type(version: DocumentVersion, actor: Actor) -> str | None:
    """At submission for the planned day; approval asks again for the day that is decided."""
    today = business_day(actor.at)
    first = max(version.planned_from or today, today)
    return refusal_of(version, first)


def it_says_what_changed(version: DocumentVersion, _actor: Actor) -> str | None:
    if (version.issue, version.revision) != (1, 0) and not version.summary.strip():
        return _("Ghi nội dung sửa đổi so với bản trước.")
    return None


def somebody_reviews(version: DocumentVersion, _actor: Actor) -> str | None:
    if not version.reviews.filter(state=R.WAITING).exists():
        return _("Chọn ít nhất một người xem xét, khác người soạn.")
    return None


def all_reviewers_endorsed(version: DocumentVersion, _actor: Actor) -> str | None:
    if version.reviews.filter(state=R.WAITING).exists():
        return _("Còn người chưa cho ý kiến.")
    return None


def the_approver_may_approve_this_type(version: DocumentVersion, actor: Actor) -> str | None:
    held = require(actor, P.APPROVE, agency_id=version.agency_id)
    if held.role == Role.QMR and version.document.kind not in APPROVED_BY_MANAGER:
        return _("Loại tài liệu này do thủ trưởng hoặc phó thủ trưởng phê duyệt.")
    return None


def its_day_has_come(version: DocumentVersion, actor: Actor) -> str | None:
    if version.effective_from is None or version.effective_from > business_day(actor.at):
        return _("Chưa đến ngày hiệu lực.")
    return None


VERSION_WORKFLOW: Workflow[DocumentVersion] = Workflow(
    name="document_version",
    subject="document_version",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "submit",
            frozenset({S.DRAFT}),
            S.IN_REVIEW,
            P.DRAFT,
            gettext_lazy("Trình xem xét"),
            (
                it_has_content,
                it_keeps_the_rules_of_its_type,
                it_says_what_changed,
                somebody_reviews,
            ),
            part="AUTHOR",
        ),
        Transition(
            "return",
            frozenset({S.IN_REVIEW}),
            S.DRAFT,
            P.REVIEW,
            gettext_lazy("Trả lại người soạn"),
            part="REVIEWER",
            needs_comment=True,
        ),
        Transition(
            "endorse",
            frozenset({S.IN_REVIEW}),
            S.PENDING_APPROVAL,
            P.REVIEW,
            gettext_lazy("Đồng ý, trình phê duyệt"),
            (all_reviewers_endorsed,),
            part="REVIEWER",
        ),
        Transition(
            "reject",
            frozenset({S.PENDING_APPROVAL}),
            S.DRAFT,
            P.APPROVE,
            gettext_lazy("Không duyệt, trả lại"),
            (the_approver_may_approve_this_type,),
            needs_comment=True,
        ),
        Transition(
            "approve",
            frozenset({S.PENDING_APPROVAL}),
            S.APPROVED,
            P.APPROVE,
            gettext_lazy("Phê duyệt"),
            (the_approver_may_approve_this_type,),
            part="APPROVER",
        ),
        Transition(
            "abandon",
            frozenset({S.DRAFT}),
            S.CANCELLED,
            P.DRAFT,
            gettext_lazy("Bỏ bản soạn"),
            needs_comment=True,
        ),
        Transition(
            "cancel",
            frozenset({S.APPROVED}),
            S.CANCELLED,
            P.APPROVE,
            gettext_lazy("Hủy trước khi có hiệu lực"),
            (the_approver_may_approve_this_type, nothing_in_force_needs_it),
            needs_comment=True,
        ),
        # What was in force on paper before the agency had this system.
        Transition("take_over", frozenset({S.DRAFT}), S.EFFECTIVE, None, "", (it_has_content,)),
        Transition("activate", frozenset({S.APPROVED}), S.EFFECTIVE, None, "", (its_day_has_come,)),
        Transition("supersede", frozenset({S.EFFECTIVE, S.SUSPENDED}), S.OBSOLETE, None),
        Transition(
            "confirm_review",
            frozenset({S.EFFECTIVE}),
            S.EFFECTIVE,
            P.APPROVE,
            gettext_lazy("Xác nhận còn phù hợp"),
            (the_approver_may_approve_this_type,),
            needs_comment=True,
        ),
        Transition(
            "suspend",
            frozenset({S.EFFECTIVE}),
            S.SUSPENDED,
            P.WITHDRAW,
            gettext_lazy("Tạm ngừng áp dụng"),
            (nothing_in_force_needs_it,),
            needs_comment=True,
        ),
        Transition(
            "resume",
            frozenset({S.SUSPENDED}),
            S.EFFECTIVE,
            P.WITHDRAW,
            gettext_lazy("Áp dụng trở lại"),
            needs_comment=True,
        ),
        Transition(
            "withdraw",
            frozenset({S.EFFECTIVE, S.SUSPENDED}),
            S.OBSOLETE,
            P.WITHDRAW,
            gettext_lazy("Hủy bỏ tài liệu"),
            (nothing_in_force_needs_it,),
            needs_comment=True,
        ),
    ),
)


def nothing_of_it_is_in_force(document: Document, _actor: Actor) -> str | None:
    if document.versions.exclude(state__in=[S.OBSOLETE, S.CANCELLED]).exists():
        return _("Tài liệu còn phiên bản đang hiệu lực hoặc đang soạn.")
    return None


DOCUMENT_WORKFLOW: Workflow[Document] = Workflow(
    name="document",
    subject="document",
    initial=DocumentState.CONTROLLED,
    transitions=(
        Transition(
            "withdraw",
            frozenset({DocumentState.CONTROLLED}),
            DocumentState.WITHDRAWN,
            P.WITHDRAW,
            gettext_lazy("Hủy bỏ tài liệu"),
            (nothing_of_it_is_in_force,),
        ),
    ),
)
