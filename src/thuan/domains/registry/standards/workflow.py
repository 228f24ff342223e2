"""The life of a clause that does not apply: proposed, endorsed where it must be, decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.standards.enums import OPEN, WAITING
from thuan.domains.registry.standards.enums import NonApplicabilityState as S
from thuan.domains.registry.standards.judging import blocked, clause_of
from thuan.domains.registry.standards.permissions import StandardPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.registry.standards.models import NonApplicability
    from thuan.kernel.accounts.actor import Actor

__all__ = ["NON_APPLICABILITY", "OPEN"]


def needs_no_endorsement(row: NonApplicability, actor: Actor) -> str | None:
    """Only some clauses are endorsed before they are decided (8.5.5, qms.md 1.1)."""
    del actor
    if clause_of(row).applicability.needs_endorsement:
        return None
    return _("Điều khoản này do thủ trưởng quyết ngay, không qua trưởng ban ISO.")


def not_endorsed(row: NonApplicability, actor: Actor) -> str | None:
    """Where the clause wants it, the quality manager's word comes first."""
    del actor
    if row.state == S.ENDORSED or not clause_of(row).applicability.needs_endorsement:
        return None
    return _("Trưởng ban ISO phải đồng ý trước; việc đang chờ ở trang “Việc của tôi” của người đó.")


def stands_against(row: NonApplicability, actor: Actor) -> str | None:
    """What the agency has in use may have come after the proposal."""
    return blocked(clause_of(row), row.agency_id, actor.at)


NON_APPLICABILITY: Workflow[NonApplicability] = Workflow(
    name="non_applicability",
    subject="non_applicability",
    initial=S.PROPOSED,
    transitions=(
        Transition(
            "endorse",
            frozenset({S.PROPOSED}),
            S.ENDORSED,
            P.ENDORSE,
            gettext_lazy("Đồng ý với đề nghị"),
            guards=(needs_no_endorsement,),
            part="ENDORSER",
        ),
        Transition(
            "approve",
            WAITING,
            S.APPROVED,
            P.APPROVE,
            gettext_lazy("Quyết định không áp dụng"),
            guards=(not_endorsed, stands_against),
            part="APPROVER",
        ),
        Transition(
            "decline",
            WAITING,
            S.DECLINED,
            P.APPROVE,
            gettext_lazy("Không chấp nhận"),
            needs_comment=True,
        ),
        Transition(
            "withdraw",
            WAITING,
            S.WITHDRAWN,
            P.PROPOSE,
            gettext_lazy("Rút đề nghị"),
        ),
        Transition(
            "end",
            frozenset({S.APPROVED}),
            S.ENDED,
            P.APPROVE,
            gettext_lazy("Áp dụng trở lại"),
            needs_comment=True,
        ),
    ),
)
