"""The plan of the year: drafted in February, issued in April, carried out until December."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from thuan.domains.oversight.programme.api import (
    Budget,
    PlanContent,
    PlanTask,
    Target,
    TargetUnit,
    Task,
    consult_plan,
    draft_plan,
    enter_progress,
    enter_spending,
    finish_task,
    issue_plan,
    plan_of,
    report_task,
    start_plan,
    submit_plan,
    usual_content,
    verify_task,
)
from thuan.domains.oversight.programme.enums import ExpansionKind, Metric, RosterKnown
from thuan.portals.demo.playing import Act, moment
from thuan.portals.demo.province import YEAR, province

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from thuan.domains.oversight.programme.api import ProvincialPlan
    from thuan.kernel.accounts.actor import Actor

STATED = {"T3": 3, "T4": 7, "T5": 40, "T7": 1}
DOST = "Sở Khoa học và Công nghệ"
TASKS = (
    (
        "N1",
        "Tổ chức 3 lớp tập huấn duy trì, cải tiến hệ thống.",
        "T3",
        (5, 9),
        (6, 30),
        "Sở Nội vụ",
    ),
    ("N2", "Tổ chức 7 lớp đánh giá nội bộ cho cấp xã.", "T4", (5, 16), (7, 15), "UBND các huyện"),
    ("N3", "Hướng dẫn 13 cơ quan mở rộng xây dựng và công bố.", "T2", (4, 20), (9, 30), ""),
    ("N4", "Kiểm tra 40 cơ quan theo kế hoạch riêng của Sở.", "T5", (6, 1), (9, 30), "Sở Nội vụ"),
    ("N5", "Mở kỳ báo cáo, đôn đốc và kiểm tra báo cáo năm.", "T6", (9, 1), (10, 31), ""),
    ("N6", "Tổng hợp, báo cáo UBND tỉnh.", "T7", (10, 31), (11, 30), ""),
    ("N7", "Đánh giá kết quả năm, đề xuất kế hoạch năm sau.", "", (12, 1), (12, 31), "Sở Nội vụ"),
)
# A task that another department leads: it reports for itself.
LED = Task(
    "N8",
    "Đưa kết quả áp dụng vào chấm điểm cải cách hành chính năm.",
    "Sở Nội vụ",
    DOST,
    dt.date(YEAR, 11, 1),
    dt.date(YEAR, 12, 31),
    "",
    "SNV",
)
SAID = "Đã gửi danh mục tài liệu kiểm chứng cho 119 cơ quan; đang đối chiếu với báo cáo năm."
MONEY = (
    ("Tập huấn", "ngân sách tỉnh", "180"),
    ("Kiểm tra", "ngân sách tỉnh", "95"),
    ("Duy trì, cải tiến tại các cơ quan", "dự toán của cơ quan", "3850"),
)
# Day, target, how many by then, what shows it.
COUNTED = (
    ((5, 27), "T3", 1, "Danh sách lớp 1 (62 người), quyết định mở lớp 21/QĐ-SKHCN."),
    ((6, 10), "T3", 2, "Danh sách lớp 2 (58 người)."),
    ((6, 24), "T3", 3, "Danh sách lớp 3 (65 người)."),
    ((6, 30), "T4", 4, "Danh sách 4 lớp tại 4 huyện."),
    ((7, 14), "T4", 6, "Danh sách 6 lớp; lớp thứ bảy hoãn vì mưa lũ."),
    ((7, 29), "T5", 18, "18 biên bản kiểm tra."),
    ((9, 28), "T5", 40, "40 biên bản kiểm tra; báo cáo 118/BC-SKHCN."),
)
# Day, line, spent by then, what shows it; what agencies spend of their own stays unknown.
SPENT = (
    ((6, 30), "K1", "122.4", "Bảng kê thanh toán 5 lớp."),
    ((7, 29), "K1", "168.9", "Bảng kê thanh toán 9 lớp."),
    ((9, 29), "K2", "71.5", "Bảng kê công tác phí 40 cuộc kiểm tra."),
)
DONE = (
    ((6, 27), "N1", "3 lớp, 185 người; báo cáo 66/BC-SKHCN."),
    ((9, 29), "N4", "40 cơ quan; báo cáo 118/BC-SKHCN."),
    ((11, 28), "N6", "Báo cáo 145/BC-SKHCN."),
)


def plan_acts() -> Iterator[Act]:
    """Every act of the plan in its order."""
    yield Act(moment(2, 10, 9), "dost_officer", _draft)
    yield Act(moment(3, 10, 16), "dost_officer", _consult)
    yield Act(moment(3, 25, 9), "dost_head", _step(submit_plan))
    yield Act(moment(4, 15, 10), "ppc", _issue)
    yield Act(moment(4, 18, 8), "dost_officer", _step(start_plan))
    for (month, day), target, value, evidence in COUNTED:
        yield Act(moment(month, day, 16), "dost_officer", _enter(target, value, evidence))
    for (month, day), line, amount, note in SPENT:
        yield Act(moment(month, day, 16, 30), "dost_officer", _spend(line, amount, note))
    yield Act(moment(12, 5, 9), "secretary_SNV", _report_led)
    for (month, day), code, evidence in DONE:
        yield Act(moment(month, day, 17), "dost_officer", _finish(code, evidence))
        yield Act(moment(month, day, 17, 40), "dost_head", _verify(code))


def plan_content() -> PlanContent:
    """The demonstration's plan: 106 maintain, 13 widen, both lists complete."""
    content = usual_content(YEAR)
    agencies = province().agencies
    lists = {
        Metric.MAINTAIN: tuple(TargetUnit(one.code) for one in agencies if not one.expansion),
        Metric.EXTEND: tuple(
            TargetUnit(one.code, ExpansionKind(one.expansion)) for one in agencies if one.expansion
        ),
    }
    return PlanContent(
        title=content.title,
        purpose="Giữ hệ thống quản lý chất lượng sống trong công việc hằng ngày; không để nơi nào "
        "xây dựng nhưng không áp dụng.",
        scope="Các Sở, ban, ngành; UBND huyện, thành phố; UBND xã, phường, thị trấn; đơn vị trực "
        "thuộc; cơ quan ngành dọc trên địa bàn.",
        organisation="Sở Khoa học và Công nghệ chủ trì, theo dõi, kiểm tra, tổng hợp.\n"
        "Các cơ quan gửi báo cáo năm trước hết ngày 15 tháng 10.",
        legal_bases=content.legal_bases,
        objectives=(
            "Duy trì hiệu lực hệ thống tại 106 cơ quan.",
            "Mở rộng đến 13 cơ quan, đơn vị.",
            "Mỗi xã có người đánh giá nội bộ đã qua tập huấn.",
        ),
        targets=tuple(_target(target, lists) for target in content.targets),
        tasks=(*(_task(*row) for row in TASKS), LED),
        budget=tuple(Budget(text, source, Decimal(amount)) for text, source, amount in MONEY),
    )


