"""The register of administrative procedures of the demo: synthetic codes, two decisions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from thuan.domains.registry.procedures.api import COLUMNS, Decision, publish
from thuan.kernel.importing import Sheet
from thuan.kernel.text.canonical import canonical_json, sha256_hex
from thuan.portals.demo.playing import Act, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.kernel.accounts.actor import Actor

CIVIL, LAND, SOCIAL, SEAL = "Hộ tịch", "Đất đai", "Bảo trợ xã hội", "Chứng thực"
# Code, name, field, time limit, how far online.
PUBLISHED: Final[tuple[tuple[str, ...], ...]] = (
    ("9.000101", "Đăng ký khai sinh", CIVIL, "1 ngày làm việc", "Toàn trình"),
    ("9.000102", "Đăng ký kết hôn", CIVIL, "1 ngày làm việc", "Một phần"),
    ("9.000103", "Đăng ký khai tử", CIVIL, "1 ngày làm việc", "Một phần"),
    ("9.000104", "Cấp giấy xác nhận tình trạng hôn nhân", CIVIL, "3 ngày làm việc", "Toàn trình"),
    ("9.000105", "Thay đổi, cải chính, bổ sung hộ tịch", CIVIL, "3 ngày làm việc", "Một phần"),
    ("9.000201", "Chứng thực bản sao từ bản chính", SEAL, "8 giờ", ""),
    ("9.000202", "Chứng thực chữ ký", SEAL, "8 giờ", ""),
    ("9.000203", "Chứng thực hợp đồng, giao dịch", SEAL, "2 ngày làm việc", ""),
    ("9.000301", "Hòa giải tranh chấp đất đai", LAND, "45 ngày", ""),
    ("9.000302", "Xác nhận nguồn gốc sử dụng đất", LAND, "15 ngày làm việc", "Một phần"),
    ("9.000401", "Trợ cấp xã hội hằng tháng", SOCIAL, "22 ngày làm việc", "Toàn trình"),
    ("9.000402", "Hỗ trợ chi phí mai táng", SOCIAL, "10 ngày làm việc", "Toàn trình"),
)
# What the later decision amends.
SHORTENED: Final = {"9.000105": "2 ngày làm việc", "9.000302": "10 ngày làm việc"}
ABOLISHED: Final[str] = "9.000202"


def listing_acts() -> Iterator[Act]:
    """The first list of the year, and the decision that amends it before the summer."""
    first = Decision("15/QĐ-UBND", dt.date(2022, 1, 4), dt.date(2022, 1, 10))
    later = Decision("812/QĐ-UBND", dt.date(2022, 6, 20), dt.date(2022, 7, 1))
    listed = [_row(line) for line in PUBLISHED]
    amended = [
        _row((code, name, field, SHORTENED[code], online))
        for code, name, field, _limit, online in PUBLISHED
        if code in SHORTENED
    ]
    gone = [_row(line, act="Bãi bỏ") for line in PUBLISHED if line[0] == ABOLISHED]
    yield Act(moment(1, 6, 9), "dost_admin", _publish(first, listed))
    yield Act(moment(6, 22, 9), "dost_admin", _publish(later, [*amended, *gone]))


def _row(line: tuple[str, ...], act: str = "") -> list[str]:
    code, name, field, limit, online = line
    said = {
        "code": code,
        "name": name,
        "field": field,
        "level": "xã",
        "competent": "UBND cấp xã",
        "limit": limit,
        "online": online,
        "act": act,
    }
    return [said.get(key, "") for key in COLUMNS]


def _publish(decision: Decision, rows: list[list[str]]) -> Callable[[Actor, dt.datetime], object]:
    places = {key: at for at, key in enumerate(COLUMNS)}
    sheet = Sheet("danh-muc.xlsx", sha256_hex(canonical_json(rows)), places, rows)
    return lambda actor, at: publish(actor=actor, at=at, decision=decision, sheet=sheet)
