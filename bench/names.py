"""Invented agencies in words as officials use them; the same list in every run."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = [
    "An",
    "Bình",
    "Cam",
    "Châu",
    "Đại",
    "Đông",
    "Đức",
    "Hải",
    "Hòa",
    "Hồng",
    "Hưng",
    "Khánh",
    "Kim",
    "Lạc",
    "Liên",
    "Long",
    "Lương",
    "Mỹ",
    "Ngọc",
    "Nhơn",
    "Ninh",
    "Phú",
    "Phước",
    "Quảng",
    "Sơn",
    "Tam",
    "Tân",
    "Thanh",
    "Thạnh",
    "Thiện",
    "Thuận",
    "Trung",
    "Trường",
    "Vạn",
    "Vĩnh",
    "Xuân",
    "Yên",
]
SECOND = [
    "An",
    "Bắc",
    "Chính",
    "Cường",
    "Đạo",
    "Dinh",
    "Giang",
    "Hà",
    "Hải",
    "Hậu",
    "Hiệp",
    "Hòa",
    "Hội",
    "Hữu",
    "Khê",
    "Lâm",
    "Lập",
    "Lộc",
    "Minh",
    "Mỹ",
    "Nam",
    "Nghĩa",
    "Nhân",
    "Phong",
    "Phú",
    "Quang",
    "Quý",
    "Sơn",
    "Tân",
    "Thành",
    "Thắng",
    "Thịnh",
    "Thủy",
    "Tiến",
    "Trị",
    "Trung",
    "Tường",
    "Vinh",
]
FIELDS = (
    "Nội vụ",
    "Tư pháp",
    "Tài chính",
    "Công Thương",
    "Xây dựng",
    "Y tế",
    "Giáo dục và Đào tạo",
    "Khoa học và Công nghệ",
    "Tài nguyên và Môi trường",
    "Nông nghiệp và Phát triển nông thôn",
    "Lao động - Thương binh và Xã hội",
    "Văn hóa, Thể thao và Du lịch",
    "Giao thông vận tải",
    "Thông tin và Truyền thông",
)
CARES = ("Kiểm lâm", "Thủy lợi", "Chăn nuôi và Thú y", "Quản lý thị trường", "Bảo vệ môi trường")
COMMUNES = ("xã", "phường", "thị trấn")


@dataclass(frozen=True, slots=True)
class Unit:
    """One agency; ``parent`` is the code of the one it stands under, "" for none."""

    code: str
    name: str
    kind: str
    parent: str


def _places() -> list[str]:
    places = [f"{first} {second}" for first in FIRST for second in SECOND if first != second]
    Random(9001).shuffle(places)  # noqa: S311  invented names, no secret
    return places


def units(count: int) -> Iterator[Unit]:
    """``count`` agencies: a fifth departments, branches and districts, the others communes.

    Parents come before their children; the first is the department the officers work at.
    """
    places = _places()
    districts = max(1, count // 30)
    departments = max(1, count // 40)
    branches = max(1, count // 12)
    for n in range(departments):
        field = FIELDS[(n + 7) % len(FIELDS)]
        yield Unit(f"SO{n}", f"Sở {field} tỉnh {places[n // len(FIELDS)]}", "SO", "")
    for n in range(districts):
        yield Unit(f"H{n}", f"Ủy ban nhân dân huyện {places[n]}", "HUYEN", "")
    for n in range(branches):
        name = f"Chi cục {CARES[n % len(CARES)]} {places[-1 - n // len(CARES)]}"
        yield Unit(f"CC{n}", name, "CHI_CUC", f"SO{n % departments}")
    for n in range(count - districts - departments - branches):
        tier, place = COMMUNES[n // len(places) % 3], places[n % len(places)]
        yield Unit(f"X{n}", f"Ủy ban nhân dân {tier} {place}", "XA", f"H{n % districts}")
