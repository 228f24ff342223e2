"""The default catalogue of records, shipped as data (qms.md 3.24)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from thuan.domains.system.records.enums import Retention

# What the province keeps and no agency: its frozen synthesis and its plan.
OF_THE_PROVINCE = frozenset({"synthesis", "provincial_plan"})


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One kind of record with its usual period; ``years`` None: no number of years is known."""

    name: str
    clauses: tuple[str, ...]
    retention: Retention
    years: int | None
    retention_from: str


@cache
def catalogue() -> tuple[CatalogueRow, ...]:
    """The rows for an agency, in the order of the processes."""
    text = (files("thuan.data") / "standard.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)["record_catalogue_default"]["rows"]
    return tuple(_row(row) for row in rows if row["entity"] not in OF_THE_PROVINCE)


def _row(row: dict[str, Any]) -> CatalogueRow:
    retention, years = period(str(row["retention"]))
    return CatalogueRow(
        name=row["name_vi"],
        clauses=tuple(str(one) for one in row["clauses"]),
        retention=retention,
        years=years,
        retention_from=row["retention_from"],
    )


def period(words: str) -> tuple[Retention, int | None]:
    """ "5y", "duration of employment + 5y" → years; "per sector law" → not set; "PERMANENT"."""
    if words == Retention.PERMANENT:
        return Retention.PERMANENT, None
    found = re.search(r"(\d+)y$", words)
    return (Retention.YEARS, int(found[1])) if found else (Retention.UNSET, None)
