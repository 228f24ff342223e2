"""What the desk says of a glance: sentences, squares, groups, two years, each with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.api import change_words, field_words, group_names
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.text.numbers import format_amount, format_number, format_percent
from thuan.kernel.ui.components import Bar, BarChart, Figure, Square, SquareGroup
from thuan.kernel.ui.enums import Tone

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.reporting.api import Compared, ReportCycle
    from thuan.portals.province.glance import Glance, Part, Share
    from thuan.portals.province.places import Places
    from thuan.portals.province.standing import Standing

COLOURINGS = ("bao-cao", "duy-tri")


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


def sentences(glance: Glance, places: Places, at: dt.datetime) -> list[Figure]:
    """The four sentences; each opens the records behind it."""
    today, whole, plan_page = business_day(at), glance.whole, places.plan()
    on_paper = _("cơ quan có xây dựng nhưng thiếu đánh giá hoặc xem xét")
    noun = _("cơ quan gửi báo cáo đúng hạn")
    said = [
        Figure(whole.on_time.yes, whole.n, noun, 0, today, places.reports()),
        _figure(whole.declared, _("cơ quan đã công bố hệ thống"), today, places.figures()),
        _figure(glance.on_paper, on_paper, today, plan_page),
    ]
    if glance.targets is not None:
        said.append(
            _figure(glance.targets, _("chỉ tiêu của kế hoạch năm đã đạt"), today, plan_page)
        )
    return said


def _figure(share: Share, noun: str, today: dt.date, url: str) -> Figure:
    return Figure(share.yes, share.known, noun, share.unknown, today, url)


def squares(glance: Glance, places: Places, colouring: str) -> list[SquareGroup]:
    """Every agency as a square by group, coloured by its report or by how alive its system is."""
    mark = _by_life if colouring == "duy-tri" else _by_report
    by_group: dict[str, list[Square]] = {part.code: [] for part in glance.groups}
    for one in glance.listed:
        state, letter, tone = mark(one)
        by_group[one.group].append(Square(one.name, state, letter, tone, places.agency(one.code)))
    names = group_names()
    return [
        SquareGroup(names.get(code, code), tuple(listed))
        for code, listed in by_group.items()
        if listed
    ]


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


def groups(glance: Glance, places: Places) -> list[GroupLine]:
    """Every group in the order of the province's reports."""
    names = group_names()
    return [
        _line(part, names.get(part.code, part.code), places.group(part.code))
        for part in glance.groups
    ]


def districts(glance: Glance, places: Places) -> list[GroupLine]:
    """What stood under one superior agency, where the province has that tier."""
    return [
        _line(part, part.name, places.district(part.code, part.public_id))
        for part in glance.superiors
        if part.public_id
    ]


def _line(part: Part, name: str, url: str) -> GroupLine:
    return GroupLine(
        name=name,
        n=part.n,
        on_time=_share(part.on_time),
        declared=_share(part.declared),
        alive=_share(part.alive),
        url=url,
    )


def _share(share: Share) -> str:
    """ "17/19 (89,47 %)" of those that are known; "" where nobody is."""
    if not share.known:
        return ""
    ratio = f"{format_number(share.yes)}/{format_number(share.known)}"
    return f"{ratio} ({format_percent(share.yes, share.known)})"


def behind(glance: Glance, places: Places, at: dt.datetime) -> BarChart | None:
    """Where those are who were late or have not sent, with the finding; None where nobody is."""
    slow = [part for part in glance.groups if part.slow]
    if not slow:
        return None
    names, most = group_names(), max(slow, key=lambda part: part.slow)
    bars = tuple(
        Bar(names.get(part.code, part.code), part.slow, places.group(part.code), Tone.ATTENTION)
        for part in slow
    )
    group = names.get(most.code, most.code)
    words = {"n": most.slow, "all": glance.whole.slow, "group": group}
    finding = _("%(n)s/%(all)s nơi gửi trễ hoặc chưa gửi thuộc nhóm %(group)s") % words
    return BarChart(finding, bars, _("cơ quan"), business_day(at))


def years(glance: Glance, cycle: ReportCycle) -> list[YearLine]:
    """The key figures beside those of the year before."""
    return [_year_line(one, *field_words(cycle, one.code)) for one in glance.years]


def _year_line(one: Compared, label: str, unit: str) -> YearLine:
    over = _("%(n)s cơ quan có số liệu cả hai năm") % {"n": format_number(one.n)}
    return YearLine(
        label=f"{label} ({unit})" if unit else label,
        before=format_amount(one.before) if one.n else "",
        now=format_amount(one.now) if one.n else "",
        change=change_words(one.now, one.before) if one.n else "",
        over=over,
        all_now=f"{format_amount(one.all_now)} / {format_number(one.n_now)}",
    )


def help_lines(glance: Glance, places: Places) -> list[HelpLine]:
    """The five places that need help most, each with one reason and one button."""
    page, button = "agencies:record", _("Xem cơ quan")
    if places.helps:
        page, button = "reporting:chase", _("Liên hệ, hỗ trợ")
    return [
        HelpLine(place.name, str(place.reason.label), reverse(page, args=[place.public_id]), button)
        for place in glance.places
    ]
