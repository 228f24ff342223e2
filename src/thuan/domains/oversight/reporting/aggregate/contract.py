"""Figures as the JSON that commands print, files carry and documents are written from."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from thuan.domains.oversight.reporting.aggregate.counts import (
    UNKNOWN,
    Answers,
    Rule,
    Tally,
    Total,
)
from thuan.domains.oversight.reporting.aggregate.line import (
    InspectionMode,
    Line,
    Number,
    Obligation,
    ReportStatus,
)
from thuan.kernel.text.numbers import percent_string

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from thuan.domains.oversight.reporting.aggregate.checks import Check
    from thuan.domains.oversight.reporting.aggregate.figures import Figures

LADDER = ("Xuất sắc", "Tốt", "Khá", "Trung bình", "Yếu", "Không đạt")
"""Ratings from the best down, as provinces print them; other labels follow as they appear."""

_ICT = ZoneInfo("Asia/Ho_Chi_Minh")


def to_contract(
    figures: Figures,
    *,
    year: int,
    state: str,
    version: int | None = None,
    as_of: datetime | None = None,
    sha256: str | None = None,
    checks: Sequence[Check] = (),
    lines: Sequence[Line] | None = None,
    rungs: Sequence[str] = (),
) -> dict[str, Any]:
    """The synthesis as plain values, in the fixed order of keys.

    ``rungs`` are the labels of the year's own rating scheme: they are listed also when nobody
    has them. ``lines`` are given for live and frozen syntheses only. Percentages are strings with
    a dot and two decimals, ``None`` where nothing was known.
    """
    contract: dict[str, Any] = {
        "year": year,
        "state": state,
        "version": version,
        "as_of": _moment(as_of),
        "sha256": sha256,
        "n_agencies": figures.n_agencies,
        "n_systems": figures.n_systems,
        "groups": [{"group": code, **_block(tally)} for code, tally in figures.groups.items()],
        "obligation": {
            str(key): _block(figures.obligations.get(key, Tally()))
            for key in (*Obligation, UNKNOWN)
        },
        "totals": _questions(figures.total),
        "reports": _reports(figures.total),
        "inspections": {
            **_inspections(figures.total),
            "inspected": figures.inspected,
        },
        "ratings": _ratings(figures, rungs),
        "unrated": figures.unrated,
        "editions": dict(figures.editions),
    }
    if figures.measures:
        contract["values"] = {key: _value(total) for key, total in figures.measures.items()}
    if lines is not None:
        contract["statuses"] = dict(figures.statuses)
        contract["lines"] = [line_to_contract(line) for line in lines]
    contract["checks"] = [dict(check) for check in checks]
    return contract


def line_to_contract(line: Line) -> dict[str, Any]:
    """One agency's line as printed in a live or frozen synthesis."""
    return {
        "code": line.code,
        "name": line.name,
        "group": line.group,
        "status": line.status,
        "first_submitted_at": _moment(line.first_submitted_at),
        "late": line.late,
        # Said only where it is so: lines frozen before keep their shape and their hash.
        **({"waived": True} if line.waived else {}),
        "report_version": line.report_version,
        "report_sha256": line.report_sha256,
        "system": line.system,
        "obligation": _word(line.obligation),
        "declared": line.declared,
        "redeclared": line.redeclared,
        "edition": line.edition,
        "report_status": _word(line.report_status),
        "inspection_mode": _word(line.inspection_mode),
        "rating": line.rating,
        "values": {
            code: None if value is None else _plain(value) for code, value in line.values.items()
        },
    }


def _block(tally: Tally) -> dict[str, Any]:
    return {
        "n": tally.n,
        **_questions(tally),
        "reports": _reports(tally),
        "inspections": _inspections(tally),
    }


def _questions(tally: Tally) -> dict[str, Any]:
    return {"declared": _answers(tally.declared), "redeclared": _answers(tally.redeclared)}


def _reports(tally: Tally) -> dict[str, int]:
    return _counted(tally.reports, (*ReportStatus, UNKNOWN))


def _inspections(tally: Tally) -> dict[str, int]:
    return _counted(tally.inspections, (*InspectionMode, UNKNOWN))


def _counted(counts: Mapping[str, int], labels: Sequence[str]) -> dict[str, int]:
    return {str(label): counts.get(label, 0) for label in labels}


def _answers(answers: Answers) -> dict[str, Any]:
    return {
        "n": answers.yes,
        "of": answers.known,
        "missing": answers.missing,
        "pct": percent_string(answers.yes, answers.known),
    }


def _ratings(figures: Figures, rungs: Sequence[str]) -> list[dict[str, Any]]:
    ladder = rungs or LADDER
    rank = {label: place for place, label in enumerate(ladder)}
    labels = sorted(
        {**dict.fromkeys(rungs), **figures.ratings}, key=lambda x: rank.get(x, len(rank))
    )
    return [
        {
            "label": label,
            "n": figures.ratings.get(label, 0),
            "of": figures.inspected,
            "pct": percent_string(figures.ratings.get(label, 0), figures.inspected),
        }
        for label in labels
    ]


def _value(total: Total) -> Mapping[str, Any]:
    summed = total.rule is Rule.SUM
    return {
        "rule": str(total.rule),
        "numerator": _plain(total.numerator),
        "denominator": None if summed else _plain(total.denominator),
        "n": total.n,
        "missing": total.missing,
        "pct": total.pct,
        # Of a mean alone: what it is, and how the agencies lie around it.
        **({"mean": total.mean, "median": total.median} if total.rule is Rule.MEAN else {}),
    }


def _plain(number: Number) -> int | str:
    """Integers stay numbers; decimals become text, so that no reader makes a fraction of them."""
    return f"{number:f}" if isinstance(number, Decimal) else int(number)


def _word(value: str | None) -> str | None:
    """An enum's value as a plain string, so that every writer prints the same."""
    return None if value is None else str(value)


def _moment(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(_ICT).isoformat(timespec="seconds")
