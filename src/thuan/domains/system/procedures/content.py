"""What an internal procedure says: its sections, its steps and the time they take (qms.md 3.8).

A version keeps it as data (``DocumentVersion.structure``); ``read`` and ``written`` lead there and
back. The sections are those in practice (programme.md 8.2).
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml
from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.api import amount
from thuan.domains.system.procedures.enums import StepUnit
from thuan.kernel.text import fold
from thuan.kernel.text.numbers import parse_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Eight working hours are one working day (qms.md 3.0).
HOURS_A_DAY: Final = 8
# More would be no step table but a book; the longest of the practised ones has a dozen.
MOST_STEPS: Final = 60
SECTIONS: Final = (
    *("purpose", "scope", "definitions", "dossier", "sets", "applicants", "conditions"),
    "records",
)
_BETWEEN: Final = re.compile(r"[\s,;]+")
_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z./-]{1,39}")
_TIME: Final = re.compile(r"(?P<value>\d[\d.,]*)\s*(?P<unit>[a-z ]+)")
_UNITS: Final = {
    **dict.fromkeys(("ngay", "ngay lam viec"), StepUnit.DAYS),
    **dict.fromkeys(("gio", "gio lam viec"), StepUnit.HOURS),
}
_LONGEST: Final = Decimal(999)
_CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the step/role/time table.

    ``limit`` 0: the time does not count, as for handing over the result. ``with_previous``: the
    step runs beside the one above it; such neighbours make one parallel group.
    """

    name: str
    role: str = ""
    limit: Decimal = Decimal(0)
    limit_unit: str = StepUnit.HOURS
    action: str = ""
    output: str = ""
    form: str = ""
    control: bool = False
    with_previous: bool = False
    external: bool = False

    @property
    def hours(self) -> Decimal:
        """The time of the step in working hours."""
        return self.limit * HOURS_A_DAY if self.limit_unit == StepUnit.DAYS else self.limit


def stages(steps: Iterable[Step]) -> list[tuple[Step, ...]]:
    """The steps in the order in which they run: a single one, or those of a parallel group."""
    found: list[list[Step]] = []
    for step in steps:
        if step.with_previous and found:
            found[-1].append(step)
        else:
            found.append([step])
    return [tuple(stage) for stage in found]


def longest_branch(steps: Iterable[Step]) -> list[Step]:
    """Every sequential step, and of each parallel group the one that takes longest."""
    return [max(stage, key=lambda step: step.hours) for stage in stages(steps)]


def critical_hours(steps: Sequence[Step]) -> Decimal:
    """Σ sequential steps + max of each parallel group, in working hours (CHK-OPS-02)."""
    return sum((step.hours for step in longest_branch(steps)), Decimal(0))


def codes_cited(steps: Iterable[Step]) -> list[str]:
    """Codes of the forms that steps cite, each once, in their order."""
    return list(dict.fromkeys(step.form.strip() for step in steps if step.form.strip()))


@dataclass(frozen=True, slots=True)
class Committed:
    """The limit that the agency promises, shorter than the law's: a number and a ``LimitUnit``."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ProcedureContent:
    """One internal procedure. ``covers`` are codes of administrative procedures (TTHC).

    The sections are words: purpose, scope, definitions, dossier and its number of sets, who
    applies and where, conditions, records kept. Legal limit, fee and result stand in the register
    and are not typed again.
    """

    covers: tuple[str, ...] = ()
    committed: Committed | None = None
    steps: tuple[Step, ...] = ()
    purpose: str = ""
    scope: str = ""
    definitions: str = ""
    dossier: str = ""
    sets: str = ""
    applicants: str = ""
    conditions: str = ""
    records: str = ""


def read(structure: Mapping[str, Any]) -> ProcedureContent:
    """The content that a version keeps; an empty structure is an empty procedure."""
    promised = structure.get("committed")
    return ProcedureContent(
        covers=tuple(structure.get("covers", ())),
        committed=Committed(Decimal(promised["value"]), promised["unit"]) if promised else None,
        steps=tuple(
            Step(**{**row, "limit": Decimal(row.get("limit", "0"))})
            for row in structure.get("steps", ())
        ),
        **{name: structure.get(name, "") for name in SECTIONS},
    )


def written(content: ProcedureContent) -> dict[str, Any]:
    """The content as a version keeps it: numbers as text, what is empty left out."""
    promised = content.committed
    kept = {
        "covers": list(content.covers),
        "committed": {"value": format(promised.value, "f"), "unit": promised.unit}
        if promised
        else None,
        "steps": [_row(step) for step in content.steps],
        **{name: getattr(content, name) for name in SECTIONS},
    }
    return {name: value for name, value in kept.items() if value}


def _row(step: Step) -> dict[str, Any]:
    cells = {**asdict(step), "limit": format(step.limit, "f") if step.limit else ""}
    if not step.limit:
        del cells["limit_unit"]
    return {name: value for name, value in cells.items() if value}


def read_codes(text: str) -> tuple[str, ...]:
    """Codes of administrative procedures, between spaces, commas or lines; each once.

    Raises ValueError with a sentence for what is no code.
    """
    codes = [code for code in dict.fromkeys(_BETWEEN.split(text.strip())) if code]
    if strange := [code for code in codes if not _CODE.fullmatch(code)]:
        raise ValueError(_("Không phải mã TTHC: %(codes)s.") % {"codes": ", ".join(strange)})
    return tuple(codes)


def read_time(text: str) -> tuple[Decimal, StepUnit]:
    """The time of a step: "0,5 ngày", "4 giờ làm việc"; empty is time that does not count.

    A day of a step is a working day. Raises ValueError with a sentence.
    """
    if not text.strip():
        return Decimal(0), StepUnit.HOURS
    found = _TIME.fullmatch(fold(text))
    unit = _UNITS.get(found["unit"].strip()) if found else None
    if found is None or unit is None:
        sentence = _("“%(text)s” chưa đọc được; ghi số và đơn vị, ví dụ 0,5 ngày hoặc 4 giờ.")
        raise ValueError(sentence % {"text": text})
    value = parse_decimal(found["value"])
    if value > _LONGEST or value != value.quantize(_CENT):
        raise ValueError(_("Thời gian một bước tối đa 999, không quá 2 chữ số lẻ."))
    return value, unit


def time_of(step: Step) -> str:
    """ "0,5 ngày", "4 giờ"; "" where the time does not count. ``read_time`` reads it back."""
    if not step.limit:
        return ""
    words = {"n": amount(step.limit)}
    return (_("%(n)s ngày") if step.limit_unit == StepUnit.DAYS else _("%(n)s giờ")) % words


@cache
def usual_steps() -> tuple[Step, ...]:
    """The seven steps that every procedure has, to begin with (qms.md 3.8); times are examples.

    They become words of the agency's own document, so they are data and not translated.
    """
    text = (files("thuan.data") / "usual_steps.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["steps"]
    return tuple(
        Step(**{**row, "limit": Decimal(row.get("limit", 0)), "limit_unit": StepUnit.DAYS})
        for row in rows
    )
