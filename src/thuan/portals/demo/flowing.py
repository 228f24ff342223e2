"""Internal procedures of the first commune: approved in time, overtaken by a decision, too long."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from thuan.domains.system.documents.api import DocumentHead, versions
from thuan.domains.system.documents.enums import DocumentType, VersionState
from thuan.domains.system.procedures.api import Step, begin_procedure, read, write_procedure
from thuan.domains.system.procedures.enums import StepUnit
from thuan.portals.demo.documenting import approved, desks
from thuan.portals.demo.playing import Act, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.kernel.accounts.actor import Actor
    from thuan.portals.demo.documenting import Desk, Do

H, D = StepUnit.HOURS, StepUnit.DAYS
# Day of approval, code, TTHC, title, field, time of each of the seven usual steps.
APPROVED: Final = (
    ((3, 1), "QT.HT.01", "9.000101", "Đăng ký khai sinh", "0.5h 0.25h 4h 1h 1h 0.25h 0h"),
    ((3, 1), "QT.HT.02", "9.000102", "Đăng ký kết hôn", "0.5h 0.25h 4h 1h 1h 0.25h 0h"),
    # In time for three days; since 1 July the law gives two.
    (
        *((3, 2), "QT.HT.03", "9.000105", "Thay đổi, cải chính, bổ sung hộ tịch"),
        "0.25d 0.25d 1.5d 0.25d 0.25d 0.25d 0d",
    ),
    ((3, 2), "QT.CT.01", "9.000203", "Chứng thực hợp đồng, giao dịch", "2h 1h 8h 2h 1h 1h 0h"),
    (
        *((3, 3), "QT.XH.01", "9.000401", "Trợ cấp xã hội hằng tháng"),
        "0.5d 0.5d 12d 2d 2d 0.5d 0d",
    ),
)
# Being written, and longer than the limit allows: the page says by how much.
DRAFTED: Final = (
    *("QT.ĐĐ.01", "9.000302", "Xác nhận nguồn gốc sử dụng đất"),
    "0.5d 0.5d 8d 1d 1d 0.5d 0d",
)

_MINUTE, _HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)
# Where the desk work takes so many days, somebody looks on the spot meanwhile.
VISITED: Final = 5
VISIT: Final = Step(
    "Xác minh tại khu phố",
    "Công chức chuyên môn, khu phố",
    Decimal(5),
    D,
    "Xác minh thực tế, lấy ý kiến khu phố.",
    "Biên bản xác minh",
    with_previous=True,
)


def flow_acts() -> Iterator[Act]:
    """Every act on the internal procedures of the first commune."""
    desk = next(desks())
    for number, (day, code, covers, title, times) in enumerate(APPROVED):
        begun = moment(2, 21, 8) + number * _MINUTE
        yield Act(begun, desk.secretary, _begin(desk, code, covers, title))
        yield Act(begun + 2 * _HOUR, desk.secretary, _write(code, times))
        yield from approved(desk, code, moment(*day, 10) + number * _MINUTE)
    code, covers, title, times = DRAFTED
    yield Act(moment(10, 5, 14), desk.secretary, _begin(desk, code, covers, title))
    yield Act(moment(10, 5, 15), desk.secretary, _write(code, times))


def _begin(desk: Desk, code: str, covers: str, title: str) -> Do:
    head = DocumentHead(code, title, DocumentType.INTERNAL_PROCEDURE, "Bộ phận Một cửa", ("8.1",))

    def do(actor: Actor, at: dt.datetime) -> None:
        agency_id = desk.agency().pk
        begin_procedure(actor=actor, at=at, agency_id=agency_id, head=head, covers=(covers,))

    return do


def _write(code: str, times: str) -> Do:
    """The usual steps with these times, and in the longer ones a field visit beside the desk."""

    def do(actor: Actor, at: dt.datetime) -> None:
        draft = versions(actor).get(document__code=code, state=VersionState.DRAFT)
        content = read(draft.structure)
        steps = [
            replace(step, limit=Decimal(time[:-1]), limit_unit=H if time.endswith("h") else D)
            for step, time in zip(content.steps, times.split(), strict=True)
        ]
        if steps[2].limit >= VISITED and steps[2].limit_unit == D:
            steps.insert(3, VISIT)
        wanted = replace(
            content,
            steps=tuple(steps),
            purpose=f"Thống nhất cách giải quyết thủ tục {draft.document.title.lower()}.",
            scope="Áp dụng cho Bộ phận Một cửa và công chức chuyên môn.",
            dossier="Tờ khai theo mẫu (bản chính)\nGiấy tờ tùy thân (xuất trình)",
            sets="01 bộ",
            records="Hồ sơ giải quyết; Bộ phận Một cửa; 10 năm",
        )
        write_procedure(actor=actor, at=at, draft=draft, content=wanted)

    return do
