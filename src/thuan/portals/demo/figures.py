"""Invented but consistent figures of one agency's annual report, the same in every build."""

from __future__ import annotations

from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING, Any

from thuan.portals.demo.province import SEED, YEAR

if TYPE_CHECKING:
    from thuan.portals.demo.province import DemoAgency

# Per agency type: staff, units, administrative procedures, cases a year (qms.md 5.2, magnitudes).
SIZES = {
    "SO": (42, 6, 75, 3200),
    "HUYEN": (95, 12, 240, 14000),
    "CHI_CUC": (16, 3, 14, 450),
    "DANG": (30, 4, 0, 0),
    "XA": (21, 6, 125, 2400),
    "SU_NGHIEP": (18, 3, 10, 400),
    "NGANH_DOC": (28, 4, 35, 5500),
}
ON_TIME = {"SO": 97.8, "HUYEN": 96.5, "CHI_CUC": 98.9, "NGANH_DOC": 98.7, "XA": 97.2}
NOT_DECLARED = frozenset({"X17", "X48", "CCGDXD", "BTDKT", "CTK", "DKTTV"})
REDECLARED = frozenset(
    {"SYT", "SKHCN", "SLDTBXH", "SNV", "STP", "HOAAN", "X03", "X08", "X21", "X33", "X40", "X57"}
)
# Of the 106: audited within twelve months 100, reviewed 96, declared 104, reported 105; all: 94.
# Of the 13 newcomers: audited 8, reviewed 7 (qms.md 5.3).
NOT_AUDITED = frozenset(
    {"X17", "X09", "X14", "X26", "X38", "X52", "CCGDXD", "BTDKT", "CTK", "DKTTV", "TTDVVL"}
)
NOT_REVIEWED = frozenset(
    {"X17", "X09", "X14", "X26", "X38", "X06", "X19", "X31", "X44", "X60"}
    | {"CCGDXD", "BTDKT", "CTK", "DKTTV", "TTDVVL", "TTKTTDC"}
)
DIFFICULTIES = (
    "Công chức kiêm nhiệm, thời gian dành cho hệ thống còn ít.",
    "Văn bản quy phạm thay đổi nhanh, quy trình cập nhật chưa kịp.",
    "Kinh phí duy trì hạn hẹp; chưa có phần mềm theo dõi.",
    "Đánh giá viên nội bộ chuyển công tác, chưa đào tạo kịp người thay.",
)


# Known to the register, so nobody types them.
FROM_REGISTER = frozenset(
    {"R01.name", "R02.type", "R03.head_name", "R03.head_title", "R04.contact_name"}
)
# Title as typed, and why it is not the one in the register.
EDITED = {
    "X05": ("Quyền Chủ tịch UBND", "Ghi theo quyết định giao quyền ngày 20/09/2022."),
    "STC": ("Phó Giám đốc phụ trách", "Giám đốc nghỉ hưu, chưa bổ nhiệm người mới."),
}
GREW = "R18.trained_persons"
GROWN = {
    "X02": "Năm 2022 mở lớp cho cả công chức và người hoạt động không chuyên trách.",
    "X11": "Có thêm lớp do Sở tổ chức tại xã.",
    "X27": "Bộ phận một cửa thay người, đào tạo lại toàn bộ.",
    "SGTVT": "Sáp nhập hai phòng, đào tạo lại theo quy trình mới.",
    "SYT": "Mở rộng phạm vi hệ thống đến các đơn vị trực thuộc.",
}


