"""In a loaded world: open the next year's cycle once, freeze this year's figures; seconds as JSON.

``python -m bench.acts ROUNDS``, with the settings and the database in the environment.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from typing import TYPE_CHECKING

import django

django.setup()

from bench.world import YEAR  # noqa: E402  the settings come first
from thuan.domains.oversight.reporting.api import (  # noqa: E402
    cycle_of,
    draft_cycle,
    freeze_synthesis,
    open_cycle,
    publish_cycle,
)
from thuan.kernel.accounts.actor import Actor, actor_for  # noqa: E402
from thuan.kernel.accounts.models import User  # noqa: E402
from thuan.kernel.calendar.clock import ICT  # noqa: E402
from thuan.kernel.calendar.enums import RollRule  # noqa: E402
from thuan.kernel.tenancy.scope import entered  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable


def officer(at: dt.datetime) -> Actor:
    return actor_for(User.objects.get(username="officer"), at)


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def opening() -> float:
    """Opening alone: the roster is written and every agency gets its form."""
    at = dt.datetime(YEAR + 1, 9, 1, 8, tzinfo=ICT)
    actor = officer(at)
    with entered(actor.scope()):
        this_year = cycle_of(YEAR)
        assert this_year is not None
        template = this_year.template
        cycle = draft_cycle(
            actor=actor, at=at, year=YEAR + 1, template=template, roll_rule=RollRule.NONE
        )
        cycle = publish_cycle(actor=actor, at=at, cycle=cycle)
        return seconds(lambda: open_cycle(actor=actor, at=at, cycle=cycle))


def freezing(number: int) -> float:
    """One more version of the figures."""
    at = dt.datetime(YEAR, 11, 1 + number, 17, tzinfo=ICT)
    actor = officer(at)
    with entered(actor.scope()):
        cycle = cycle_of(YEAR)
        assert cycle is not None
        return seconds(lambda: freeze_synthesis(actor=actor, at=at, cycle=cycle))


def main(arguments: list[str]) -> int:
    rounds = int(arguments[0])
    freezes = [freezing(number) for number in range(rounds)]
    print(json.dumps({"open": [opening()], "freeze": freezes}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
