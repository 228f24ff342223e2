"""How the province chases the late reports of the year: calls, promises, one letter.

Nothing here moves a report, so the counts of the year stay what they are.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from thuan.domains.oversight.reporting.api import (
    cycle_of,
    draft_letter,
    issue_letter,
    note_contact,
    reminder_letters,
)
from thuan.domains.oversight.reporting.enums import Channel
from thuan.kernel.accounts.models import User
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.models import Agency
from thuan.portals.demo.province import YEAR
from thuan.portals.demo.timetable import NEVER, arrivals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.domains.oversight.reporting.api import ReportCycle
    from thuan.kernel.accounts.actor import Actor

    Do = Callable[[Actor, dt.datetime], object]

NEW_DUE = dt.date(YEAR, 10, 25)
LETTER_NO = "1162/SKHCN-TĐC"


@dataclass(frozen=True, slots=True)
class Call:
    """One contact: when, by whom, with which agency, through what, what was said and promised."""

    at: dt.datetime
    by: str
    agency: str
    channel: Channel
    words: str
    promised: dt.date | None = None


def _moment(month: int, day: int, hour: int, minute: int) -> dt.datetime:
    return dt.datetime(YEAR, month, day, hour, minute, tzinfo=ICT)


@lru_cache(maxsize=1)
def latest() -> tuple[str, ...]:
    """The five agencies that report last of all, in order of arrival."""
    return tuple(sorted(arrivals(), key=arrivals().__getitem__)[-5:])


def calls() -> tuple[Call, ...]:
    """Six contacts between the deadline and the second synthesis."""
    commune, institute = NEVER
    first, second, *_rest = latest()
    officer, district = "dost_officer", "district_coordinator"
    return (
        Call(
            _moment(10, 17, 9, 10),
            officer,
            commune,
            Channel.PHONE,
            "Thư ký ISO mới nhận việc, đã bắt đầu nhập; cần thêm ba ngày.",
            dt.date(YEAR, 10, 20),
        ),
        Call(
            _moment(10, 24, 14, 20),
            district,
            commune,
            Channel.MEETING,
            "Làm việc tại trụ sở: số liệu một cửa chưa chốt, lãnh đạo nhận sẽ ký trong tháng.",
            dt.date(YEAR, 10, 31),
        ),
        Call(
            _moment(10, 26, 10, 5),
            officer,
            institute,
            Channel.MAIL,
            "Gửi lại hướng dẫn và bảng trống; chưa có trả lời.",
        ),
        Call(
            _moment(10, 31, 15, 30),
            officer,
            first,
            Channel.PHONE,
            "Báo cáo đã soạn xong, chờ thủ trưởng đi công tác về ký.",
            dt.date(YEAR, 11, 4),
        ),
        Call(
            _moment(11, 1, 8, 45),
            officer,
            second,
            Channel.PHONE,
            "Đang đối chiếu số hồ sơ trễ hạn với Văn phòng UBND.",
            dt.date(YEAR, 11, 9),
        ),
        Call(
            _moment(11, 10, 9, 0),
            officer,
            commune,
            Channel.PHONE,
            "Báo cáo vẫn còn dở; đề nghị thủ trưởng trực tiếp chỉ đạo.",
            dt.date(YEAR, 11, 18),
        ),
    )


def chasing() -> Iterator[tuple[dt.datetime, str, Do]]:
    """Every act of it: moment, who, what."""
    for call in calls():
        yield call.at, call.by, _noted(call)
    yield _moment(10, 18, 9, 0), "dost_officer", draft
    yield _moment(10, 18, 15, 30), "dost_officer", issue


def draft(actor: Actor, at: dt.datetime) -> None:
    """The letter to everybody who had not sent by then."""
    draft_letter(actor=actor, at=at, cycle=_cycle(), new_due_on=NEW_DUE)


def issue(actor: Actor, at: dt.datetime) -> None:
    """Signed the same day."""
    letter = reminder_letters(_cycle()).get()
    issue_letter(actor=actor, at=at, letter=letter, document_no=LETTER_NO, document_on=at.date())


def _noted(call: Call) -> Do:
    def do(actor: Actor, at: dt.datetime) -> None:
        secretary = User.objects.select_related("person").get(username=f"secretary_{call.agency}")
        note_contact(
            actor=actor,
            at=at,
            cycle=_cycle(),
            agency_id=Agency.objects.get(code=call.agency).pk,
            channel=call.channel,
            spoke_with=str(secretary.person),
            words=call.words,
            promised_on=call.promised,
        )

    return do


def _cycle() -> ReportCycle:
    cycle = cycle_of(YEAR)
    assert cycle is not None, "the script drafts its cycle before it chases"
    return cycle
