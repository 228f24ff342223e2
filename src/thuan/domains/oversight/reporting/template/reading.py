"""From data to a template; whatever is wrong with the data is named by its place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import yaml

from thuan.domains.oversight.reporting.template import checking
from thuan.domains.oversight.reporting.template.checking import TemplateFault
from thuan.domains.oversight.reporting.template.shape import (
    Aggregate,
    Choice,
    Computation,
    Condition,
    Field,
    FieldType,
    Identity,
    IdentityKind,
    Section,
    ShortForm,
    Source,
    Template,
    Words,
)

if TYPE_CHECKING:
    from enum import StrEnum

    Member = TypeVar("Member", bound=StrEnum)

_FLAGS = ("required", "none_reason", "confirm", "in_period", "long", "many")
_FIELD_KEYS = frozenset(
    {"code", "label", "hint", "unit", "type", "required_when", "source", "aggregate", "choices"}
    | {"fact", "weighted_by", "since", "until", "decimals", "range", "computed", *_FLAGS}
)


@cache
def shipped_template(name: str = "report_template_2022") -> Template:
    """A template that comes with the product; the first one stands until a province edits it."""
    return read_template(shipped_data(name))


def shipped_data(name: str = "report_template_2022") -> dict[str, Any]:
    """The data of a shipped template: plain values, fit for JSON."""
    text = (files("thuan.data") / f"{name}.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=yaml.CSafeLoader)
    if not isinstance(data, dict):
        raise TemplateFault(name, "is not a mapping")
    return data


def read_template(data: Mapping[str, Any]) -> Template:
    """The template of plain data, as it stands in YAML or JSON.

    Raises TemplateFault naming the place: a missing or unknown key, a type or an aggregate that
    does not exist, a code used twice or naming no field, a sentence with an unknown figure.
    """
    sections: list[Section] = []
    fields: dict[str, Field] = {}
    for place, section in _items(data, "sections", ""):
        found = [_field(*item) for item in _items(section, "fields", place)]
        for field in found:
            if field.code in fields:
                raise TemplateFault(f"{place}.fields.{field.code}", "stands twice")
            fields[field.code] = field
        sections.append(_section(section, place, found))
    template = Template(
        code=_text(data, "code", "template"),
        name=_words(data, "name", "template"),
        sections=tuple(sections),
        identities=tuple(_identity(*item) for item in _items(data, "identities", "")),
        short_forms=MappingProxyType(
            {form.group: form for form in (_form(*i) for i in _items(data, "short_form", ""))}
        ),
        fields=MappingProxyType(fields),
        enough_percent=_threshold(data, "enough"),
        change_percent=_threshold(data, "change"),
        legal_basis=data.get("legal_basis") or "",
        verification=_text(data, "verification", "template"),
    )
    checking.check(template)
    return template


def _items(data: Mapping[str, Any], key: str, place: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Each entry of a list with its place: ``sections.I.fields.R01.name``."""
    rows = data.get(key)
    here = f"{place}.{key}" if place else key
    if not isinstance(rows, (list, tuple)) or not rows:
        raise TemplateFault(here, "is missing or empty")
    found = []
    for number, row in enumerate(rows, 1):
        if not isinstance(row, Mapping):
            raise TemplateFault(f"{here}.{number}", "is not a mapping")
        name = row.get("code") or row.get("group") or number
        found.append((f"{here}.{name}", row))
    return found


def _section(row: Mapping[str, Any], place: str, fields: list[Field]) -> Section:
    return Section(
        code=_text(row, "code", place),
        title=_words(row, "title", place),
        task=_words(row, "task", place),
        minutes=_whole(row, "minutes", place),
        fields=tuple(field.code for field in fields),
    )


def _field(place: str, row: Mapping[str, Any]) -> Field:
    unknown = set(row) - _FIELD_KEYS
    if unknown:
        raise TemplateFault(place, f"has unknown keys: {', '.join(sorted(map(str, unknown)))}")
    return Field(
        code=_text(row, "code", place),
        label=_words(row, "label", place),
        hint=_words(row, "hint", place),
        unit=_words(row, "unit", place) if row.get("unit") else Words(),
        type=_member(FieldType, row, "type", place),
        source=_member(Source, row, "source", place),
        aggregate=_member(Aggregate, row, "aggregate", place),
        fact=row.get("fact") or "",
        weighted_by=row.get("weighted_by") or "",
        required_when=_condition(row, place),
        choices=_choices(row, place),
        since=_day(row, "since", place),
        until=_day(row, "until", place),
        decimals=_whole(row, "decimals", place) if "decimals" in row else 0,
        range=_range(row, place),
        computed=_computation(row, place),
        **{flag: _flag(row, flag, place) for flag in _FLAGS},
    )


