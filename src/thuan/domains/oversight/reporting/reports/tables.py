"""The rows of the three annexes, shared by the document and the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.reports.wording import INSPECTIONS, OBLIGATIONS, REPORTS

if TYPE_CHECKING:
    from thuan.domains.oversight.reporting.aggregate import Group

Contract = Mapping[str, Any]


def group_names(groups: Iterable[Group]) -> dict[str, str]:
    """Names by code; a code without a declared group keeps its code."""
    return {group.code: group.name for group in groups}


def group_numbers(block: Mapping[str, Any]) -> list[int | str | None]:
    """The figures of one group or of the whole: numbers, and percentages as in the contract.

    Where nothing is known the figure is ``None``, not 0; how many are missing stands beside it.
    """
    return [
        block["n"],
        *_answered(block["declared"]),
        *_answered(block["redeclared"]),
        *_counted(block["reports"], REPORTS),
        *_counted(block["inspections"], INSPECTIONS),
    ]


def _answered(answers: Mapping[str, Any]) -> list[int | str | None]:
    known = answers["of"] or not answers["missing"]
    n, of = (answers["n"], answers["of"]) if known else (None, None)
    return [n, of, answers["pct"], answers["missing"]]


def _counted(found: Mapping[str, int], words: Iterable[str]) -> list[int | None]:
    counts = [found[key] for key in words]
    known = sum(counts) or not found["unknown"]
    return [*(counts if known else [None] * len(counts)), found["unknown"]]


def whole(contract: Contract) -> dict[str, Any]:
    """The province as one block, in the shape of a group."""
    return {
        "n": contract["n_agencies"],
        **contract["totals"],
        "reports": contract["reports"],
        "inspections": contract["inspections"],
    }


def obligation_blocks(contract: Contract) -> list[tuple[str, Mapping[str, Any]]]:
    """Mandatory, encouraged and unknown, with their names; an empty unknown is left out."""
    blocks = [(name, contract["obligation"][key]) for key, name in OBLIGATIONS.items()]
    return [(name, block) for name, block in blocks if block["n"]]


def rating_rows(contract: Contract) -> list[tuple[str, int, int, str | None]]:
    """Label, agencies, inspected agencies, percentage; the last row says who was not rated."""
    rows = [(row["label"], row["n"], row["of"], row["pct"]) for row in contract["ratings"]]
    if contract["unrated"]:
        rows.append(
            ("Chưa xếp loại", contract["unrated"], contract["inspections"]["inspected"], None)
        )
    return rows


def failed_checks(contract: Contract) -> list[str]:
    """What does not agree, in words."""
    return [check["detail"] for check in contract["checks"] if not check["ok"]]


def line_values(
    lines: Sequence[Mapping[str, Any]], names: Mapping[str, str]
) -> list[tuple[Mapping[str, Any], str]]:
    """Each line with the name of its group."""
    return [(line, names.get(line["group"], line["group"])) for line in lines]
