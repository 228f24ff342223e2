"""Work of changed law: the secretary revises, the quality manager confirms (REM-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thuan.domains.registry.law.enums import LegalStatus
from thuan.domains.system.legal.enums import UpdateState
from thuan.domains.system.legal.models import LegalUpdate
from thuan.domains.system.legal.notifications import UPDATE_DUE, UPDATE_OVERDUE
from thuan.domains.system.legal.permissions import LegalPermission
from thuan.domains.system.legal.tasks import described_updates
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
from thuan.kernel.ui.forms.base import lower_first

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from thuan.kernel.duties.models import Duty

    Wants = Callable[[Sequence[LegalUpdate], dt.datetime], Iterable[tuple[LegalUpdate, Wanted]]]

RULE = "REM-04"


def _for(role: Role) -> Wants:
    """Open work asks this role at its agency."""

    def wants(rows: Sequence[LegalUpdate], at: dt.datetime) -> Iterator[tuple[LegalUpdate, Wanted]]:
        del at
        for row in rows:
            if row.state == UpdateState.OPEN:
                yield row, Wanted(row.agency_id, role, due=end_of_day_bound(row.due_on), rule=RULE)

    return wants


def speak_of_updates(duties: Sequence[Duty]) -> Mapping[UUID, Spoken]:
    """What a reminder says: which document, which text, what became of it, until when."""
    ids = [duty.target_id for duty in duties]
    rows = LegalUpdate.objects.filter(public_id__in=ids)
    return {
        row.public_id: Spoken(
            row,
            {
                "document": str(row.document),
                "text": row.change.text.number,
                "status": lower_first(str(LegalStatus(row.change.status).label)),
                "due": format_date(row.due_on),
            },
            reverse("legal:update", args=[row.public_id]),
        )
        for row in rows.select_related("document", "change__text")
    }


def register_all() -> None:
    """Both hands and the rule that watches them, once."""
    for name, role, permission in (
        ("legal_update.revise", Role.ISO_SEC, LegalPermission.CHOOSE),
        ("legal_update.confirm", Role.QMR, LegalPermission.CONFIRM),
    ):
        register_duty(DutyKind(name, LegalUpdate, _for(role), permission, described_updates))
    register_rule(
        RuleSubject(
            RULE,
            speak_of_updates,
            UPDATE_DUE,
            UPDATE_OVERDUE,
            title=_("Cập nhật tài liệu khi văn bản pháp luật thay đổi"),
        )
    )
