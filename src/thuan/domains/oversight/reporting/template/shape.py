"""The annual report's template as values: sections of fields, identities, what each group owes.

A template is data with a period of validity (design.md, "Time"); nothing here knows a field code.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from thuan.domains.oversight.reporting.template.figures import figure

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class FieldType(StrEnum):
    """What a field holds; the canonical form of each stands in ``values.parse``."""

    INTEGER = "integer"
    DECIMAL = "decimal"
    RATIO = "ratio"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    CHOICES = "choices"
    YESNO = "yesno"
    FILE = "file"


class Source(StrEnum):
    """Where a value comes from: the system, a person, or either (qms.md 3.18)."""

    AUTOMATIC = "A"
    MANUAL = "M"
    EITHER = "AM"


class Aggregate(StrEnum):
    """How the province adds a field up (qms.md 3.19); NONE is not added up."""

    SUM = "sum"
    COUNT = "count"
    RATIO = "ratio"
    DISTINCT = "distinct"
    NONE = "none"


class IdentityKind(StrEnum):
    """How two sides must stand to each other; the first two kinds of equality differ in reading."""

    SUM_EQUALS = "sum_equals"
    BALANCE = "balance"
    NOT_MORE_THAN = "not_more_than"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in Vietnamese and in English; without English the Vietnamese stands."""

    vi: str = ""
    en: str = ""

    def __str__(self) -> str:
        return self.text(get_language() or "vi")

    def text(self, language: str) -> str:
        """The text for a language code such as ``vi`` or ``en-gb``."""
        return (self.en or self.vi) if language.startswith("en") else self.vi


def _stands(since: date | None, until: date | None, on: date) -> bool:
    return (since is None or since <= on) and (until is None or on < until)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice; offered on days from ``since`` up to, not including, ``until``."""

    code: str
    label: Words
    since: date | None = None
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """Whether the choice is offered on that day."""
        return _stands(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Condition:
    """Another field whose answer makes this one required: it equals ``equal`` or is ``above``."""

    code: str
    equal: bool | str | None = None
    above: int | None = None

    def holds(self, values: Mapping[str, object]) -> bool:
        """Whether the other field is known to have that answer; not known is no."""
        value = values.get(self.code)
        if self.above is None:
            return type(value) is type(self.equal) and value == self.equal
        amount = figure(value)
        return amount is not None and amount > self.above


@dataclass(frozen=True, slots=True)
class Computation:
    """Σ ``numerator`` for a figure, Σ ``numerator`` / Σ ``denominator`` for a ratio."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the report.

    ``fact``: the key of the fact board that fills the field; without one it is entered by hand.
    ``range`` is inclusive. ``confirm``: a large change against last year wants a reason.
    ``none_reason``: "không phát sinh" with a reason is an answer. ``in_period``: the date lies in
    the reporting period. ``weighted_by``: the field whose figure weighs this one when the province
    adds up. ``folded``: not shown until asked for (short form of the group), or until its
    ``required_when`` holds.
    """

    code: str
    label: Words
    hint: Words
    type: FieldType
    unit: Words = Words()
    required: bool = False
    required_when: Condition | None = None
    source: Source = Source.MANUAL
    fact: str = ""
    aggregate: Aggregate = Aggregate.NONE
    weighted_by: str = ""
    choices: tuple[Choice, ...] = ()
    since: date | None = None
    until: date | None = None
    none_reason: bool = False
    confirm: bool = False
    in_period: bool = False
    long: bool = False
    many: bool = False
    decimals: int = 0
    range: tuple[int, int] | None = None
    computed: Computation | None = None
    folded: bool = False

    def stands_on(self, day: date) -> bool:
        """Whether the report asks for the field on that day."""
        return _stands(self.since, self.until, day)

    def is_owed(self, values: Mapping[str, object]) -> bool:
        """Whether the field must be filled, given what has been answered so far."""
        return self.required or (
            self.required_when is not None and self.required_when.holds(values)
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a task that begins with a verb, and the minutes it takes (U23)."""

    code: str
    title: Words
    task: Words
    minutes: int
    fields: tuple[str, ...]

    @property
    def numeral(self) -> str:
        """The Roman numeral on paper; "" for a part without one."""
        return self.code if set(self.code) <= set("IVXLC") else ""

    @property
    def heading(self) -> str:
        """``VI. Thực hiện``; the title alone for a part without a numeral."""
        return f"{self.numeral}. {self.title}" if self.numeral else str(self.title)


@dataclass(frozen=True, slots=True)
class Identity:
    """Two sums of fields that must agree; ``weight`` orders faults, the heaviest first.

    ``sentence`` says what is wrong with the figures in it: ``%(left)s`` and ``%(right)s`` are the
    sums, ``%(R21.late)s`` the value of a field.
    """

    code: str
    kind: IdentityKind
    left: tuple[str, ...]
    right: tuple[str, ...]
    sentence: Words
    weight: int = 50


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What differs for one group of agencies; ``verification`` says how sure that is."""

    group: str
    label: Words
    optional: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()
    may_be_none: frozenset[str] = frozenset()
    none_reason: Words = Words()
    verification: str = "unverified"


_NO_PECULIARITY = ShortForm("", Words())


@dataclass(frozen=True, slots=True)
class Template:
    """The whole form. Percentages are whole numbers: ``enough_percent`` of the required fields
    filled are enough to send, a change of ``change_percent`` or more wants a reason.
    """

    code: str
    name: Words
    sections: tuple[Section, ...]
    identities: tuple[Identity, ...]
    short_forms: Mapping[str, ShortForm]
    fields: Mapping[str, Field]
    enough_percent: int
    change_percent: int
    legal_basis: str = ""
    verification: str = "composed"
    # What each group is asked on a day, worked out once: a page asks for it many times.
    _asked: dict[tuple[str, date], dict[str, Field]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def field(self, code: str) -> Field:
        """The field as every group has it; raises KeyError for an unknown code."""
        return self.fields[code]

    def short_form(self, group: str) -> ShortForm:
        """The short form of a group; a group the template does not name has no peculiarity."""
        return self.short_forms.get(group, _NO_PECULIARITY)

    def fields_for(self, group: str, on: date) -> tuple[Field, ...]:
        """The fields asked on a day, as this group has them, with the choices of that day."""
        return tuple(self._asked_of(group, on).values())

    def _asked_of(self, group: str, on: date) -> dict[str, Field]:
        known = self._asked.get((group, on))
        if known is None:
            form = self.short_form(group)
            known = self._asked[group, on] = {
                code: _for_group(found, form, on)
                for code, found in self.fields.items()
                if found.stands_on(on)
            }
        return known

    def required_for(self, group: str, values: Mapping[str, object], on: date) -> tuple[Field, ...]:
        """The fields this group owes on a day, given what it has answered so far."""
        return tuple(field for field in self.fields_for(group, on) if field.is_owed(values))

    def section_fields(self, section: Section, group: str, on: date) -> tuple[Field, ...]:
        """The fields of one section, as in ``fields_for``."""
        asked = self._asked_of(group, on)
        return tuple(asked[code] for code in section.fields if code in asked)


def _for_group(found: Field, form: ShortForm, on: date) -> Field:
    required = found.required and found.code not in form.optional
    shown = required or found.required or found.code in form.unfolded
    return replace(
        found,
        required=required,
        none_reason=found.none_reason or found.code in form.may_be_none,
        folded=not shown,
        choices=tuple(choice for choice in found.choices if choice.stands_on(on)),
    )
