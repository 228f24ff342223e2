"""A calendar file of dated tasks (RFC 5545)."""

from __future__ import annotations

import datetime as dt

from thuan.kernel.calendar.clock import ICT
from thuan.kernel.ui.tasks import Task
from thuan.portals.workplace.ical import calendar

AT = dt.datetime(2022, 10, 12, 8, tzinfo=ICT)
MIDNIGHT = dt.datetime(2022, 10, 16, 0, 0, tzinfo=ICT)


def lines(*tasks):
    return calendar(tasks, AT, "https://thuan.example").split("\r\n")


def test_a_deadline_at_midnight_is_the_whole_last_day():
    found = lines(Task("Ký báo cáo năm 2022", "/bao-cao/1/ky/", MIDNIGHT))

    assert "DTSTART;VALUE=DATE:20221015" in found
    assert "DTEND;VALUE=DATE:20221016" in found
    assert "SUMMARY:Ký báo cáo năm 2022" in found
    assert "URL:https://thuan.example/bao-cao/1/ky/" in found


def test_any_other_deadline_stands_at_its_minute():
    assert "DTSTART:20221015T020000Z" in lines(
        Task("a", "/", dt.datetime(2022, 10, 15, 9, tzinfo=ICT))
    )


def test_work_without_a_deadline_is_no_entry():
    assert lines(Task("a", "/")) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Thuan//Viec cua toi//VI",
        "END:VCALENDAR",
        "",
    ]


def test_the_same_task_keeps_its_identity():
    first = [line for line in lines(Task("a", "/1/", MIDNIGHT)) if line.startswith("UID:")]
    moved = Task("a, mới", "/1/", MIDNIGHT + dt.timedelta(days=7))
    later = [line for line in lines(moved) if line.startswith("UID:")]

    assert first == later
    assert len(first) == 1


def test_long_vietnamese_lines_are_folded_between_letters():
    title = "Hoàn thành; bổ sung, kiểm tra " * 8
    text = calendar([Task(title, "/", MIDNIGHT)], AT, "https://thuan.example")

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    escaped = title.replace(";", "\\;").replace(",", "\\,")
    assert f"SUMMARY:{escaped}" in text.replace("\r\n ", "")
