"""A scope that changed asks for a new declaration: the quality manager answers (REM-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.oversight.declarations.models import Declaration
from thuan.domains.oversight.declarations.notifications import REDECLARE_DUE, REDECLARE_OVERDUE
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.tasks import described_declarations
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.duties.registry import (
    DutyKind,
    RuleSubject,
    Spoken,
    Wanted,
    register_duty,
    register_rule,
)
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence
    from uuid import UUID

    from thuan.kernel.duties.models import Duty

RULE = "REM-33"


def wants(rows: Sequence[Declaration], at: dt.datetime) -> Iterator[tuple[Declaration, Wanted]]:
    """A standing declaration whose day of renewal is known asks the quality manager."""
    del at
    for row in rows:
        if row.due_on is not None:
            due = end_of_day_bound(row.due_on)
            yield row, Wanted(row.agency_id, Role.QMR, due=due, rule=RULE)


def speak_of_declarations(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says: whose declaration, which number, until when."""
    rows = Declaration.objects.filter(public_id__in=[duty.target_id for duty in duties])
    return {
        row.public_id: Spoken(
            row,
            {
                "number": row.number,
                "agency": row.agency.name,
                "due": format_date(row.due_on) if row.due_on else "",
            },
            reverse("declarations:declaration", args=[row.public_id]),
        )
        for row in rows.select_related("agency")
    }


def register_all() -> None:
    """The duty and the rule that watches it, once."""
    register_duty(
        DutyKind(
            "declarations.redeclare",
            Declaration,
            wants,
            DeclarationPermission.PUBLISH,
            described_declarations,
        )
    )
    register_rule(
        RuleSubject(
            RULE,
            speak_of_declarations,
            REDECLARE_DUE,
            REDECLARE_OVERDUE,
            title=_("Công bố lại khi phạm vi thay đổi"),
        )
    )
