"""A model that moved on asks the ISO secretary of each agency that uses it to look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.domains.system.model_documents.enums import AdoptionState
from thuan.domains.system.model_documents.models import Adoption
from thuan.domains.system.model_documents.permissions import ModelPermission
from thuan.domains.system.model_documents.tasks import described_adoptions
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import end_of_day_bound
from thuan.kernel.duties.registry import DutyKind, Wanted, register_duty

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence


def wants(rows: Sequence[Adoption], at: dt.datetime) -> Iterator[tuple[Adoption, Wanted]]:
    """A document behind its model waits for the secretary until its day."""
    del at
    for row in rows:
        if row.state == AdoptionState.BEHIND and row.due_on is not None:
            due = end_of_day_bound(row.due_on)
            yield row, Wanted(row.agency_id, Role.ISO_SEC, due=due)


def register_all() -> None:
    """The duty, once. No reminder rule of the catalogue speaks of models."""
    register_duty(
        DutyKind(
            "model_documents.review", Adoption, wants, ModelPermission.ADOPT, described_adoptions
        )
    )
