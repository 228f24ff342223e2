"""Each night, and when one is published, declarations are compared with the procedures."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.oversight.declarations.services.watching import look_again
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar import clock
from thuan.kernel.jobs.registry import job
from thuan.kernel.jobs.schedule import daily
from thuan.kernel.tenancy.scope import every_agency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.jobs.models import JobRun

SWEEP: Final = "declarations.sweep"
FOLLOW: Final = "declarations.follow"


@job(SWEEP)
def compare_all(_run: JobRun) -> None:
    sweep(clock.now())


# A decision begins to hold at midnight.
daily(SWEEP, at=dt.time(0, 20))


def sweep(at: dt.datetime) -> int:
    """Compare every standing declaration with the register as of the day; gives how many moved."""
    with every_agency(reason="at night every declaration is compared with the procedures"):
        return len(look_again(actor=Actor.system(SWEEP, at), at=at))


def follow_published(declarations: Sequence[Declaration], actor: Any, at: dt.datetime) -> None:
    """One that was just published may be behind the register already: it is looked at at once."""
    new = [one for one in declarations if one.state == "PUBLISHED" and one.due_on is None]
    if new:
        agencies = [one.agency_id for one in new]
        look_again(actor=Actor.system(FOLLOW, at), at=at, agencies=agencies)
    del actor
