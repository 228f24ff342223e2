"""A model, its versions, and what an agency made of it, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.model_documents.enums import AdoptionState as A
from thuan.domains.system.model_documents.enums import ModelState as M
from thuan.domains.system.model_documents.enums import ModelVersionState as V
from thuan.domains.system.model_documents.permissions import ModelPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.model_documents.models import Adoption, ModelDocument, ModelVersion
    from thuan.kernel.accounts.actor import Actor


def it_has_content(version: ModelVersion, _actor: Actor) -> str | None:
    if not version.has_content:
        return _("Chưa có nội dung: chọn tệp, hoặc soạn nội dung ngay tại đây.")
    return None


def it_says_what_changed(version: ModelVersion, _actor: Actor) -> str | None:
    if version.number > 1 and not version.summary.strip():
        return _("Ghi nội dung thay đổi so với bản trước: cơ quan đang dùng mẫu cần biết.")
    return None


MODEL_WORKFLOW: Workflow[ModelDocument] = Workflow(
    name="model_document",
    subject="model_document",
    initial=M.PREPARING,
    transitions=(
        # With the issue of its first version.
        Transition("stand", frozenset({M.PREPARING}), M.ISSUED, None),
        Transition(
            "withdraw",
            frozenset({M.ISSUED}),
            M.WITHDRAWN,
            P.ISSUE,
            gettext_lazy("Thu hồi mẫu"),
            needs_comment=True,
        ),
    ),
)

MODEL_VERSION_WORKFLOW: Workflow[ModelVersion] = Workflow(
    name="model_version",
    subject="model_version",
    initial=V.DRAFT,
    transitions=(
        Transition(
            "issue",
            frozenset({V.DRAFT}),
            V.ISSUED,
            P.ISSUE,
            gettext_lazy("Ban hành"),
            (it_has_content, it_says_what_changed),
            part="ISSUER",
        ),
        Transition(
            "cancel",
            frozenset({V.DRAFT}),
            V.CANCELLED,
            P.DRAFT,
            gettext_lazy("Bỏ bản soạn"),
            needs_comment=True,
        ),
        # The next one was issued, in the same transaction.
        Transition("supersede", frozenset({V.ISSUED}), V.SUPERSEDED, None),
    ),
)

ADOPTION_WORKFLOW: Workflow[Adoption] = Workflow(
    name="adoption",
    subject="adoption",
    initial=A.FOLLOWING,
    transitions=(
        # The model issued another version.
        Transition("fall_behind", frozenset({A.FOLLOWING}), A.BEHIND, None),
        Transition(
            "confirm",
            # The work comes by a job, the new version may be looked at before it.
            frozenset({A.FOLLOWING, A.BEHIND}),
            A.FOLLOWING,
            P.ADOPT,
            gettext_lazy("Đã xem xét mẫu mới"),
            needs_comment=True,
        ),
        # The document was withdrawn, or given up before it was ever in force.
        Transition("end", frozenset({A.FOLLOWING, A.BEHIND}), A.ENDED, None),
    ),
)
