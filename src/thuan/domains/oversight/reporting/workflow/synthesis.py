"""The provincial synthesis: frozen, reviewed by another officer, approved by DOST's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import SynthesisState as S
from thuan.domains.oversight.reporting.models import RosterEntry, Synthesis
from thuan.domains.oversight.reporting.permissions import SynthesisPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor


def one_line_per_roster_agency(synthesis: Synthesis, _actor: Actor) -> str | None:
    """INV-40: each agency of the fixed roster has exactly one line."""
    roster = RosterEntry.objects.filter(cycle=synthesis.cycle_id, is_fixed=True)
    wanted = set(roster.values_list("agency_id", flat=True))
    if not wanted:
        return _("Chưa khóa số liệu được: danh sách cơ quan của kỳ chưa chốt.")
    lines = list(synthesis.lines.values_list("agency_id", flat=True))
    if len(lines) != len(wanted) or set(lines) != wanted:
        return _("Số dòng tổng hợp (%(lines)s) khác số cơ quan phải báo cáo (%(roster)s).") % {
            "lines": len(lines),
            "roster": len(wanted),
        }
    return None


SYNTHESIS_WORKFLOW: Workflow[Synthesis] = Workflow(
    name="synthesis",
    subject="synthesis",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "freeze",
            frozenset({S.DRAFT}),
            S.FROZEN,
            P.COMPILE,
            gettext_lazy("Khóa số liệu"),
            (one_line_per_roster_agency,),
            part="COMPILER",
        ),
        Transition(
            "review",
            frozenset({S.FROZEN}),
            S.REVIEWED,
            P.REVIEW,
            gettext_lazy("Xác nhận đã thẩm tra"),
            part="REVIEWER",
        ),
        Transition(
            "approve",
            frozenset({S.REVIEWED}),
            S.APPROVED,
            P.APPROVE,
            gettext_lazy("Phê duyệt"),
            part="APPROVER",
        ),
        Transition(
            "send",
            frozenset({S.APPROVED}),
            S.SENT_TO_PPC,
            P.SEND,
            gettext_lazy("Gửi UBND tỉnh"),
        ),
        Transition(
            "acknowledge",
            frozenset({S.SENT_TO_PPC}),
            S.ACKNOWLEDGED,
            P.ACKNOWLEDGE,
            gettext_lazy("Xác nhận đã nhận"),
        ),
    ),
)
