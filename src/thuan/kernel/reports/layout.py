"""Layout numbers of official documents, read from ``data/nd30_layout.yaml`` (Decree 30/2020)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Margins:
    """Millimetres from the four edges."""

    top: float
    bottom: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Sizes in points, lengths in the unit their name says, shares of a width between 0 and 1."""

    width_mm: float
    height_mm: float
    margins: Margins
    landscape_margins: Margins
    font: str
    sizes: Mapping[str, float]
    first_line_cm: float
    space_after_pt: float
    line_spacing: float
    rule_share: float
    signature_gap_mm: float
    page_number_from_edge_mm: float
    foot_from_edge_mm: float
    qr_mm: float
    wide_table_columns: int
    whole_table_rows: int
    header_columns: tuple[float, float]
    signature_columns: tuple[float, float]
    legal_basis_end: str
    legal_basis_last_end: str
    signing_prefixes: frozenset[str]

    def table_size(self, columns: int) -> float:
        """Points for the cells of a table with this many columns."""
        wide = columns >= self.wide_table_columns
        return self.sizes["wide_table" if wide else "table"]

    def text_width_mm(self, *, landscape: bool = False) -> float:
        """Width between the margins."""
        if landscape:
            return self.height_mm - self.landscape_margins.left - self.landscape_margins.right
        return self.width_mm - self.margins.left - self.margins.right


def _data() -> dict[str, Any]:
    text = files("thuan.data").joinpath("nd30_layout.yaml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    return data


@cache
def decree_30() -> Layout:
    """The layout in force: the decree's own facts, and the house's choice inside its ranges."""
    facts = _data()["nd30_layout"]
    house = facts["house"]
    return Layout(
        width_mm=facts["paper"]["width_mm"],
        height_mm=facts["paper"]["height_mm"],
        margins=Margins(**facts["margins_mm"]["suggested"]),
        landscape_margins=Margins(**house["landscape_margins_mm"]),
        font=facts["font"]["family"],
        sizes=house["sizes_pt"],
        first_line_cm=house["first_line_cm"],
        space_after_pt=house["space_after_pt"],
        line_spacing=house["line_spacing"],
        rule_share=house["rule_share"],
        signature_gap_mm=house["signature_gap_mm"],
        page_number_from_edge_mm=house["page_number_from_edge_mm"],
        foot_from_edge_mm=house["foot_from_edge_mm"],
        qr_mm=house["qr_mm"],
        wide_table_columns=house["wide_table_columns"],
        whole_table_rows=house["whole_table_rows"],
        header_columns=tuple(house["header_columns"]),
        signature_columns=tuple(house["signature_columns"]),
        legal_basis_end=facts["cells"]["can_cu"]["line_end"],
        legal_basis_last_end=facts["cells"]["can_cu"]["last_line_end"],
        signing_prefixes=frozenset(facts["signing_prefixes"]),
    )


@cache
def document_types() -> Mapping[str, str]:
    """Abbreviation -> name of the kinds of documents ("BC" -> "Báo cáo"), Decree 30/2020 art. 7."""
    kinds: Mapping[str, str] = _data()["doc_types"]
    return kinds


@cache
def _widths() -> Mapping[str, Any]:
    text = files("thuan.data").joinpath("times_widths.yaml").read_text(encoding="utf-8")
    widths: Mapping[str, Any] = yaml.safe_load(text)
    return widths


def width_table(*, bold: bool) -> tuple[tuple[int, ...], Mapping[str, int]]:
    """Advance widths of Times: characters 32 to 126, and letters of their own width (1/1000)."""
    table = _widths()["bold" if bold else "regular"]
    return tuple(table["ascii"]), table["letters"]
