"""The composition of the fictional province, read from data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

SEED = 20221015
JOINED = dt.date(2018, 1, 1)
YEAR = 2022


@dataclass(frozen=True, slots=True)
class DemoAgency:
    """One agency of the demo province; ``system_of`` names whose system covers it."""

    code: str
    name: str
    type: str
    group: str
    parent: str = ""
    system_of: str = ""
    expansion: str = ""


@dataclass(frozen=True, slots=True)
class Province:
    """The whole composition: 119 agencies, 116 systems."""

    name: str
    dost: str
    plan: str
    plan_day: dt.date
    agencies: tuple[DemoAgency, ...]


@cache
def province() -> Province:
    """The province of the data file."""
    text = (files("thuan.data.demo") / "thuan_hoa.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return Province(
        name=data["province"]["name"],
        dost=data["dost"],
        plan=data["plan"]["number"],
        plan_day=dt.date.fromisoformat(data["plan"]["day"]),
        agencies=tuple(DemoAgency(**row) for row in data["agencies"]),
    )
