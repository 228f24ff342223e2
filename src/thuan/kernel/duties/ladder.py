"""The words of a reminder ladder and the instants they mean (qms.md 3.25).

``T`` is the last day in time; ``T-30`` and ``T+1`` count days, ``T-2wd`` working days; ``01/09``
and ``15/10 09:00`` are days of the object's year. Where the rule itself hangs on a day of the year
(REM-35 on 15/10) these move along when the deadline of an object is another day.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import start_of_day
from thuan.kernel.calendar.deadlines import last_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thuan.kernel.calendar.working_days import WorkingDays

RELATIVE = re.compile(r"T(?:(?P<sign>[+-])(?P<n>\d{1,3})(?P<wd>wd)?)?")
ABSOLUTE = re.compile(r"(?P<day>\d{2})/(?P<month>\d{2})(?: (?P<hour>\d{2}):(?P<minute>\d{2}))?")
RAISED = re.compile(
    r"(?P<step>T\S*|\d{2}/\d{2}(?: \d{2}:\d{2})?) (?P<role>[A-Z_]+)(?: (?P<how>\w+))?"
)
DAILY, LETTER = "daily", "letter"
WAYS = ("", DAILY, LETTER)
# Among those reminded: the very person who holds the duty, where it is a person's.
HOLDER = "HOLDER"
LEAP = 2024


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a ladder: so many days from the deadline, or a day of the year."""

    words: str
    offset: int = 0
    working: bool = False
    month_day: tuple[int, int] | None = None
    time: dt.time = dt.time.min

    def at(
        self, due: dt.datetime, days: WorkingDays, anchor: tuple[int, int] | None
    ) -> dt.datetime:
        """The instant the step falls due for an object with the exclusive bound ``due``."""
        last = last_day(due)
        if self.month_day is not None:
            day = _absolute(self.month_day, last, anchor)
        elif self.working:
            day = days.add_working_days(last, self.offset)
        else:
            day = last + dt.timedelta(days=self.offset)
        return start_of_day(day) + dt.timedelta(hours=self.time.hour, minutes=self.time.minute)


@dataclass(frozen=True, slots=True)
class Raising:
    """One escalation: when, to which role, and how: one notice, a daily list, a letter to issue."""

    step: Step
    role: Role
    how: str = ""


def read_step(words: str) -> Step:
    """One word; raises ValidationError with a sentence that says what can be written."""
    if found := RELATIVE.fullmatch(words):
        n = int(found["n"] or 0) * (-1 if found["sign"] == "-" else 1)
        return Step(words, offset=n, working=bool(found["wd"]))
    if found := ABSOLUTE.fullmatch(words):
        day, month = int(found["day"]), int(found["month"])
        hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
        right = 1 <= month <= 12 and 1 <= day <= monthrange(LEAP, month)[1]
        if right and hour < 24 and minute < 60:
            return Step(words, month_day=(month, day), time=dt.time(hour, minute))
        raise ValidationError(
            _("“%(words)s” không phải là ngày hay giờ có thật. Ghi như 15/10 hoặc 15/10 09:00.")
            % {"words": words[:40]}
        )
    raise ValidationError(
        _(
            "Không đọc được “%(words)s”. Ghi T (ngày cuối), T-7 (trước 7 ngày), T-2wd (trước 2 "
            "ngày làm việc), T+1 (sau 1 ngày) hoặc ngày trong năm như 15/10, 15/10 09:00."
        )
        % {"words": words[:40]}
    )


def read_ladder(words: str) -> tuple[Step, ...]:
    """Every step of a ladder, parted by commas; raises ValidationError, also for none."""
    steps = tuple(read_step(word) for word in _parts(words))
    if not steps:
        raise ValidationError(_("Ghi ít nhất một lần nhắc, ví dụ T-7,T."))
    return steps


def read_roles(words: str) -> tuple[Role, ...]:
    """The roles that are reminded beside the holder; raises ValidationError for another word.

    Whoever holds a duty as a person is always reminded of it; ``HOLDER`` says so where no role is
    to hear of it.
    """
    named = list(_parts(words))
    if not named:
        raise ValidationError(_("Ghi ít nhất một vai trò được nhắc, ví dụ ISO_SEC."))
    return tuple(_role(word) for word in named if word != HOLDER)


def read_escalation(words: str) -> tuple[Raising, ...]:
    """Every escalation, parted by commas; raises ValidationError, also for none (INV-47)."""
    raisings = []
    for word in _parts(words):
        found = RAISED.fullmatch(word)
        if found is None or (found["how"] or "") not in WAYS:
            raise ValidationError(
                _(
                    "Không đọc được “%(words)s”. Ghi lúc báo rồi vai trò, ví dụ T+1wd HEAD; thêm "
                    "daily nếu gửi danh sách hằng ngày, letter nếu giao việc ra công văn."
                )
                % {"words": word[:40]}
            )
        raisings.append(Raising(read_step(found["step"]), _role(found["role"]), found["how"] or ""))
    if not raisings:
        raise ValidationError(_("Ghi ít nhất một lần báo lên cấp trên, ví dụ T+1wd HEAD."))
    return tuple(raisings)


def anchor_of(trigger: str) -> tuple[int, int] | None:
    """(month, day) when the rule hangs on a day of the year, as ``15/10``."""
    found = ABSOLUTE.fullmatch(trigger.strip())
    return (int(found["month"]), int(found["day"])) if found else None


def _parts(words: str) -> Iterator[str]:
    return (part for word in words.split(",") if (part := " ".join(word.split())))


def _role(word: str) -> Role:
    if word not in Role.values:
        raise ValidationError(
            _("“%(words)s” không phải là mã vai trò. Ví dụ: ISO_SEC, QMR, HEAD, DOST_OFFICER.")
            % {"words": word[:40]}
        )
    return Role(word)


def _absolute(month_day: tuple[int, int], last: dt.date, anchor: tuple[int, int] | None) -> dt.date:
    """The day of the year, moved by as much as the deadline lies from the day the rule hangs on."""
    if anchor is None:
        return _in_year(last.year, month_day)
    year = min(
        (last.year - 1, last.year, last.year + 1),
        key=lambda one: abs((last - _in_year(one, anchor)).days),
    )
    return _in_year(year, month_day) + (last - _in_year(year, anchor))


def _in_year(year: int, month_day: tuple[int, int]) -> dt.date:
    month, day = month_day
    return dt.date(year, month, min(day, monthrange(year, month)[1]))
