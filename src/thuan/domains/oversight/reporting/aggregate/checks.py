"""Footing: what must agree in every synthesis. A failed check is shown, never repaired."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypedDict

from thuan.domains.oversight.reporting.aggregate.counts import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thuan.domains.oversight.reporting.aggregate.figures import Figures
    from thuan.domains.oversight.reporting.aggregate.line import Line

NAMED_CODES = 20


class Check(TypedDict):
    """One check with its outcome and a sentence for the reader."""

    name: str
    ok: bool
    detail: str


def checks(figures: Figures, lines: Sequence[Line], stated_total: int | None = None) -> list[Check]:
    """The five checks of a synthesis, in the order they are printed.

    ``stated_total`` is the number of agencies that the source itself states, when it does.
    """
    return [
        _group_totals(figures),
        _stated_total(figures, stated_total),
        _codes_unique(lines),
        _ratings_within_inspected(figures),
        _rated_but_not_inspected(lines),
    ]


def _group_totals(figures: Figures) -> Check:
    by_group = sum(figures.groups.values(), Tally())
    by_obligation = sum(figures.obligations.values(), Tally())
    listed = (sum(figures.total.reports.values()), sum(figures.total.inspections.values()))
    total = figures.total
    ok = by_group == by_obligation == total and listed == (total.n, total.n)
    if ok:
        detail = f"Cộng các nhóm được {total.n} cơ quan, bằng tổng số; các cột khác đều khớp."
    else:
        detail = (
            f"Cộng các nhóm được {by_group.n} cơ quan, đã công bố {by_group.declared.yes}; "
            f"tổng số là {total.n} cơ quan, đã công bố {total.declared.yes}; "
            f"theo báo cáo {listed[0]}, theo kiểm tra {listed[1]} cơ quan."
        )
    return {"name": "group_totals", "ok": ok, "detail": detail}


def _stated_total(figures: Figures, stated: int | None) -> Check:
    n = figures.n_agencies
    if stated is None:
        detail = f"Nguồn không nêu tổng số để đối chiếu; danh sách có {n} cơ quan."
    elif stated == n:
        detail = f"Tổng số nêu trong nguồn là {stated}, danh sách có {n} cơ quan: khớp."
    else:
        detail = (
            f"Tổng số nêu trong nguồn là {stated}, danh sách có {n} cơ quan: "
            f"lệch {abs(stated - n)}."
        )
    return {"name": "stated_total", "ok": stated in {None, n}, "detail": detail}


def _codes_unique(lines: Sequence[Line]) -> Check:
    doubled = [code for code, n in Counter(line.code for line in lines).items() if n > 1]
    detail = "Mỗi cơ quan có đúng một dòng."
    if doubled:
        detail = f"{len(doubled)} mã cơ quan có hơn một dòng: {_named(doubled)}."
    return {"name": "codes_unique", "ok": not doubled, "detail": detail}


def _ratings_within_inspected(figures: Figures) -> Check:
    ok = figures.rated <= figures.inspected
    detail = (
        f"{figures.rated} cơ quan có xếp loại trong {figures.inspected} cơ quan được kiểm tra"
        f"{'.' if ok else ': số xếp loại nhiều hơn số được kiểm tra.'}"
    )
    return {"name": "ratings_within_inspected", "ok": ok, "detail": detail}


def _rated_but_not_inspected(lines: Sequence[Line]) -> Check:
    odd = [line.code for line in lines if line.rating is not None and not line.inspected]
    detail = "Mọi cơ quan có xếp loại đều được kiểm tra."
    if odd:
        detail = f"{len(odd)} cơ quan có xếp loại nhưng không ghi là được kiểm tra: {_named(odd)}."
    return {"name": "rated_but_not_inspected", "ok": not odd, "detail": detail}


def _named(codes: Sequence[str]) -> str:
    more = len(codes) - NAMED_CODES
    return ", ".join(codes[:NAMED_CODES]) + (f" và {more} mã khác" if more > 0 else "")
