"""Reading the real rosters that ship with the product: ``data/org_units_2022.yaml``."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml

from thuan.domains.registry.agencies.services.opening import NewAgency

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = {
    "thanh_pho": "thành phố",
    "huyen": "huyện",
    "phuong": "phường",
    "xa": "xã",
    "thi_tran": "thị trấn",
}
# The list is as of 31/12/2022 and nothing changed in that year: a day from which it surely holds,
# not the day on which the units were founded.
_FROM: Final = dt.date(2022, 1, 1)
_TIER_ENDS: Final = dt.date(2025, 7, 1)
_LIST: Final = "Danh mục đơn vị hành chính (Tổng cục Thống kê), tại ngày 31/12/2022"
_END: Final = "Nghị quyết 202/2025/QH15"


def units(name: str) -> Iterator[tuple[NewAgency, str]]:
    """The units of a shipped roster with the code of the unit above, parents first.

    Raises KeyError for a name that does not ship.
    """
    return _ROSTERS[name]()


def _ninh_thuan_2022() -> Iterator[tuple[NewAgency, str]]:
    text = (files("thuan.data") / "org_units_2022.yaml").read_text(encoding="utf-8")
    listed = yaml.safe_load(text)["ninh_thuan_2022"]
    for district in listed["districts"]:
        yield _unit(district, "HUYEN", until=_TIER_ENDS, ending=_END), ""
    for district in listed["districts"]:
        for commune in district["communes"]:
            above = own_code("HUYEN", district["code"])
            yield _unit(commune, "XA", parent_until=_TIER_ENDS), above


def own_code(kind: str, gso: str) -> str:
    """The product's own code of a unit that has an official one: "HUYEN-582", "XA-22738"."""
    return f"{kind}-{gso}"


def _unit(item: dict[str, Any], kind: str, **span: Any) -> NewAgency:
    return NewAgency(
        code=own_code(kind, item["code"]),
        name=f"UBND {_WORDS[item['type']]} {item['name']}",
        kind=kind,
        day=_FROM,
        legal_basis=_LIST,
        gso=item["code"],
        **span,
    )


_ROSTERS: Final = {"ninh-thuan-2022": _ninh_thuan_2022}
NAMES: Final = tuple(_ROSTERS)