def _target(target: Target, lists: dict[Metric, tuple[TargetUnit, ...]]) -> Target:
    units = lists.get(target.metric, ())
    known = units or target.metric is Metric.REPORTS_ON_TIME
    return Target(
        code=target.code,
        metric=target.metric,
        text=target.text,
        unit=target.unit,
        stated=len(units) or STATED.get(target.code),
        due_on=target.due_on,
        roster=RosterKnown.COMPLETE if known else RosterKnown.UNKNOWN,
        units=units,
    )


def _task(
    code: str, text: str, target: str, first: tuple[int, int], last: tuple[int, int], whom: str
) -> Task:
    days = dt.date(YEAR, *first), dt.date(YEAR, *last)
    return Task(code, text, DOST, whom, *days, target, "SKHCN")


def _plan() -> ProvincialPlan:
    found = plan_of(YEAR)
    assert found is not None, "the script drafts its plan before it goes on with it"
    return found


def _draft(actor: Actor, at: dt.datetime) -> object:
    return draft_plan(actor=actor, at=at, year=YEAR, content=plan_content())


def _consult(actor: Actor, at: dt.datetime) -> object:
    words = "Gửi 119 cơ quan từ 14/02 đến 04/03; 11 ý kiến, tiếp thu 9."
    return consult_plan(actor=actor, at=at, plan=_plan(), comment=words)


def _issue(actor: Actor, at: dt.datetime) -> object:
    here = province()
    return issue_plan(actor=actor, at=at, plan=_plan(), number=here.plan, signed_on=here.plan_day)


def _step(service: Callable[..., object]) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: service(actor=actor, at=at, plan=_plan())


def _enter(target: str, value: int, evidence: str) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: enter_progress(
        actor=actor,
        at=at,
        plan=_plan(),
        target=target,
        as_of=at.date(),
        value=value,
        evidence=evidence,
    )


def _spend(line: str, amount: str, note: str) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: enter_spending(
        actor=actor,
        at=at,
        plan=_plan(),
        line=line,
        as_of=at.date(),
        amount=Decimal(amount),
        note=note,
    )


def _report_led(actor: Actor, at: dt.datetime) -> object:
    evidence = "Công văn 2210/SNV-CCHC ngày 02/12/2022."
    return report_task(
        actor=actor,
        at=at,
        task=_row(LED.code),
        as_of=at.date(),
        percent=60,
        said=SAID,
        evidence=evidence,
    )


def _finish(code: str, evidence: str) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: finish_task(
        actor=actor, at=at, task=_row(code), evidence=evidence, done_on=at.date()
    )


def _verify(code: str) -> Callable[[Actor, dt.datetime], object]:
    return lambda actor, at: verify_task(actor=actor, at=at, task=_row(code))


def _row(code: str) -> PlanTask:
    return PlanTask.objects.get(plan__year=YEAR, code=code)
