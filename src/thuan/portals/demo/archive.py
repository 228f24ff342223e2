"""The archive of the demonstration: what 119 agencies have had in force for years.

The composition follows the volumes of the specification (qms.md 5.2, illustrative): documents of
the system and internal procedures by type of agency, one version and some 0.8 further ones each.
Everything is drawn from one seed, so that two builds are equal.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.system.documents.api import DocumentHead, OldVersion
from thuan.domains.system.documents.enums import DocumentType
from thuan.portals.demo.listing import PUBLISHED
from thuan.portals.demo.province import SEED

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from thuan.portals.demo.province import DemoAgency

Old = tuple[DocumentHead, list[OldVersion]]
T = DocumentType
# Type of agency → documents of the system, internal procedures (qms.md 5.2).
VOLUMES: Final = {
    "SO": (16, 60),
    "HUYEN": (18, 144),
    "CHI_CUC": (13, 14),
    "DANG": (11, 12),
    "XA": (12, 75),
    "SU_NGHIEP": (9, 10),
    "NGANH_DOC": (9, 28),
}
# A sub-department that joined with the expansion has fewer.
NEW: Final = {"CHI_CUC": (9, 10)}
SYSTEM: Final = (
    ("STCL", "Sổ tay chất lượng", T.MANUAL, ("4.3", "4.4")),
    ("CSCL", "Chính sách chất lượng", T.POLICY, ("5.2",)),
    ("PV", "Phạm vi hệ thống quản lý chất lượng", T.SCOPE, ("4.3",)),
    ("MTCL", "Mục tiêu chất lượng", T.OBJECTIVE_SET, ("6.2",)),
    ("QT-TL", "Kiểm soát thông tin dạng văn bản", T.PROCEDURE, ("7.5",)),
    ("QT-RR", "Quản lý rủi ro và cơ hội", T.PROCEDURE, ("6.1",)),
    ("QT-ĐGNB", "Đánh giá nội bộ", T.PROCEDURE, ("9.2",)),
    ("QT-XXLĐ", "Xem xét của lãnh đạo", T.PROCEDURE, ("9.3",)),
    ("QT-KPH", "Kiểm soát sự không phù hợp và hành động khắc phục", T.PROCEDURE, ("8.7", "10.2")),
    ("QT-TM", "Đo lường sự hài lòng của người dân, tổ chức", T.PROCEDURE, ("9.1.2",)),
    ("QC-01", "Quy chế làm việc", T.REGULATION, ("5.3",)),
    ("DM-VB", "Danh mục văn bản bên ngoài", T.LIST, ("7.5.3",)),
    ("QT-ĐT", "Đào tạo, nâng cao năng lực", T.PROCEDURE, ("7.2",)),
    ("QT-VT", "Công tác văn thư, lưu trữ", T.PROCEDURE, ("7.5.3",)),
    ("QT-MS", "Mua sắm, thuê dịch vụ", T.PROCEDURE, ("8.4",)),
    ("HD-MC", "Hướng dẫn tiếp nhận hồ sơ tại bộ phận một cửa", T.INSTRUCTION, ("8.2",)),
    ("QT-TB", "Quản lý trang thiết bị", T.PROCEDURE, ("7.1.3",)),
    ("QT-CT", "Bồi hoàn, xin lỗi khi trễ hạn", T.PROCEDURE, ("8.2.1",)),
)
FIELDS: Final = (
    *("Hộ tịch", "Chứng thực", "Đất đai", "Người có công", "Bảo trợ xã hội", "Lao động"),
    *("Văn hóa", "Thể thao", "Nông nghiệp", "Thủy lợi", "Xây dựng", "Môi trường"),
    *("Giáo dục", "Y tế", "Tôn giáo", "Thi đua khen thưởng", "Công thương", "Giao thông"),
)
ACTS: Final = (
    *("Cấp", "Cấp lại", "Điều chỉnh", "Gia hạn", "Xác nhận", "Đăng ký"),
    *("Thu hồi", "Công nhận"),
)
FURTHER: Final = 0.8
# How many of the published administrative procedures a commune has no internal procedure for.
GAPS: Final = 0.08
# Reviewed every two years: past review at the end of 2022, or not (qms.md 5.3).
OVERDUE: Final = 0.07
STALE: Final = (dt.date(2019, 1, 15), dt.date(2020, 10, 1))
FRESH: Final = (dt.date(2021, 1, 15), dt.date(2022, 9, 15))


def old_documents(agency: DemoAgency, have: Mapping[str, str]) -> Iterator[Old]:
    """What an agency has had in force; ``have``: code → title of what it has already."""
    random = Random(f"{SEED}:{agency.code}")  # noqa: S311  composition, no secret
    known = VOLUMES if not agency.expansion else {**VOLUMES, **NEW}
    system, procedures = known[agency.type]
    titles = set(have.values())
    wanted = [one for one in SYSTEM if one[0] not in have and one[1] not in titles]
    for code, title, kind, clauses in wanted[: max(0, system - len(have))]:
        text = f"{title} của {agency.name}. Áp dụng cho mọi bộ phận của cơ quan."
        yield _old(random, DocumentHead(code, title, kind, "Văn phòng", clauses), text)
    published = iter(PUBLISHED if agency.type == "XA" else ())
    for number in range(1, procedures + 1):
        covers, title, field = _subject(random, number, next(published, None), titles)
        head = DocumentHead(f"QT-TTHC-{number:03}", title, T.INTERNAL_PROCEDURE, field, ("8.1",))
        yield _old(random, head, _procedure_text(field, title), covers)


def _subject(
    random: Random, number: int, published: tuple[str, ...] | None, have: Container[str]
) -> tuple[dict[str, list[str]], str, str]:
    """What the procedure of this number is about: its codes, its title, its field.

    The first ones settle what is published, unless the agency has that already or chance made a
    gap; the others some papers of a field.
    """
    if published is not None and published[1] not in have and random.random() > GAPS:
        code, title, field, *_terms = published
        return {"covers": [code]}, title, field
    field = FIELDS[(number - 1) % len(FIELDS)]
    act = ACTS[(number - 1) // len(FIELDS) % len(ACTS)]
    return {}, f"{act} giấy tờ lĩnh vực {field.lower()}, nhóm {number:03}", field


def _old(
    random: Random, head: DocumentHead, text: str, structure: Mapping[str, Any] | None = None
) -> Old:
    """A document as it is in force now, and the versions before it that chance gave it."""
    late = random.random() < OVERDUE
    newest = _day(random, *(STALE if late else FRESH))
    days = [newest]
    for _revision in range(_poisson(random, FURTHER)):
        days.insert(0, days[0] - dt.timedelta(days=random.randint(60, 400)))
    listed = [_version(random, number, day, text) for number, day in enumerate(days)]
    return head, [replace(one, structure=structure or {}) for one in listed]


def _version(random: Random, revision: int, day: dt.date, text: str) -> OldVersion:
    if not revision:
        return OldVersion(1, 0, day, None, _decision(random), text)
    said = f"{text}\n\nSửa đổi lần {revision}: cập nhật căn cứ và thời hạn từng bước."
    summary = f"Cập nhật mục {random.randint(2, 5)}.{random.randint(1, 6)}"
    return OldVersion(1, revision, day, None, _decision(random), said, summary)


def _day(random: Random, first: dt.date, last: dt.date) -> dt.date:
    return first + dt.timedelta(days=random.randint(0, max(0, (last - first).days)))


def _decision(random: Random) -> str:
    return f"{random.randint(10, 900)}/QĐ"


def _poisson(random: Random, mean: float) -> int:
    """How often chance strikes: multiplying draws until they fall under e^-mean; at most three."""
    limit, count, product = math.exp(-mean), 0, random.random()
    while product > limit and count < 3:
        count += 1
        product *= random.random()
    return count


def _procedure_text(field: str, title: str) -> str:
    return (
        f"1. Mục đích: quy định thống nhất trình tự {title.lower()}.\n\n"
        f"2. Phạm vi: công chức phụ trách {field.lower()}, bộ phận một cửa, lãnh đạo.\n\n"
        "5.8. Các bước: tiếp nhận, kiểm tra hồ sơ (0,5 ngày); phân công (0,25 ngày); thẩm định "
        "(3 ngày); soát xét (0,5 ngày); ký (0,5 ngày); đóng dấu, vào sổ (0,25 ngày); trả kết quả."
    )
