"""What the desk says: four sentences, squares, groups, districts, two years, who needs help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.programme.api import plan_of, progress_of
from thuan.domains.oversight.reporting.api import (
    change_words,
    compared,
    group_names,
    roster_entries,
)
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text.numbers import format_amount, format_number, format_percent
from thuan.kernel.ui.components import Bar, BarChart, Figure, Square, SquareGroup
from thuan.kernel.ui.enums import Tone
from thuan.portals.province.standing import most_in_need

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from thuan.domains.oversight.reporting.api import Compared, ReportCycle
    from thuan.portals.province.places import Places
    from thuan.portals.province.standing import Standing

# Above this many agencies the squares no longer help the eye; the groups do.
SQUARES_UP_TO = 200
COLOURINGS = ("bao-cao", "duy-tri")
REACHED = "REACHED"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """One group or district: how many agencies, and three shares of those that are known."""

    name: str
    n: int
    on_time: str
    declared: str
    alive: str
    url: str


@dataclass(frozen=True, slots=True)
class YearLine:
    """One figure of two years: over the same agencies, its change, and over all."""

    label: str
    before: str
    now: str
    change: str
    over: str
    all_now: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A place that needs help: its name, one reason, one button."""

    name: str
    reason: str
    url: str
    button: str


def sentences(
    places: Places, cycle: ReportCycle, listed: Sequence[Standing], at: dt.datetime
) -> list[Figure]:
    """The four sentences; each opens the records behind it."""
    today, total, plan_page = business_day(at), len(listed), places.plan()
    on_time = sum(one.late is False for one in listed)
    declared = Counter(one.alive.declared for one in listed)
    paper = Counter(one.on_paper_only for one in listed)
    on_paper = _("cơ quan có xây dựng nhưng thiếu đánh giá hoặc xem xét")
    said = [
        Figure(on_time, total, _("cơ quan gửi báo cáo đúng hạn"), 0, today, places.reports()),
        _known(declared, _("cơ quan đã công bố hệ thống"), today, places.figures()),
        _known(paper, on_paper, today, plan_page),
    ]
    plan = plan_of(cycle.year)
    if plan is not None and plan.signed_on is not None:
        lights = [one.light for one in progress_of(plan, at)]
        unknown = sum(light == "UNKNOWN" for light in lights)
        reached = sum(light == REACHED for light in lights)
        noun = _("chỉ tiêu của kế hoạch năm đã đạt")
        known = len(lights) - unknown
        said.append(Figure(reached, known, noun, unknown, today, plan_page))
    return said


def _known(answers: Counter[bool | None], noun: str, today: dt.date, url: str) -> Figure:
    return Figure(answers[True], answers[True] + answers[False], noun, answers[None], today, url)


def squares(places: Places, listed: Sequence[Standing], colouring: str) -> list[SquareGroup]:
    """Every agency as a square by group, coloured by its report or by how alive its system is."""
    if len(listed) > SQUARES_UP_TO:
        return []
    mark = _by_life if colouring == "duy-tri" else _by_report
    by_group: dict[str, list[Square]] = {}
    for one in listed:
        state, letter, tone = mark(one)
        square = Square(one.name, state, letter, tone, places.agency(one.code))
        by_group.setdefault(one.group, []).append(square)
    names = group_names()
    return [SquareGroup(names.get(code, code), tuple(by_group[code])) for code in _order(by_group)]


def _by_report(one: Standing) -> tuple[str, str, Tone]:
    if one.returned:
        return _("Yêu cầu bổ sung"), "Y", Tone.ATTENTION
    if one.late is None:
        return (
            (_("Quá hạn"), "Q", Tone.DANGER) if one.overdue else (_("Chưa gửi"), "C", Tone.NEUTRAL)
        )
    return (_("Trễ hạn"), "T", Tone.ATTENTION) if one.late else (_("Đúng hạn"), "N", Tone.SUCCESS)


def _by_life(one: Standing) -> tuple[str, str, Tone]:
    holds = one.alive.holds
    if holds is None:
        return _("Chưa có số liệu"), "C", Tone.NEUTRAL
    if holds:
        return _("Duy trì"), "D", Tone.SUCCESS
    if one.on_paper_only:
        return _("Chỉ trên giấy"), "G", Tone.DANGER
    return _("Chưa đạt"), "K", Tone.ATTENTION


