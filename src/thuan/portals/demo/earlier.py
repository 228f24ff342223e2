"""Invented figures of the year before: near this year's, and as consistent among themselves."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

from thuan.portals.demo.figures import FROM_REGISTER, GREW, GROWN, report_values
from thuan.portals.demo.province import SEED, YEAR

if TYPE_CHECKING:
    from thuan.portals.demo.province import DemoAgency

# A system declared anew in this year was not in the one before; every report has its own number.
OF_ITS_YEAR = ("R36.", "R08.redeclared_on", "R08.redeclare_reason")
# Parts that are drawn, of which the totals follow.
CHANNELS = ("R21.received_counter", "R21.received_online", "R21.received_post")
ENDED = ("R21.refused", "R21.withdrawn", "R21.open_end")


def earlier_values(agency: DemoAgency) -> dict[str, Any]:
    """The year before, near this year's figures but for the few that a reason explains.

    Every identity of the template holds in it as in this year's; the dates lie in that year.
    """
    random = Random(f"{SEED}:{agency.code}:{YEAR - 1}")  # noqa: S311  invented figures, no secret
    values = report_values(agency, "Nguyễn Văn An", "Trần Thị Hoa")
    then = {
        code: _a_year_back(value) if isinstance(value, str) else _near(random, value)
        for code, value in values.items()
        if code not in FROM_REGISTER and not code.startswith(OF_ITS_YEAR)
    }
    then["R08.redeclared_in_year"] = False
    if agency.code in GROWN:
        then[GREW] = max(1, values[GREW] // 3)
    return then | _procedures(then) | _objectives(then) | _cases(random, values, then)


def _near(random: Random, now: Any) -> Any:
    """A whole number moved by less than a quarter; anything else as it is."""
    if not isinstance(now, int) or isinstance(now, bool):
        return now
    then = round(now * random.uniform(0.82, 1.16))
    return then if abs(now - then) * 4 < then else now


def _a_year_back(text: str) -> str:
    """A date of this year as the same day of the year before; other words stay."""
    start = f"{YEAR}-"
    return f"{YEAR - 1}-{text.removeprefix(start)}" if text.startswith(start) else text


def _procedures(then: dict[str, Any]) -> dict[str, Any]:
    """In force = with a procedure + outside the scope."""
    covered, outside = then["R09.tthc_with_procedure"], then["R09.tthc_outside_scope"]
    return {"R09.tthc_in_force": covered + outside} if isinstance(covered, int) else {}


def _objectives(then: dict[str, Any]) -> dict[str, Any]:
    """Objectives = met + missed + without data."""
    return {"R15.objectives_total": then["R15.met"] + then["R15.missed"] + then["R15.no_data"]}


def _cases(random: Random, values: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """The cases of a year, moved together by one share so that what came in went somewhere."""
    if not isinstance(values["R21.finished"], int):
        return {}
    share = random.uniform(0.88, 1.12)
    moved = {code: round(values[code] * share) for code in CHANNELS}
    moved |= {code: then[code] for code in (*ENDED, "R21.opening_open")}
    came = moved["R21.opening_open"] + sum(moved[code] for code in CHANNELS)
    finished = came - sum(moved[code] for code in ENDED)
    late = then["R21.late"]
    early = round(values["R21.early"] * share)
    return {
        **moved,
        "R21.finished": finished,
        "R21.early": early,
        "R21.on_time": finished - late - early,
        "R21.late": late,
        "R21.open_overdue": min(then["R21.open_overdue"], moved["R21.open_end"]),
    }
