"""The processes of the first commune, and the instruments of the metrology branch."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from thuan.domains.system.processes.api import (
    CheckWords,
    add_instrument,
    describe_process,
    document_process,
    note_knowledge,
    processes,
    record_check,
    review_map,
    take_usual,
)
from thuan.kernel.tenancy.models import Agency
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import province

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.kernel.accounts.actor import Actor

    Do = Callable[[Actor, dt.datetime], object]

# Where weights and scales are kept: the branch for standards, metrology and quality.
METROLOGY: Final = "CCTDC"
# Code, name, what it measures, months, day of the last check and its result; None: never checked.
INSTRUMENTS: Final = (
    ("QC-01", "Bộ quả cân chuẩn F1", "Chuẩn để kiểm định cân", 12, (2022, 2, 14), "PASS"),
    ("CB-02", "Cân bàn 150 kg", "Kiểm tra hàng đóng gói sẵn", 12, (2021, 9, 20), "PASS"),
    ("BĐ-01", "Bình đong 20 lít", "Kiểm tra cột đo xăng dầu", 12, (2021, 10, 25), "PASS"),
    ("NK-03", "Nhiệt kế thủy ngân", "Nhiệt độ phòng chuẩn", 24, (2022, 6, 6), "FAIL"),
    ("TĐ-04", "Thước cặp 200 mm", "Đo kích thước mẫu", 12, None, ""),
)
KNOWN: Final[tuple[tuple[str, ...], ...]] = (
    (
        *("Hồ sơ đất có giấy tờ trước 1993", "KNOW_HOW", "C1", "Công chức địa chính"),
        "Đối chiếu sổ mục kê 1989 ở kho huyện trước khi hỏi ý kiến khu dân cư; thiếu thì gọi "
        "Chi nhánh Văn phòng đăng ký đất đai, không trả hồ sơ ngay.",
    ),
    (
        *("Sau lần trễ hẹn tháng 3", "LESSON", "C1", "Bộ phận Một cửa"),
        "Mất mạng thì ghi sổ giấy và hẹn lại trong ngày; không chờ phần mềm rồi mới báo dân.",
    ),
    (
        *("Soạn báo cáo ISO năm", "PRACTICE", "L3", "Thư ký ISO"),
        "Lấy số hồ sơ từ báo cáo quý đã gửi huyện, đối chiếu với phần mềm một cửa trước 01/10.",
    ),
)


def map_acts() -> Iterator[Act]:
    """What the commune and the branch enter in the year."""
    code = next(one.code for one in province().agencies if one.type == "XA")
    secretary, manager = f"secretary_{code}", f"qmr_{code}"
    yield Act(moment(2, 14, 8), secretary, _taken(code))
    yield Act(moment(2, 14, 9), secretary, _owned)
    yield Act(moment(2, 15, 8), secretary, _half_described)
    yield Act(moment(2, 15, 9), secretary, _without_document)
    yield Act(moment(2, 21, 14), manager, _reviewed(code))
    for number, known in enumerate(KNOWN):
        yield Act(moment(4, 4, 8 + number), secretary, _known(code, known))
    keeper = f"secretary_{METROLOGY}"
    for number, row in enumerate(INSTRUMENTS):
        yield Act(moment(6, 13, 8, 10 * number), keeper, _instrument(row))


def _agency(code: str) -> int:
    return Agency.objects.get(code=code).pk


def _taken(code: str) -> Do:
    return lambda actor, at: take_usual(actor=actor, at=at, agency_id=_agency(code))


def _owned(actor: Actor, at: dt.datetime) -> None:
    """The counter has its owner by name; the other processes their unit."""
    process = processes(actor).get(code="C1")
    sets = {"process_owner_id": actor.person_id}
    describe_process(actor=actor, at=at, process=process, sets=sets)


def _half_described(actor: Actor, at: dt.datetime) -> None:
    """Two sheets on which something is still to be said, as happens."""
    for code in ("C3", "H3"):
        process = processes(actor).get(code=code)
        sets = {"evaluation": "", "improvement": ""}
        describe_process(actor=actor, at=at, process=process, sets=sets)


def _without_document(actor: Actor, at: dt.datetime) -> None:
    process = processes(actor).get(code="L1")
    reason = "Làm theo quy chế làm việc của UBND xã, không cần quy trình riêng."
    document_process(actor=actor, at=at, process=process, documents=[], no_document_reason=reason)


def _reviewed(code: str) -> Do:
    words = (
        "Sơ đồ đúng với cơ cấu hiện tại. Hai phiếu C3 và H3 còn thiếu cách đánh giá, cải tiến: "
        "Văn phòng khai xong trong quý II."
    )

    def do(actor: Actor, at: dt.datetime) -> None:
        review_map(actor=actor, at=at, agency_id=_agency(code), conclusion=words)

    return do


def _known(code: str, row: tuple[str, ...]) -> Do:
    title, kind, process, holder, content = row

    def do(actor: Actor, at: dt.datetime) -> None:
        sets: dict[str, Any] = {
            "title": title,
            "kind": kind,
            "content": content,
            "holder": holder,
            "process_id": processes(actor).get(code=process).pk,
        }
        note_knowledge(actor=actor, at=at, agency_id=_agency(code), sets=sets)

    return do


def _instrument(row: tuple[Any, ...]) -> Do:
    code, name, used_for, months, checked, result = row

    def do(actor: Actor, at: dt.datetime) -> None:
        sets = {
            "code": code,
            "name": name,
            "used_for": used_for,
            "place": "Phòng chuẩn",
            "responsible": "Tổ đo lường",
            "check_kind": "VERIFICATION",
            "interval_months": months,
        }
        made = add_instrument(actor=actor, at=at, agency_id=_agency(METROLOGY), sets=sets)
        if checked is None:
            return
        failed = "Đã đo lại nhiệt độ phòng chuẩn tuần trước bằng nhiệt kế khác, sai lệch 0,1 °C."
        words = CheckWords(
            kind="VERIFICATION",
            done_on=dt.date(*checked),
            result=result,
            done_by="Trung tâm kỹ thuật (minh họa)",
            certificate_no=f"KĐ-{code}/{checked[0]}",
            effect=failed if result == "FAIL" else "",
        )
        record_check(actor=actor, at=at, instrument=made, words=words)

    return do