def groups(places: Places, listed: Sequence[Standing]) -> list[GroupLine]:
    """Every group in the order of the province's reports."""
    by_group: dict[str, list[Standing]] = {}
    for one in listed:
        by_group.setdefault(one.group, []).append(one)
    names = group_names()
    return [
        _line(names.get(code, code), by_group[code], places.group(code))
        for code in _order(by_group)
    ]


def _order(found: Iterable[str]) -> list[str]:
    """The groups in the order of the province's reports; one it does not know comes last."""
    known, met = group_names(), list(found)
    return [*(code for code in known if code in met), *(code for code in met if code not in known)]


def districts(places: Places, cycle: ReportCycle, listed: Sequence[Standing]) -> list[GroupLine]:
    """What stood under one superior agency, where the province has that tier; by its name."""
    above = dict(roster_entries(cycle).values_list("agency_id", "parent_id_on_day"))
    by_parent: dict[int, list[Standing]] = {}
    for one in listed:
        if one.group == "xa" and above.get(one.agency_id):
            by_parent.setdefault(above[one.agency_id] or 0, []).append(one)
    rows = Agency.objects.filter(pk__in=by_parent).order_by("sort_key")
    return [_line(row.name, by_parent[row.pk], places.district(row)) for row in rows]


def _line(name: str, members: Sequence[Standing], url: str) -> GroupLine:
    came = [one.late is False for one in members]
    return GroupLine(
        name=name,
        n=len(members),
        on_time=_share(came),
        declared=_share(one.alive.declared for one in members),
        alive=_share(one.alive.holds for one in members),
        url=url,
    )


def _share(answers: Iterable[bool | None]) -> str:
    """ "17/19 (89,47 %)" of those that are known; "" where nobody is."""
    known = [answer for answer in answers if answer is not None]
    if not known:
        return ""
    yes = sum(known)
    ratio = f"{format_number(yes)}/{format_number(len(known))}"
    return f"{ratio} ({format_percent(yes, len(known))})"


def behind(places: Places, listed: Sequence[Standing], at: dt.datetime) -> BarChart | None:
    """Where those are who were late or have not sent, with the finding; None where nobody is."""
    slow = [one for one in listed if one.late or (one.late is None and one.overdue)]
    if not slow:
        return None
    names, count = group_names(), Counter(one.group for one in slow)
    most, n = count.most_common(1)[0]
    bars = tuple(
        Bar(names.get(code, code), count[code], places.group(code), Tone.ATTENTION)
        for code in _order(count)
    )
    words = {"n": n, "all": len(slow), "group": names.get(most, most)}
    finding = _("%(n)s/%(all)s nơi gửi trễ hoặc chưa gửi thuộc nhóm %(group)s") % words
    return BarChart(finding, bars, _("cơ quan"), business_day(at))


def years(cycle: ReportCycle, at: dt.datetime) -> list[YearLine]:
    """The key figures beside those of the year before."""
    return [_year_line(one) for one in compared(cycle, at) if one.n_now or one.n_before]


def _year_line(one: Compared) -> YearLine:
    label = f"{one.label} ({one.unit})" if one.unit else one.label
    over = _("%(n)s cơ quan có số liệu cả hai năm") % {"n": format_number(one.n)}
    return YearLine(
        label=label,
        before=format_amount(one.before) if one.n else "",
        now=format_amount(one.now) if one.n else "",
        change=change_words(one.now, one.before) if one.n else "",
        over=over,
        all_now=f"{format_amount(one.all_now)} / {format_number(one.n_now)}",
    )


def help_lines(places: Places, listed: Sequence[Standing]) -> list[HelpLine]:
    """The five places that need help most, each with one reason and one button."""
    needs = most_in_need(listed)
    rows = Agency.objects.filter(pk__in=[need.standing.agency_id for need in needs])
    ids = dict(rows.values_list("pk", "public_id"))
    page, button = "agencies:record", _("Xem cơ quan")
    if places.helps:
        page, button = "reporting:chase", _("Liên hệ, hỗ trợ")
    lines = []
    for need in needs:
        url = reverse(page, args=[ids[need.standing.agency_id]])
        lines.append(HelpLine(need.standing.name, need.reason, url, button))
    return lines
