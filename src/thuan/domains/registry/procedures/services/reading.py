"""The rows of a decision's list, read from a file: every cell judged, nothing written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thuan.domains.registry.procedures.content import read_limit
from thuan.domains.registry.procedures.enums import NO_DISTRICTS_FROM, Level, OnlineLevel
from thuan.kernel.importing import Fault
from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.importing import Cells

COLUMNS: Final = {
    "code": gettext_lazy("Mã TTHC"),
    "name": gettext_lazy("Tên thủ tục hành chính"),
    "field": gettext_lazy("Lĩnh vực"),
    "level": gettext_lazy("Cấp thực hiện"),
    "competent": gettext_lazy("Cơ quan thực hiện"),
    "limit": gettext_lazy("Thời hạn giải quyết"),
    "online": gettext_lazy("Dịch vụ công trực tuyến"),
    "fee": gettext_lazy("Phí, lệ phí"),
    "result": gettext_lazy("Kết quả"),
    "act": gettext_lazy("Hình thức công bố"),
}
NEEDED: Final = ("code", "name", "field", "level", "competent", "limit")
# A line whose last column says so is abolished; every other word publishes or amends.
ABOLISH: Final = "bai bo"
_LEVELS: Final = {Level.PROVINCE: "tỉnh", Level.DISTRICT: "huyện", Level.COMMUNE: "xã"}


@dataclass(frozen=True, slots=True)
class Published:
    """What one line of a decision says; ``values`` is None where it abolishes the procedure."""

    row: int
    code: str
    name: str
    values: dict[str, Any] | None


def read_line(number: int, cells: Cells, effective_from: dt.date) -> Published:
    """One line; raises Fault with the column and the reason."""
    code = cells.needed("code", 40)
    if fold(cells.text("act")) == ABOLISH:
        return Published(number, code, cells.text("name", 500), None)
    name, field = cells.needed("name", 500), cells.needed("field", 160)
    try:
        value, unit = read_limit(cells.needed("limit"))
    except ValueError as unread:
        raise Fault("limit", str(unread)) from None
    values = {
        "name": name,
        "field": field,
        "level": _level(cells, effective_from),
        "competent": cells.needed("competent"),
        "limit_value": value,
        "limit_unit": str(unit),
        "online": _online(cells),
        "fee": cells.text("fee", 500),
        "result": cells.text("result", 500),
    }
    return Published(number, code, name, values)


def _level(cells: Cells, effective_from: dt.date) -> str:
    """The level by its code or its words: "Cấp xã", "xã", COMMUNE."""
    text = cells.needed("level")
    known = {fold(words): str(level) for level, words in _LEVELS.items()}
    known |= {fold(level): str(level) for level in _LEVELS}
    level = known.get(fold(text).removeprefix("cap ").strip())
    if level is None:
        words = {"text": text}
        raise Fault("level", _("“%(text)s” không phải cấp tỉnh, cấp huyện, cấp xã.") % words)
    if level == Level.DISTRICT and effective_from >= NO_DISTRICTS_FROM:
        raise Fault("level", _("Từ ngày 01/07/2025 không còn cấp huyện; ghi cấp tỉnh hoặc cấp xã."))
    return level


def _online(cells: Cells) -> str:
    """How far online, by its words or its code; an empty cell says that it is not."""
    text = cells.text("online")
    known = {fold(str(words)): str(code) for code, words in OnlineLevel.choices}
    known |= {fold(code): code for code in OnlineLevel.values}
    level = known.get(fold(text)) if text else str(OnlineLevel.NONE)
    if level is None:
        words = {"text": text}
        raise Fault("online", _("“%(text)s” không phải toàn trình hoặc một phần.") % words)
    return level
