"""Official reminder letters as the province and the agencies they name see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.enums import LetterState
from thuan.domains.oversight.reporting.models import ReminderLetter
from thuan.kernel.tenancy.scope import current_scope

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor


def letters(cycle: ReportCycle) -> QuerySet[ReminderLetter]:
    """The letters of a cycle that exist for this person, newest first, without recipients."""
    rows = ReminderLetter.objects.filter(cycle=cycle).defer("recipients")
    return rows.order_by("-number")


def issued_letters(cycle: ReportCycle) -> QuerySet[ReminderLetter]:
    """The letters of a cycle that went out."""
    return letters(cycle).filter(state=LetterState.ISSUED)


def names(letter: ReminderLetter, agency_ids: frozenset[int]) -> bool:
    """Whether the letter goes to one of these agencies."""
    return any(line["agency"] in agency_ids for line in letter.recipients)


def may_read(letter: ReminderLetter, actor: Actor) -> bool:
    """People of the province read every letter, an agency the issued ones that name it."""
    if current_scope().province:
        return True
    return letter.state == LetterState.ISSUED and names(letter, frozenset(actor.agency_ids))
