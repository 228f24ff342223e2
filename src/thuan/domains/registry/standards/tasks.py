"""What waits for a person: a proposal to endorse or to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.enums import WAITING, NonApplicabilityState
from thuan.domains.registry.standards.judging import clause_of
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.kernel.permissions import can_anywhere, permitted
from thuan.kernel.ui.tasks import Task
from thuan.kernel.workflow.segregation import parts_taken

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor


def standards_tasks(actor: Actor, at: dt.datetime) -> Sequence[Task]:
    """Nothing for those without the rights; else three statements for each right."""
    del at
    return [*_to_endorse(actor), *_to_decide(actor)]


def _to_endorse(actor: Actor) -> Iterator[Task]:
    for row in _waiting(actor, StandardPermission.ENDORSE, "PROPOSER"):
        endorsed = row.state == NonApplicabilityState.ENDORSED
        if clause_of(row).applicability.needs_endorsement and not endorsed:
            yield _task(_("Cho ý kiến: điều khoản %(clause)s không áp dụng"), row)


def _to_decide(actor: Actor) -> Iterator[Task]:
    for row in _waiting(actor, StandardPermission.APPROVE, "PROPOSER"):
        first = clause_of(row).applicability.needs_endorsement
        if not first or row.state == NonApplicabilityState.ENDORSED:
            yield _task(_("Quyết định: điều khoản %(clause)s không áp dụng"), row)


def _task(title: str, row: NonApplicability) -> Task:
    page = reverse("standards:nonapplicability", args=[row.public_id])
    return Task(title % {"clause": row.clause}, page, None, row.system.name)


def _waiting(
    actor: Actor, permission: StandardPermission, separated: str
) -> list[NonApplicability]:
    """The open proposals at the agencies of the right that this person did not make himself."""
    if not can_anywhere(actor, permission):
        return []
    rows = permitted(NonApplicability, actor, permission).filter(state__in=sorted(WAITING))
    found = list(rows.select_related("system", "edition").defer("edition__content").order_by("pk"))
    own = parts_taken(found, separated, actor.person_id)
    return [row for row in found if row.public_id not in own]
