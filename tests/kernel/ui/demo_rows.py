"""Rows in memory for the small project around the page bases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thuan.kernel.text import fold

LONG = (
    "Ban Quản lý Khu kinh tế và các khu công nghiệp",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Ủy ban nhân dân phường Đạo Long",
    "Ủy ban nhân dân xã Phước Đại",
    "Ủy ban nhân dân thị trấn Khánh Hải, huyện đặc thù miền biển",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Sở Giáo dục và Đào tạo",
)


@dataclass(frozen=True)
class Agency:
    public_id: str
    name: str
    state: str
    sent_on: date | None
    reminders: int
    cases: int | None

    @property
    def pk(self) -> int:
        return int(self.public_id)

    @property
    def search_key(self) -> str:
        return fold(self.name)


class Rows(list[Agency]):
    """As much of a queryset as a register asks for."""

    def order_by(self, *fields: str) -> Rows:
        ordered = list(self)
        for field in reversed(fields):
            name = field.removeprefix("-")
            ordered.sort(
                key=lambda row: (getattr(row, name) is None, getattr(row, name) or 0),
                reverse=field.startswith("-"),
            )
        return Rows(ordered)

    def __getitem__(self, wanted: slice) -> Rows:  # type: ignore[override]
        return Rows(super().__getitem__(wanted))

    def values(self, *fields: str) -> Rows:
        return self

    def count(self) -> int:  # type: ignore[override]
        return len(self)


def agencies(number: int = 119) -> Rows:
    letters = "NNNNTCYD"
    return Rows(
        Agency(
            public_id=str(place),
            name=f"{LONG[place % len(LONG)]} {place}",
            state=letters[place % len(letters)],
            sent_on=None if letters[place % 8] == "C" else date(2026, 10, 1 + place % 28),
            reminders=place % 4,
            cases=None if place % 10 == 0 else 1000 + 37 * place,
        )
        for place in range(1, number + 1)
    )
