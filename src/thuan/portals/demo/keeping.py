"""The records of the first commune: the usual kinds, some closed, one held."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from thuan.domains.system.records.api import (
    RecordWords,
    close_record,
    hold_record,
    open_record,
    record_types,
    records,
    take_catalogue,
)
from thuan.kernel.tenancy.models import Agency
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR, province

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.kernel.accounts.actor import Actor

    Do = Callable[[Actor, dt.datetime], object]

# Beginning of the kind's name, title, opened, closed or still open.
KEPT: Final = (
    ("Chương trình", "Đánh giá nội bộ năm 2021", dt.date(2021, 4, 5), dt.date(2021, 6, 30)),
    ("Bộ đầu vào", "Xem xét của lãnh đạo năm 2021", dt.date(2021, 11, 8), dt.date(2021, 12, 20)),
    ("Phiếu NC", "Hồ sơ chậm trả kết quả tháng 3/2022", dt.date(2022, 4, 4), dt.date(2022, 6, 10)),
    ("Hồ sơ phản ánh", "Phản ánh về giờ tiếp dân", dt.date(2022, 8, 1), dt.date(2022, 8, 22)),
    ("Chương trình", "Đánh giá nội bộ năm 2022", dt.date(2022, 5, 9), None),
)
HELD: Final = "Phản ánh về giờ tiếp dân"


def record_acts() -> Iterator[Act]:
    """What the archivist of the first commune keeps in the year."""
    code = next(one.code for one in province().agencies if one.type == "XA")
    archivist = f"archivist_{code}"
    yield Act(moment(1, 25, 8), archivist, _take(code))
    for number, (kind, title, opened, closed) in enumerate(KEPT):
        entered = _in_the_year(opened, number)
        yield Act(entered, archivist, _open(kind, title, opened))
        if closed is not None:
            at = max(entered, _in_the_year(closed, number)) + dt.timedelta(minutes=20)
            yield Act(at, archivist, _close(title, closed))
    yield Act(moment(9, 5, 8), archivist, _hold(HELD))


def _in_the_year(day: dt.date, number: int) -> dt.datetime:
    """When it is entered: on its day, or in February what was before the year."""
    if day.year == YEAR:
        return moment(day.month, day.day, 9)
    return moment(2, 1, 8) + dt.timedelta(minutes=number)


def _take(code: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        take_catalogue(actor=actor, at=at, agency_id=Agency.objects.get(code=code).pk)

    return do


def _open(kind: str, title: str, opened: dt.date) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        known = record_types(actor).filter(name__startswith=kind).order_by("pk").first()
        assert known is not None, kind
        words = RecordWords(title, opened, location="Tủ 2, Văn phòng")
        open_record(actor=actor, at=at, record_type=known, words=words)

    return do


def _close(title: str, closed: dt.date) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        record = records(actor).get(title=title)
        close_record(actor=actor, at=at, record=record, closed_on=closed)

    return do


def _hold(title: str) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        record = records(actor).get(title=title)
        told = {"reason": "COMPLAINT", "reference": "Đơn số 12/KN ngày 01/09/2022"}
        hold_record(actor=actor, at=at, record=record, **told)

    return do
