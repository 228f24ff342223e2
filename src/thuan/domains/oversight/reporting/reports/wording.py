"""The words around figures in official papers; Vietnamese whatever language the reader uses."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from thuan.kernel.text import keep_together
from thuan.kernel.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS: Final = {"declared": "Đã công bố", "redeclared": "Công bố lại trong năm"}
OBLIGATIONS: Final = {
    "bat_buoc": "Bắt buộc áp dụng",
    "khuyen_khich": "Khuyến khích áp dụng",
    "unknown": "Chưa rõ diện áp dụng",
}
REPORTS: Final = {"on_time": "Đúng hạn", "late": "Trễ hạn", "missing": "Chưa gửi"}
INSPECTIONS: Final = {
    "onsite": "Kiểm tra trực tiếp",
    "dossier": "Kiểm tra qua hồ sơ",
    "none": "Không kiểm tra",
}
WAIVED: Final = "Trễ, được miễn xét"
UNKNOWN: Final = "Chưa có số liệu"


def arrival(line: Mapping[str, Any]) -> str:
    """How the report of a line arrived; a waived lateness is late and says so (INV-39)."""
    if line.get("waived"):
        return WAIVED
    return REPORTS.get(line["report_status"], UNKNOWN)


def number(value: int) -> str:
    """An integer as printed: ``1.234``."""
    return format_number(value)


def percentage(pct: str | None) -> str:
    """``95,56 %`` from the ``95.56`` of the contract; a dash where nothing was known."""
    return "–" if pct is None else keep_together(f"{pct.replace('.', ',')} %")


def unknown(n: int) -> str:
    """``chưa có số liệu (2)``: what is missing is said, never printed as 0."""
    return f"chưa có số liệu ({number(n)})"


def rate(answers: Mapping[str, Any]) -> str:
    """``363/385 cơ quan (94,29 %)`` with what is missing behind it."""
    if not answers["of"]:
        return unknown(answers["missing"])
    known = f"{number(answers['n'])}/{number(answers['of'])} cơ quan ({percentage(answers['pct'])})"
    return f"{known}; {unknown(answers['missing'])}" if answers["missing"] else known


def counts(found: Mapping[str, int], words: Mapping[str, str]) -> str:
    """``đúng hạn 96, trễ hạn 21, chưa gửi 2; chưa có số liệu (3)``."""
    if not sum(found[key] for key in words):
        return unknown(found["unknown"])
    known = ", ".join(f"{word.lower()} {number(found[key])}" for key, word in words.items())
    return f"{known}; {unknown(found['unknown'])}" if found["unknown"] else known


def yes_no(value: bool | None) -> str:
    """``Có``, ``Không`` or what says that nobody knows."""
    return UNKNOWN if value is None else ("Có" if value else "Không")


def moment(text: str | None) -> str:
    """``15:20 ngày 15/10/2026`` from the ISO text of the contract; empty for none."""
    return "" if text is None else f"{datetime.fromisoformat(text):%H:%M ngày %d/%m/%Y}"
