"""Values the tags draw: typed, frozen, refusing what may not be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_number, format_percent
from thuan.kernel.ui.enums import EVENT_ICONS, EventType, Tone

if TYPE_CHECKING:
    from datetime import date, datetime

    from thuan.kernel.ui.table import Badge

Text = str | Promise
NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class Link:
    """A quiet link; ``icon`` is a name of the sprite."""

    label: Text
    url: str
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as a part of a sentence; never without what it is out of, what is missing, when.

    Args:
        count: numerator.
        of: denominator: units whose answer is known.
        noun: what is counted ("cơ quan đúng hạn").
        missing: units without data; written out, never counted as 0 (INV: missing is not zero).
        as_of: business date of the figure.
        url: the list behind the figure.
    """

    count: int
    of: int
    noun: Text
    missing: int
    as_of: date
    url: str = ""

    def __post_init__(self) -> None:
        for name in ("count", "of", "missing", "as_of"):
            if getattr(self, name) is None:
                raise ValueError(f"a figure is not shown without {name!r}")
        if not 0 <= self.count <= self.of or self.missing < 0:
            raise ValueError(f"a figure of {self.count} out of {self.of} cannot be")

    @property
    def ratio(self) -> str:
        """ "96/119"."""
        return f"{format_number(self.count)}/{format_number(self.of)}"

    @property
    def rate(self) -> str:
        """Per cent, two decimals, half up; "" where nothing is known (of = 0)."""
        return format_percent(self.count, self.of) or ""

    @property
    def remainder(self) -> str:
        """What stands after the ratio: rate, missing, date."""
        rate = f"{NO_BREAK}({self.rate})" if self.rate else ""
        missing = _("chưa có số liệu: %(n)s") % {"n": format_number(self.missing)}
        day = _("tính đến %(day)s") % {"day": format_date(self.as_of)}
        return f"{rate}, {missing}, {day}"

    def __str__(self) -> str:
        return f"{self.ratio} {self.noun}{self.remainder}"


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of a life cycle."""

    label: Text
    done: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What an event changed: from the old words to the new."""

    label: Text
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One line of a record's history (U4): who, on whose behalf, when, what."""

    type: EventType
    actor: str
    at: datetime
    target: Text = ""
    on_behalf_of: str = ""
    changes: tuple[FieldChange, ...] = ()
    comment: str = ""
    files: tuple[Link, ...] = ()

    @property
    def icon(self) -> str:
        return EVENT_ICONS[self.type]


@dataclass(frozen=True, slots=True)
class Square:
    """One unit of a province at a glance: a link with a name, a tone and a letter."""

    name: str
    state: str
    letter: str
    tone: Tone
    url: str

    @property
    def accessible_name(self) -> str:
        return f"{self.name}, {self.state}"


@dataclass(frozen=True, slots=True)
class SquareGroup:
    """Squares under one heading (group or district)."""

    title: Text
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart with its label and number on it."""

    label: Text
    value: int
    url: str = ""
    tone: Tone = Tone.PROGRESS


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars that state a finding and carry their own table (U35).

    Raises:
        ValueError: no finding; a chart without a sentence leaves the reading to chance.
    """

    finding: Text
    bars: tuple[Bar, ...]
    unit: Text
    as_of: date

    def __post_init__(self) -> None:
        if not str(self.finding).strip():
            raise ValueError("a chart is not shown without its finding")

    def widths(self) -> list[tuple[Bar, str]]:
        """Each bar with its width in per cent of the longest."""
        longest = max((bar.value for bar in self.bars), default=0) or 1
        return [(bar, f"{100 * bar.value / longest:.1f}%") for bar in self.bars]


@dataclass(frozen=True, slots=True)
class Panel:
    """A box at the side of a record: facts, people, links."""

    title: Text
    facts: tuple[tuple[Text, str], ...] = ()
    links: tuple[Link, ...] = ()
    note: Text = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """What a list says while nothing stands in it: a sentence and the button for the first."""

    sentence: Text
    action: Link | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Head of a record. ``refusals`` are sentences for steps that cannot happen now (U: no grey
    buttons); ``next_step`` is the one primary button, in the words of the procedure.
    """

    title: Text
    code: str = ""
    state: Badge | None = None
    due: str = ""
    facts: tuple[Text, ...] = ()
    next_step: Link | None = None
    refusals: tuple[Text, ...] = ()
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line of the error summary: words of the field, address of the field."""

    message: str
    anchor: str = ""
