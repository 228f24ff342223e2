"""The official reminder letter: drafted with its recipients, issued with number and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.enums import LetterState as S
from thuan.domains.oversight.reporting.permissions import ReportPermission as P
from thuan.kernel.workflow.machine import Transition, Workflow

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import ReminderLetter
    from thuan.kernel.accounts.actor import Actor


def somebody_is_named(letter: ReminderLetter, _actor: Actor) -> str | None:
    """A letter goes to somebody."""
    if not letter.recipients:
        return _("Công văn chưa có nơi nhận. Lập công văn mới khi còn cơ quan chưa gửi.")
    return None


LETTER_WORKFLOW: Workflow[ReminderLetter] = Workflow(
    name="reminder_letter",
    subject="reminder_letter",
    initial=S.DRAFT,
    transitions=(
        Transition(
            "issue",
            frozenset({S.DRAFT}),
            S.ISSUED,
            P.CHASE,
            gettext_lazy("Ghi số, ngày và phát hành"),
            (somebody_is_named,),
        ),
    ),
)
