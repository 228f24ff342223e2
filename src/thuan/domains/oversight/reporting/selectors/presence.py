"""Who else has a part of a report open; told to the others, kept by nobody (S2)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.db.models import BigIntegerField
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.models import SectionPresence
from thuan.kernel.statements import Slot
from thuan.kernel.tenancy.statements import ScopedStatement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.kernel.accounts.actor import Actor

STALE_AFTER: Final = dt.timedelta(minutes=2)
SEEN_GRAIN: Final = dt.timedelta(seconds=30)
# Asked at every page and every save of a part.
PRESENT: Final = ScopedStatement(
    lambda: (
        SectionPresence.objects.filter(report=Slot("report", BigIntegerField()))
        .select_related("person")
        .order_by("pk")
    )
)


def present(report: AnnualReport) -> list[SectionPresence]:
    """Who had which part of the report open last; one row a person."""
    return PRESENT.objects(report=report.pk)


def others_here(
    rows: Iterable[SectionPresence], section: str, actor: Actor, at: dt.datetime
) -> list[str]:
    """Names of the other people who had this part open less than two minutes ago."""
    return [
        row.person.full_name
        for row in rows
        if row.section == section
        and row.seen_at > at - STALE_AFTER
        and row.person_id != actor.person_id
    ]


def is_noted(rows: Iterable[SectionPresence], section: str, actor: Actor, at: dt.datetime) -> bool:
    """Whether the rows say already, and freshly enough, that the actor is in this part."""
    own = next((row for row in rows if row.person_id == actor.person_id), None)
    return own is not None and own.section == section and abs(at - own.seen_at) < SEEN_GRAIN


def presence_words(names: list[str]) -> str:
    """ "Nguyễn Thị Lan đang mở phần này."; "" when nobody else is here."""
    if not names:
        return ""
    return _("%(names)s đang mở phần này.") % {"names": ", ".join(names)}
