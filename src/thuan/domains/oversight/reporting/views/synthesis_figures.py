"""Figures and lines of a synthesis as its pages show them, live and frozen alike."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.oversight.reporting.words import group_names
from thuan.kernel.text.dates import format_moment

ARRIVALS = {
    "on_time": gettext_lazy("đúng hạn"),
    "late": gettext_lazy("trễ hạn"),
    "missing": gettext_lazy("chưa gửi"),
}


def stands(line: dict[str, Any], wanted: str) -> bool:
    """Whether a line belongs to the list behind a figure."""
    kind, _sep, value = wanted.partition(":")
    match kind:
        case "nhom":
            return bool(line["group"] == value)
        case "gui":
            return bool(line["report_status"] == value)
        case "cong-bo":
            return line["declared"] is True
        case "cong-bo-lai":
            return line["redeclared"] is True
        case _:
            return True


def figures_of(contract: dict[str, Any], wanted: str = "") -> dict[str, Any]:
    """What the figure tables of both pages read."""
    names = group_names()
    groups = [
        {
            **row,
            "name": names.get(row["group"], row["group"]),
            "declared": {**row["declared"], "percent": _percent(row["declared"])},
        }
        for row in contract["groups"]
    ]
    return {
        "contract": contract,
        "groups": groups,
        "total_percent": _percent(contract["totals"]["declared"]),
        "lines": [
            in_words(line) for line in contract["lines"] if not wanted or stands(line, wanted)
        ],
        "wanted": wanted,
        "failed": [check for check in contract["checks"] if not check["ok"]],
    }


def _percent(answers: dict[str, Any]) -> str:
    """The rate as officials write it, a dash where nothing is known."""
    return str(answers["pct"]).replace(".", ",") if answers["pct"] else "–"


def _arrival(line: dict[str, Any]) -> str:
    """A waived lateness stays late and says so (INV-39)."""
    if line.get("waived"):
        return _("trễ, được miễn xét")
    return str(ARRIVALS.get(line["report_status"] or "", _("chưa đến hạn")))


def in_words(line: dict[str, Any]) -> dict[str, Any]:
    """A frozen line with what the list shows of it."""
    first = line["first_submitted_at"]
    yes_no = {True: _("có"), False: _("không"), None: _("chưa có số liệu")}
    return {
        **line,
        "arrival": _arrival(line),
        "first_words": format_moment(dt.datetime.fromisoformat(first)) if first else "",
        "declared_words": yes_no[line["declared"]],
    }
