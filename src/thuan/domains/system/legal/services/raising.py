"""A change of a text becomes work for every document that stands on it, in small batches (F8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thuan.domains.registry.law.api import terms
from thuan.domains.registry.law.enums import ChangeState
from thuan.domains.system.legal.enums import UpdateState
from thuan.domains.system.legal.models import LegalUpdate
from thuan.domains.system.legal.selectors.updates import affecting, lacking
from thuan.domains.system.legal.workflow import UPDATE_WORKFLOW
from thuan.kernel.audittrail.changing import new_row
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.registry.law.api import StatusChange
    from thuan.domains.system.legal.models import LegalBasis
    from thuan.kernel.accounts.actor import Actor

# So many in one transaction: writers wait for the next one only.
BATCH: Final = 200


@service
def raise_updates(
    *,
    actor: Actor,
    at: dt.datetime,
    change: StatusChange,
    documents: Iterable[int] | None = None,
) -> int:
    """Give the next documents their work from this change; gives how many, 0 when all have it.

    The term counts from the day on which the change takes effect, or is known if that is later.
    """
    today = business_day(at)
    found = list(lacking(change, today, documents).order_by("pk")[:BATCH])
    if not found:
        return 0
    assert change.valid_from is not None, "what affects documents has its day"
    begins = max(change.valid_from, today)
    due = working_days.add_working_days(begins, terms().update_days)
    UPDATE_WORKFLOW.begin_many([_row(basis, change, due) for basis in found])
    return len(found)


@service
def lapse_updates(*, actor: Actor, at: dt.datetime, change: StatusChange, reason: str) -> int:
    """Close the next open rows of a change that was undone; gives how many."""
    del actor
    rows = LegalUpdate.objects.filter(change=change, state=UpdateState.OPEN).order_by("pk")
    found = list(rows[:BATCH])
    for row in found:
        sets = {"reason": reason, "closed_on": business_day(at)}
        UPDATE_WORKFLOW.fire(row, "lapse", comment=reason, sets=sets)
    return len(found)


def spread(change: StatusChange, by: Actor) -> int:
    """Bring the work in line with the change, batch by batch; safe to repeat; gives how many.

    Each batch is a transaction of its own, so this is no service; ``by`` is the product itself.
    """
    total = 0
    if change.state == ChangeState.RECORDED:
        while done := raise_updates(actor=by, at=by.at, change=change):
            total += done
        return total
    reason = change.undone_reason
    while done := lapse_updates(actor=by, at=by.at, change=change, reason=reason):
        total += done
    return total


def spread_all(by: Actor) -> int:
    """As ``spread`` for every change whose day is near or past; gives how many rows are new."""
    return sum(spread(change, by) for change in affecting())


def _row(basis: LegalBasis, change: StatusChange, due: dt.date) -> LegalUpdate:
    return LegalUpdate(
        **new_row(basis.agency_id),
        document=basis.document,
        change=change,
        due_on=due,
    )
