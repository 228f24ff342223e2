"""Dated duties as a calendar file (RFC 5545).

Written by hand: an all-day or timed entry needs a dozen lines, and a library brings time zones and
recurrence that no duty has.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from thuan.kernel.calendar.clock import business_day, start_of_day
from thuan.kernel.calendar.deadlines import last_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thuan.kernel.ui.tasks import Task

OCTETS = 75


def calendar(tasks: Iterable[Task], at: dt.datetime, site: str) -> str:
    """A calendar of the tasks that have a deadline; an entry keeps its UID while its page stands.

    A bound at midnight is the end of a whole day; any other stands at its exact minute.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Thuan//Viec cua toi//VI"]
    for task in tasks:
        if task.bound is not None:
            lines += _entry(task, task.bound, at, site)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _entry(task: Task, bound: dt.datetime, at: dt.datetime, site: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid5(NAMESPACE_URL, f'{site}{task.url}')}"
    yield f"DTSTAMP:{at.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    if bound == start_of_day(business_day(bound)):
        day = last_day(bound)
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}"
    else:
        yield f"DTSTART:{bound.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{_text(str(task.title))}"
    if task.note:
        yield f"DESCRIPTION:{_text(str(task.note))}"
    yield f"URL:{site}{task.url}"
    yield "END:VEVENT"


def _text(words: str) -> str:
    """The four characters that mean something in a text are marked (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        words = words.replace(mark, f"\\{mark}")
    return words.replace("\r\n", "\\n").replace("\n", "\\n").replace("\r", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, never inside a letter (RFC 5545, 3.1)."""
    piece, room = "", OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", OCTETS - 1
        piece += letter
        room -= size
    yield piece