def _choices(row: Mapping[str, Any], place: str) -> tuple[Choice, ...]:
    if not row.get("choices"):
        return ()
    return tuple(
        Choice(
            _text(choice, "code", here),
            _words(choice, "label", here),
            _day(choice, "since", here),
            _day(choice, "until", here),
        )
        for here, choice in _items(row, "choices", place)
    )


def _condition(row: Mapping[str, Any], place: str) -> Condition | None:
    found = row.get("required_when")
    if found is None:
        return None
    here = f"{place}.required_when"
    if not isinstance(found, Mapping) or ("is" in found) == ("above" in found):
        raise TemplateFault(here, "names a field and either “is” or “above”")
    above = _whole(found, "above", here) if "above" in found else None
    return Condition(_text(found, "field", here), found.get("is"), above)


def _computation(row: Mapping[str, Any], place: str) -> Computation | None:
    found = row.get("computed")
    if found is None:
        return None
    here = f"{place}.computed"
    if not isinstance(found, Mapping):
        raise TemplateFault(here, "is not a mapping")
    if "sum" in found:
        return Computation(_codes(found, "sum", here))
    return Computation(_codes(found, "numerator", here), _codes(found, "denominator", here))


def _identity(place: str, row: Mapping[str, Any]) -> Identity:
    return Identity(
        code=_text(row, "code", place),
        kind=_member(IdentityKind, row, "kind", place),
        left=_codes(row, "left", place),
        right=_codes(row, "right", place),
        sentence=_words(row, "sentence", place),
        weight=_whole(row, "weight", place),
    )


def _form(place: str, row: Mapping[str, Any]) -> ShortForm:
    return ShortForm(
        group=_text(row, "group", place),
        label=_words(row, "label", place),
        optional=frozenset(_codes(row, "optional", place, may_be_empty=True)),
        unfolded=frozenset(_codes(row, "unfolded", place, may_be_empty=True)),
        may_be_none=frozenset(_codes(row, "may_be_none", place, may_be_empty=True)),
        none_reason=_words(row, "none_reason", place) if row.get("none_reason") else Words(),
        verification=_text(row, "verification", place),
    )


def _threshold(data: Mapping[str, Any], key: str) -> int:
    row = (data.get("thresholds") or {}).get(key)
    if not isinstance(row, Mapping):
        raise TemplateFault(f"thresholds.{key}", "is missing")
    return _whole(row, "percent", f"thresholds.{key}")


def _text(row: Mapping[str, Any], key: str, place: str) -> str:
    value = row.get(key)
    if not isinstance(value, str) or not value.strip():
        raise TemplateFault(f"{place}.{key}", "is missing or not a text")
    return value


def _words(row: Mapping[str, Any], key: str, place: str) -> Words:
    value = row.get(key)
    if not isinstance(value, Mapping):
        raise TemplateFault(f"{place}.{key}", "is missing")
    here = f"{place}.{key}"
    return Words(_text(value, "vi", here), _text(value, "en", here))


def _member(kind: type[Member], row: Mapping[str, Any], key: str, place: str) -> Member:
    try:
        return kind(str(row.get(key)))
    except ValueError as unknown:
        raise TemplateFault(f"{place}.{key}", f"is {row.get(key)!r}") from unknown


def _whole(row: Mapping[str, Any], key: str, place: str) -> int:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TemplateFault(f"{place}.{key}", "is not a whole number from 0 up")
    return value


def _flag(row: Mapping[str, Any], key: str, place: str) -> bool:
    value = row.get(key, False)
    if not isinstance(value, bool):
        raise TemplateFault(f"{place}.{key}", "is neither true nor false")
    return value


def _day(row: Mapping[str, Any], key: str, place: str) -> date | None:
    value = row.get(key)
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as wrong:
        raise TemplateFault(f"{place}.{key}", f"is {value!r}, not a date") from wrong


def _range(row: Mapping[str, Any], place: str) -> tuple[int, int] | None:
    value = row.get("range")
    if value is None:
        return None
    match value:
        case [int(low), int(high)] if low <= high:
            return low, high
    raise TemplateFault(f"{place}.range", "is not two numbers, the smaller first")


def _codes(
    row: Mapping[str, Any], key: str, place: str, *, may_be_empty: bool = False
) -> tuple[str, ...]:
    value = row.get(key)
    if value is None and may_be_empty:
        return ()
    if not isinstance(value, (list, tuple)) or not (value or may_be_empty):
        raise TemplateFault(f"{place}.{key}", "is not a list of field codes")
    return tuple(map(str, value))
