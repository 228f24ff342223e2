"""Invented people: the four log-ins of every agency and the personas of the province."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from thuan.kernel.accounts.roles import Role
from thuan.kernel.tenancy.enums import ReachKind
from thuan.portals.demo.province import SEED, province

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Phan",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Lý",
    "Chế",
    "Báo",
    "Katơr",
    "Chamaléa",
]
MIDDLE = [
    "Văn",
    "Thị",
    "Hữu",
    "Minh",
    "Ngọc",
    "Thanh",
    "Quốc",
    "Thu",
    "Đức",
    "Kim",
    "Xuân",
    "Hồng",
    "Gia",
    "Bảo",
]
GIVEN = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Đạt",
    "Giang",
    "Hà",
    "Hạnh",
    "Hiếu",
    "Hoa",
    "Hùng",
    "Hương",
    "Khánh",
    "Lan",
    "Linh",
    "Long",
    "Mai",
    "Minh",
    "Nam",
    "Nga",
    "Nhung",
    "Oanh",
    "Phúc",
    "Phương",
    "Quân",
    "Quỳnh",
    "Sơn",
    "Tâm",
    "Thảo",
    "Thắng",
    "Thủy",
    "Trang",
    "Trung",
    "Tuấn",
    "Uyên",
    "Vân",
    "Vinh",
    "Yến",
]

HEAD_TITLES = {
    "SO": "Giám đốc",
    "HUYEN": "Chủ tịch UBND",
    "XA": "Chủ tịch UBND",
    "CHI_CUC": "Chi cục trưởng",
    "DANG": "Chánh Văn phòng",
    "SU_NGHIEP": "Giám đốc",
    "NGANH_DOC": "Thủ trưởng",
}
AGENCY_ROLES = (
    ("head", Role.HEAD, ""),
    ("secretary", Role.ISO_SEC, "Thư ký Ban ISO"),
    ("qmr", Role.QMR, "Trưởng Ban ISO"),
    ("archivist", Role.ARCHIVIST, "Văn thư"),
)


@dataclass(frozen=True, slots=True)
class Persona:
    """One log-in: who, where, with which role and reach. ``list_of`` names agencies of a LIST."""

    username: str
    full_name: str
    agency: str
    role: Role
    title: str
    reach: ReachKind = ReachKind.OWN
    list_of: tuple[str, ...] = ()


def agency_personas() -> Iterator[Persona]:
    """Head, secretary, management representative and archivist of each agency."""
    random = Random(SEED)  # noqa: S311  invented names, no secret
    for agency in province().agencies:
        for word, role, title in AGENCY_ROLES:
            own = title or HEAD_TITLES[agency.type]
            name = _name(random)
            yield Persona(f"{word}_{agency.code}", name, agency.code, role, own)


def province_personas() -> tuple[Persona, ...]:
    """The log-ins of DOST, Home Affairs, the People's Committee, a district and the machines."""
    dost = province().dost
    whole = ReachKind.ALL
    return (
        Persona("dost_officer", "Trần Thị Mỹ Duyên", dost, Role.DOST_OFFICER, "Chuyên viên", whole),
        Persona("dost_officer_2", "Lê Quốc Huy", dost, Role.DOST_OFFICER, "Chuyên viên", whole),
        Persona("dost_head", "Phạm Hồng Quang", dost, Role.DOST_HEAD, "Phó Giám đốc", whole),
        Persona("dost_admin", "Vũ Thanh Trúc", dost, Role.DOST_ADMIN, "Chuyên viên", whole),
        Persona(
            "inspector_lead", "Đỗ Minh Khôi", dost, Role.INSP_LEAD, "Trưởng đoàn kiểm tra", whole
        ),
        Persona("doha", "Ngô Thu Hiền", "SNV", Role.DOHA, "Chuyên viên", whole),
        Persona("ppc", "Hoàng Gia Bách", "VPUBND", Role.PPC, "Phó Chủ tịch UBND tỉnh", whole),
        Persona(
            "ppc_checker",
            "Bùi Kim Ngân",
            "VPUBND",
            Role.PPC_CHECKER,
            "Chuyên viên",
            ReachKind.LIST,
            (dost,),
        ),
        Persona(
            "district_coordinator",
            "Đặng Hữu Phước",
            "DONGTHUAN",
            Role.DISTRICT_COORD,
            "Chuyên viên",
            ReachKind.CHILDREN,
        ),
        Persona("sysadmin", "Lý Đức Thịnh", "STTTT", Role.SYS_ADMIN, "Quản trị hệ thống"),
    )


def password(folder: Path) -> str:
    """The one password of every demo log-in, kept beside the database so that it stays the same."""
    path = folder / "demo_password"
    if path.exists():
        return path.read_text(encoding="utf-8").strip()
    folder.mkdir(parents=True, exist_ok=True)
    word = f"thuan-hoa-{secrets.randbelow(9000) + 1000}"
    path.write_text(word + "\n", encoding="utf-8")
    return word


def phone_of(number: int) -> str:
    """An invented number of the province for the ``number``-th log-in, the same on every build."""
    return f"0259 3{700 + number // 10:03} {100 + number * 37 % 900:03}"


def _name(random: Random) -> str:
    return f"{random.choice(FAMILY)} {random.choice(MIDDLE)} {random.choice(GIVEN)}"
