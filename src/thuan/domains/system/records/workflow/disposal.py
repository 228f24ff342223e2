"""A disposal: listed, proposed, decided by the head, carried out under the same guards (INV-05)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.system.records.enums import DisposalState as S
from thuan.domains.system.records.enums import RecordState
from thuan.domains.system.records.permissions import RecordPermission as P
from thuan.domains.system.records.workflow.record import MAY_GO
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.system.records.models import DisposalCase
    from thuan.kernel.accounts.actor import Actor

# So many reasons are told; more would be a wall of text.
TOLD = 3


def it_lists_records(case: DisposalCase, _actor: Actor) -> str | None:
    if not case.records.exists():
        return _("Chưa chọn hồ sơ nào để hủy.")
    return None


def every_record_may_go(case: DisposalCase, actor: Actor) -> str | None:
    """Each record past its period, the period confirmed, none held back."""
    rows = case.records.filter(state=RecordState.CLOSED).select_related("record_type")
    why = [
        sentence
        for record in rows.order_by("sort_key", "pk")
        for guard in MAY_GO
        if (sentence := guard(record, actor))
    ]
    return " ".join(why[:TOLD]) if why else None


DISPOSAL_WORKFLOW: Workflow[DisposalCase] = Workflow(
    name="disposal_case",
    subject="disposal",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "propose",
            frozenset({S.DRAFT}),
            S.PROPOSED,
            P.PROPOSE,
            gettext_lazy("Đề nghị hủy"),
            (it_lists_records, every_record_may_go),
            part="PROPOSER",
        ),
        Transition(
            "approve",
            frozenset({S.PROPOSED}),
            S.APPROVED,
            P.DECIDE,
            gettext_lazy("Quyết định hủy"),
            (it_lists_records, every_record_may_go),
            part="DECIDER",
        ),
        Transition(
            "reject",
            frozenset({S.PROPOSED}),
            S.REJECTED,
            P.DECIDE,
            gettext_lazy("Không chấp thuận"),
            needs_comment=True,
        ),
        Transition(
            "carry_out",
            frozenset({S.APPROVED}),
            S.DONE,
            P.DISPOSE,
            gettext_lazy("Ghi đã hủy"),
            (it_lists_records, every_record_may_go),
        ),
        Transition(
            "cancel",
            frozenset({S.DRAFT, S.PROPOSED, S.APPROVED}),
            S.CANCELLED,
            P.PROPOSE,
            gettext_lazy("Bỏ đợt hủy"),
            needs_comment=True,
        ),
    ),
)
