"""Who else has a part of a report open; told to the others, kept by nobody (S2)."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.models import SectionPresence

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.models import AnnualReport
    from thuan.kernel.accounts.actor import Actor

STALE_AFTER: Final = dt.timedelta(minutes=2)


def others_here(report: AnnualReport, section: str, actor: Actor, at: dt.datetime) -> list[str]:
    """Names of the other people who had this part open less than two minutes ago."""
    rows = SectionPresence.objects.filter(report=report, section=section)
    fresh = rows.filter(seen_at__gt=at - STALE_AFTER).exclude(person_id=actor.person_id or 0)
    return [row.person.full_name for row in fresh.select_related("person").order_by("pk")]


def presence_words(names: list[str]) -> str:
    """ "Nguyễn Thị Lan đang mở phần này."; "" when nobody else is here."""
    if not names:
        return ""
    return _("%(names)s đang mở phần này.") % {"names": ", ".join(names)}
