"""What a process sheet says as data: what comes in, what goes out, how it is measured (4.4.1)."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml

from thuan.domains.system.processes.enums import Direction, Frequency, ProcessKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# More would not be read on a sheet; the largest seen in practice has eleven.
MOST_FLOWS: Final = 40
MOST_CRITERIA: Final = 15


@dataclass(frozen=True, slots=True)
class Flow:
    """One thing that comes in or goes out.

    ``process`` is the public id of the other process of the agency, ``party`` who else gives or
    gets it (citizens, another agency); either or both may be empty, but not the thing itself.
    """

    direction: str
    what: str
    process: str = ""
    party: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """How one sees that the process works: what is measured, the target, how often."""

    name: str
    target: str
    frequency: str = Frequency.YEAR


@dataclass(frozen=True, slots=True)
class Sheet:
    """A process as the map draws it, today or on the day of a review. ``key``: its public id."""

    key: str
    code: str
    name: str
    kind: str
    owner: str = ""
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True)
class Arrow:
    """Something that goes from one process of the map to another; ``what`` names each once."""

    source: str
    target: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsualProcess:
    """A process that most agencies have, to begin with; flows name others by code."""

    code: str
    name: str
    kind: str
    purpose: str = ""
    owner_unit: str = ""
    clauses: tuple[str, ...] = ()
    flows: tuple[Flow, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


def read_flows(rows: Iterable[Mapping[str, str]]) -> tuple[Flow, ...]:
    """The flows that a row keeps."""
    return tuple(Flow(**row) for row in rows)


def read_criteria(rows: Iterable[Mapping[str, str]]) -> tuple[Criterion, ...]:
    """The criteria that a row keeps."""
    return tuple(Criterion(**row) for row in rows)


def as_data(rows: Iterable[Flow | Criterion]) -> list[dict[str, Any]]:
    """Rows as a column keeps them; what is empty is left out."""
    return [{name: value for name, value in asdict(row).items() if value} for row in rows]


def sheet_as_data(sheet: Sheet) -> dict[str, Any]:
    """A sheet as the review of a map keeps it."""
    return {**asdict(sheet), "flows": as_data(sheet.flows)}


def read_sheets(rows: Iterable[Mapping[str, Any]]) -> list[Sheet]:
    """The sheets that the review of a map keeps."""
    return [Sheet(**{**row, "flows": read_flows(row["flows"])}) for row in rows]


def arrows(sheets: Sequence[Sheet]) -> list[Arrow]:
    """What goes between the processes of a map, one arrow for each pair and direction.

    It is enough that one side tells of it; what both tell in the same words counts once. Flows to
    a process that is not on the map are left out.
    """
    on_map = {sheet.key for sheet in sheets}
    found: dict[tuple[str, str], dict[str, None]] = {}
    for sheet in sheets:
        for flow in sheet.flows:
            if flow.process not in on_map or flow.process == sheet.key:
                continue
            out = flow.direction == Direction.OUT
            pair = (sheet.key, flow.process) if out else (flow.process, sheet.key)
            found.setdefault(pair, {})[flow.what] = None
    return [Arrow(source, target, tuple(what)) for (source, target), what in found.items()]


def bands(sheets: Iterable[Sheet]) -> list[tuple[ProcessKind, list[Sheet]]]:
    """The sheets under the three kinds, in their order; a kind without any is there, empty."""
    listed = list(sheets)
    return [(kind, [one for one in listed if one.kind == kind]) for kind in ProcessKind]


@cache
def usual_processes() -> tuple[UsualProcess, ...]:
    """The processes that most agencies have, shipped as data.

    They become words of the agency's own sheets, so they are data and not translated.
    """
    text = (files("thuan.data") / "usual_processes.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["processes"]
    return tuple(_usual(row) for row in rows)


def _usual(row: dict[str, Any]) -> UsualProcess:
    flows = [
        Flow(direction, **one)
        for direction, listed in ((Direction.IN, "inputs"), (Direction.OUT, "outputs"))
        for one in row.get(listed, ())
    ]
    return UsualProcess(
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        purpose=row.get("purpose", ""),
        owner_unit=row.get("owner_unit", ""),
        clauses=tuple(str(one) for one in row.get("clauses", ())),
        flows=tuple(flows),
        criteria=tuple(Criterion(**one) for one in row.get("criteria", ())),
        words={name: row.get(name, "") for name in ("resources", "evaluation", "improvement")},
    )
