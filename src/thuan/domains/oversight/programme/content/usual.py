"""The plan that a new year starts from: the seven targets of the programme (qms.md 3.20)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any, Final

from thuan.domains.oversight.programme.content.shape import PlanContent, Target
from thuan.domains.oversight.programme.enums import Metric, RosterKnown

# Texts of an official document: Vietnamese, edited by the officer who drafts it.
TITLE: Final = (
    "Xây dựng, áp dụng, duy trì và cải tiến hệ thống quản lý chất lượng theo TCVN ISO 9001:2015 "
    "vào hoạt động của các cơ quan hành chính nhà nước trên địa bàn tỉnh năm {year}"
)
LEGAL_BASES: Final = (
    "Quyết định số 19/2014/QĐ-TTg ngày 05 tháng 3 năm 2014 của Thủ tướng Chính phủ",
    "Thông tư số 26/2014/TT-BKHCN ngày 10 tháng 10 năm 2014 của Bộ Khoa học và Công nghệ",
)
TARGETS: Final = (
    ("T1", Metric.MAINTAIN, "Duy trì, cải tiến hệ thống quản lý chất lượng", "cơ quan", (12, 31)),
    ("T2", Metric.EXTEND, "Mở rộng phạm vi áp dụng hệ thống", "cơ quan", (12, 31)),
    ("T3", Metric.PROVINCE_CLASSES, "Tập huấn cho cán bộ cấp tỉnh, cấp huyện", "lớp", (6, 30)),
    ("T4", Metric.AUDIT_CLASSES, "Tập huấn đánh giá nội bộ cho cấp xã", "lớp", (6, 30)),
    ("T5", Metric.INSPECTIONS, "Kiểm tra việc xây dựng, áp dụng", "cuộc", (9, 30)),
    ("T6", Metric.REPORTS_ON_TIME, "Cơ quan gửi báo cáo năm đúng hạn 15/10", "cơ quan", (10, 15)),
    ("T7", Metric.SYNTHESIS, "Báo cáo tổng hợp gửi UBND tỉnh", "báo cáo", (11, 30)),
)


def usual_content(year: int) -> PlanContent:
    """Title, bases and the seven targets of a year, without a number or a list yet."""
    targets = tuple(
        Target(code, metric, text, unit, None, dt.date(year, *day), RosterKnown.UNKNOWN)
        for code, metric, text, unit, day in TARGETS
    )
    return PlanContent(TITLE.format(year=year), legal_bases=LEGAL_BASES, targets=targets)


def moved_to(content: PlanContent, year: int, *, years: int) -> PlanContent:
    """The same plan for a later year: days moved on, lists and numbers as they are.

    What was done once stays with its year: an extension is a new list every time.
    """
    targets = tuple(_target_moved(target, years) for target in content.targets)
    tasks = tuple(
        replace(task, from_on=_moved(task.from_on, years), due_on=_moved(task.due_on, years))
        for task in content.tasks
    )
    title = content.title.replace(str(year - years), str(year))
    return replace(content, title=title, targets=targets, tasks=tasks)


def _target_moved(target: Target, years: int) -> Target:
    sets: dict[str, Any] = {"due_on": _moved(target.due_on, years), "origin": ""}
    if target.metric is Metric.EXTEND:
        sets |= {"stated": None, "units": (), "roster": RosterKnown.UNKNOWN}
    return replace(target, **sets)


def _moved(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
