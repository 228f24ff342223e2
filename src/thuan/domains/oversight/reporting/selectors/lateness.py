"""Who has not sent, and who sent late, as of a moment (qms.md 3.18; the list of 16/10)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F, OuterRef, Q, Subquery

from thuan.domains.oversight.reporting.models import AnnualReport
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.cycles import roster_entries
from thuan.kernel.permissions import reach_of
from thuan.kernel.tenancy.models import Agency

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Laggard:
    """One agency of the list: not sent (``sent_at`` None) or sent late, by the moment asked."""

    agency_id: int
    public_id: UUID
    code: str
    name: str
    group: str
    superior: str
    sent_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class LateList:
    """The agencies that had not sent or had sent late at ``as_of``, of how many that owe."""

    as_of: dt.datetime
    total: int
    laggards: tuple[Laggard, ...]

    @property
    def absent(self) -> tuple[Laggard, ...]:
        return tuple(one for one in self.laggards if one.sent_at is None)

    @property
    def late(self) -> tuple[Laggard, ...]:
        return tuple(one for one in self.laggards if one.sent_at is not None)


def late_list(
    actor: Actor,
    cycle: ReportCycle,
    as_of: dt.datetime,
    *,
    permission: ReportPermission = ReportPermission.TRACK,
) -> LateList:
    """The list over everything this person follows; three statements whatever the number.

    A report that came after ``as_of`` counts as not sent: the list of a day stays the list of
    that day.
    """
    entries = roster_entries(cycle).filter(reach_of(actor, permission).q("agency"))
    sent = AnnualReport.objects.filter(
        cycle=cycle, agency=OuterRef("agency"), first_submitted_at__lte=as_of
    )
    rows = entries.annotate(
        sent_at=Subquery(sent.values("first_submitted_at")[:1]),
        is_late=Subquery(sent.values("late")[:1]),
    ).filter(Q(is_late=None) | Q(is_late=True))
    found = list(
        rows.values_list(
            "agency",
            "agency__public_id",
            "code",
            "name",
            "group",
            F("parent_id_on_day"),
            "sent_at",
        )
    )
    above = {parent for *_rest, parent, _sent in found if parent is not None}
    names = dict(Agency.objects.filter(pk__in=above).values_list("pk", "name"))
    return LateList(
        as_of=as_of,
        total=entries.order_by().count(),
        laggards=tuple(
            Laggard(agency, public_id, code, name, group, names.get(parent, ""), sent_at)
            for agency, public_id, code, name, group, parent, sent_at in found
        ),
    )