def report_values(agency: DemoAgency, head_name: str, contact_name: str) -> dict[str, Any]:
    """Canonical values of every required field, with every identity holding."""
    random = Random(f"{SEED}:{agency.code}")  # noqa: S311  invented figures, no secret
    staff, units, procedures, cases = SIZES[agency.type]
    staff = _around(random, staff, 0.2)
    declared = agency.code not in NOT_DECLARED
    values: dict[str, Any] = {
        "R01.name": agency.name,
        "R02.type": agency.group,
        "R03.head_name": head_name,
        "R03.head_title": "Thủ trưởng cơ quan",
        "R04.contact_name": contact_name,
        "R04.contact_phone": f"0259 3{random.randint(100000, 999999)}",
        "R05.staff_total": staff,
        "R06.units": units,
        "R07.decision_no": f"{random.randint(10, 180)}/QĐ-BCĐISO",
        "R07.decision_on": f"{random.randint(2018, 2021)}-0{random.randint(1, 9)}-15",
        "R08.declared": declared,
        "R08.edition": "2015" if declared else "NONE",
        "R08.redeclared_in_year": agency.code in REDECLARED,
        "R08.maintained": declared,
        "R10.plan_no": f"{random.randint(5, 60)}/KH-{agency.code}",
        "R10.plan_on": f"{YEAR}-02-{random.randint(10, 25)}",
        "R11.policy_issued_on": f"2020-0{random.randint(1, 9)}-20",
        "R11.policy_reviewed_in_year": random.random() < 0.8,
        **_money(random),
        "R14.risks_total": random.randint(5, 18),
        **_objectives(random),
        "R16.docs_effective": random.randint(9, 30),
        "R18.trained_persons": random.randint(2, max(3, staff // 3)),
        "R19.auditors_qualified": random.randint(1, 6),
        **_procedures(random, procedures),
        **_cases(random, agency.type, cases),
        "R27.audit_held": agency.code not in NOT_AUDITED,
        "R29.review_held": agency.code not in NOT_REVIEWED,
        "R32.self_rating": random.choice(["XUAT_SAC", "TOT", "TOT", "KHA"]),
        "R32.reasons": "Duy trì hệ thống theo kế hoạch, kết quả giải quyết hồ sơ đúng hạn cao.",
        "R33.difficulties": random.choice(DIFFICULTIES),
        "R35.next_year": "Rà soát, cập nhật quy trình nội bộ; đánh giá nội bộ trước tháng 9.",
        "R36.report_no": f"{random.randint(20, 320)}/BC-{agency.code}",
        "R36.report_on": f"{YEAR}-10-0{random.randint(1, 9)}",
        "R36.signed_by": head_name,
        "R36.way": "ELECTRONIC",
    }
    if declared:
        values |= {
            "R08.declaration_no": f"{random.randint(1, 90)}/CB-{agency.code}",
            "R08.declared_on": _declared_on(random, agency),
        }
    if agency.code in REDECLARED:
        values |= {"R08.redeclared_on": f"{YEAR}-06-2{random.randint(0, 9)}"}
        values |= {"R08.redeclare_reason": "mo_rong" if agency.code in _LEADS else "dieu_chinh"}
    if values["R27.audit_held"]:
        values |= {"R27.audit_from": f"{YEAR}-07-1{random.randint(0, 4)}"}
        values |= {"R27.audit_to": f"{YEAR}-07-1{random.randint(5, 9)}"}
    if values["R29.review_held"]:
        values |= {"R29.review_on": f"{YEAR}-08-2{random.randint(0, 9)}"}
    return values


def _declared_on(random: Random, agency: DemoAgency) -> str:
    """Long before the year, but for those who came in with its plan."""
    if agency.expansion == "NEW_AGENCY":
        return f"{YEAR}-0{random.randint(6, 9)}-05"
    return f"{random.randint(2019, 2021)}-1{random.randint(0, 2)}-05"


_LEADS = frozenset({"SYT", "SKHCN", "SLDTBXH"})


def placeholder_values(agency: DemoAgency) -> dict[str, Any]:
    """A report begun and left at about forty per cent."""
    return _first_part(report_values(agency, "Nguyễn Văn An", "Trần Thị Hoa"), tenths=4)


def begun_values(agency: DemoAgency, head_name: str, contact_name: str) -> dict[str, Any]:
    """What stands in a report that is still being worked on: the first three to eight tenths."""
    random = Random(f"{SEED}:{agency.code}:begun")  # noqa: S311  an invented state, no secret
    whole = report_values(agency, head_name, contact_name)
    return _first_part(whole, tenths=random.randint(3, 8))


def typed_in(values: dict[str, Any], code: str = "") -> dict[str, Any]:
    """The values a clerk types: what the register knows stands in the report already.

    A few clerks put another title beside the head's name and say why.
    """
    kept = {field: value for field, value in values.items() if field not in FROM_REGISTER}
    if code in EDITED:
        kept["R03.head_title"] = EDITED[code][0]
    return kept


def edit_reasons(agency: DemoAgency) -> dict[str, str]:
    """Why the title differs from the register, where it does."""
    return {"R03.head_title": EDITED[agency.code][1]} if agency.code in EDITED else {}


def change_reasons(agency: DemoAgency) -> dict[str, str]:
    """Why a figure moved by half or more since the year before, where it did."""
    return {GREW: GROWN[agency.code]} if agency.code in GROWN else {}


def _first_part(whole: dict[str, Any], *, tenths: int) -> dict[str, Any]:
    return {code: whole[code] for code in sorted(whole)[: len(whole) * tenths // 10]}


def _around(random: Random, middle: int, spread: float) -> int:
    return max(1, round(middle * random.uniform(1 - spread, 1 + spread)))


def _money(random: Random) -> dict[str, Any]:
    """Million VND, as the template asks."""
    planned = random.randint(12, 60)
    spent = Decimal(planned * random.randint(75, 98)) / 100
    return {"R12.budget_planned": str(planned), "R12.budget_spent": str(spent)}


def _objectives(random: Random) -> dict[str, Any]:
    total = random.randint(5, 18)
    missed, no_data = random.randint(0, total // 5), random.randint(0, 1)
    return {
        "R15.objectives_total": total,
        "R15.met": total - missed - no_data,
        "R15.missed": missed,
        "R15.no_data": no_data,
    }


def _procedures(random: Random, middle: int) -> dict[str, Any]:
    if not middle:
        reason = {"none": "Cơ quan không giải quyết thủ tục hành chính"}
        return {
            "R09.tthc_in_force": reason,
            "R09.tthc_with_procedure": reason,
            "R09.tthc_outside_scope": reason,
        }
    total = _around(random, middle, 0.1)
    outside = random.randint(0, total // 12)
    return {
        "R09.tthc_in_force": total,
        "R09.tthc_with_procedure": total - outside,
        "R09.tthc_outside_scope": outside,
        **(
            {"R09.outside_reason": "Thủ tục mới ban hành, đang xây dựng quy trình"}
            if outside
            else {}
        ),
    }


def _cases(random: Random, kind: str, middle: int) -> dict[str, Any]:
    codes = [
        "opening_open",
        "received_counter",
        "received_online",
        "received_post",
        "finished",
        "early",
        "on_time",
        "late",
        "refused",
        "withdrawn",
        "open_end",
        "open_overdue",
    ]
    if not middle:
        reason = {"none": "Cơ quan không giải quyết thủ tục hành chính"}
        return {f"R21.{code}": reason for code in codes}
    received = _around(random, middle, 0.35)
    online, post = received * 24 // 100, received * 5 // 100
    opening = received // 40
    refused, withdrawn = received // 90, received // 120
    open_end = opening + random.randint(0, received // 60)
    finished = opening + received - refused - withdrawn - open_end
    late = round(finished * (100 - ON_TIME.get(kind, 95.5)) / 100 * random.uniform(0.4, 1.6))
    early = (finished - late) * random.randint(35, 60) // 100
    counts = {
        "opening_open": opening,
        "received_counter": received - online - post,
        "received_online": online,
        "received_post": post,
        "finished": finished,
        "early": early,
        "on_time": finished - late - early,
        "late": late,
        "refused": refused,
        "withdrawn": withdrawn,
        "open_end": open_end,
        "open_overdue": min(open_end, late // 20),
    }
    return {f"R21.{code}": counts[code] for code in codes}
