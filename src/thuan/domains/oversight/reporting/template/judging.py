"""Whether figures can be, and whether they need a word: two kinds of check (U27, qms.md 3.18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.template.computing import computed, total
from thuan.domains.oversight.reporting.template.figures import figure, ratio
from thuan.domains.oversight.reporting.template.shape import FieldType, IdentityKind
from thuan.domains.oversight.reporting.template.showing import shown, shown_amount
from thuan.kernel.text.dates import format_date
from thuan.kernel.text.numbers import format_number, format_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from thuan.domains.oversight.reporting.template.shape import Field, Identity, Template

_RANGE_WEIGHT, _DATE_WEIGHT, _OVERRIDE_WEIGHT, _CHANGE_WEIGHT = 40, 30, 20, 10


class FaultKind(StrEnum):
    """WRONG cannot be; EXPLAIN is possible but odd and wants a reason."""

    WRONG = "WRONG"
    EXPLAIN = "EXPLAIN"


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding about the report: the fields concerned, the first one to go to, in words."""

    kind: FaultKind
    fields: tuple[str, ...]
    sentence: str
    weight: int = 0


def faults(
    template: Template,
    group: str,
    values: Mapping[str, object],
    *,
    period: tuple[date, date],
    last_year: Mapping[str, object] | None = None,
    reasons: Mapping[str, str] | None = None,
    offered: Mapping[str, object] | None = None,
    override_reasons: Mapping[str, str] | None = None,
) -> list[Fault]:
    """Everything to mend or to explain, wrong before odd, the heaviest first.

    ``period`` has its first and its last day. ``last_year`` are the values of the year before,
    ``reasons`` the explanations given so far by field; ``offered`` what the fact board filled in,
    ``override_reasons`` why a figure differs from it. A check over a missing figure is not made:
    that the figure is missing shows elsewhere.
    """
    asked = template.fields_for(group, period[1])
    figures = _completed(template, values)
    found = [
        *_identity_faults(template, figures),
        *(fault for field in asked for fault in _value_faults(field, figures, period)),
    ]
    if last_year is not None:
        before = _completed(template, last_year)
        found += _changes(template, asked, figures, before, reasons or {})
    found += _overrides(asked, values, offered or {}, override_reasons or {})
    return sorted(found, key=lambda fault: (fault.kind is FaultKind.EXPLAIN, -fault.weight))


def changes(
    template: Template,
    group: str,
    values: Mapping[str, object],
    on: date,
    last_year: Mapping[str, object] | None,
) -> dict[str, str]:
    """Field code to the sentence about a large change since last year, explained or not."""
    if last_year is None:
        return {}
    asked = template.fields_for(group, on)
    now, before = _completed(template, values), _completed(template, last_year)
    return {f.fields[0]: f.sentence for f in _changes(template, asked, now, before, {})}


def _completed(template: Template, values: Mapping[str, object]) -> dict[str, object]:
    """A total that was given stands against its parts; one that was not follows from them."""
    given = {code: value for code, value in values.items() if value is not None}
    return {**computed(template, given), **given}


def _identity_faults(template: Template, values: Mapping[str, object]) -> Iterator[Fault]:
    for identity in template.identities:
        sides = _sides(template, identity, values)
        if sides is None:
            continue
        left, right = sides
        fits = left <= right if identity.kind is IdentityKind.NOT_MORE_THAN else left == right
        if not fits:
            codes = (*identity.left, *identity.right)
            sentence = _figured(template, identity, values, left, right)
            yield Fault(FaultKind.WRONG, codes, sentence, identity.weight)


def _sides(
    template: Template, identity: Identity, values: Mapping[str, object]
) -> tuple[Decimal, Decimal] | None:
    """Both sums; dates count as days. None when a figure is missing."""
    if template.field(identity.left[0]).type is FieldType.DATE:
        days = [_day(values.get(code)) for code in (identity.left[0], identity.right[0])]
        return _both(*(None if day is None else Decimal(day.toordinal()) for day in days))
    return _both(total(values, identity.left), total(values, identity.right))


def _both(left: Decimal | None, right: Decimal | None) -> tuple[Decimal, Decimal] | None:
    return None if left is None or right is None else (left, right)


def _figured(
    template: Template,
    identity: Identity,
    values: Mapping[str, object],
    left: Decimal,
    right: Decimal,
) -> str:
    words = {
        code: shown(template.field(code), values.get(code))
        for code in (*identity.left, *identity.right)
    }
    sums = {"left": shown_amount(left), "right": shown_amount(right)}
    return str(identity.sentence) % {**words, **sums}


def _value_faults(
    field: Field, values: Mapping[str, object], period: tuple[date, date]
) -> Iterator[Fault]:
    value = values.get(field.code)
    if field.type in {FieldType.INTEGER, FieldType.DECIMAL}:
        sentence = _amount_fault(field, value)
    elif field.type is FieldType.RATIO:
        sentence = None if field.computed else _ratio_fault(field, value)
    elif field.type is FieldType.DATE and field.in_period:
        sentence = _date_fault(field, value, period)
    else:
        return
    if sentence:
        weight = _DATE_WEIGHT if field.type is FieldType.DATE else _RANGE_WEIGHT
        yield Fault(FaultKind.WRONG, (field.code,), sentence, weight)


def _amount_fault(field: Field, value: object) -> str | None:
    amount = figure(value)
    if amount is None:
        return None
    words = {"label": field.label, "number": shown(field, value)}
    if amount < 0:
        return _("%(label)s là %(number)s. Ghi số từ 0 trở lên.") % words
    if field.range and not field.range[0] <= amount <= field.range[1]:
        low, high = (format_number(bound) for bound in field.range)
        return _("%(label)s là %(number)s. Ghi số từ %(low)s đến %(high)s.") % {
            **words,
            "low": low,
            "high": high,
        }
    return None


def _ratio_fault(field: Field, value: object) -> str | None:
    parts = ratio(value)
    if parts is None:
        return None
    part, whole = parts
    words = {"label": field.label, "part": shown_amount(part), "whole": shown_amount(whole)}
    if part < 0 or whole < 0:
        return _("%(label)s ghi %(part)s trên %(whole)s. Ghi hai số từ 0 trở lên.") % words
    if part > whole:
        return (
            _("%(label)s: số đạt (%(part)s) lớn hơn tổng số (%(whole)s). Sửa một trong hai số.")
            % words
        )
    return None


def _date_fault(field: Field, value: object, period: tuple[date, date]) -> str | None:
    day = _day(value)
    first, last = period
    if day is None or first <= day <= last:
        return None
    return _("%(label)s (%(day)s) nằm ngoài kỳ báo cáo. Ghi ngày từ %(first)s đến %(last)s.") % {
        "label": field.label,
        "day": format_date(day),
        "first": format_date(first),
        "last": format_date(last),
    }


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def is_edited(values: Mapping[str, object], offered: Mapping[str, object], code: str) -> bool:
    """Whether the figure stands and is another than the one that was offered.

    A figure taken away is missing, which shows elsewhere; one never offered is entered.
    """
    value = values.get(code)
    return code in offered and value is not None and value != offered[code]


def _overrides(
    asked: tuple[Field, ...],
    values: Mapping[str, object],
    offered: Mapping[str, object],
    reasons: Mapping[str, str],
) -> Iterator[Fault]:
    """Figures changed from what the system filled in, for which nobody has said why."""
    for field in asked:
        edited = is_edited(values, offered, field.code)
        if edited and not (reasons.get(field.code) or "").strip():
            words = {
                "label": field.label,
                "now": shown(field, values[field.code]),
                "then": shown(field, offered[field.code]),
            }
            sentence = _("%(label)s đã sửa từ “%(then)s” thành “%(now)s”. Ghi lý do sửa.") % words
            yield Fault(FaultKind.EXPLAIN, (field.code,), sentence, _OVERRIDE_WEIGHT)


def _changes(
    template: Template,
    asked: tuple[Field, ...],
    values: Mapping[str, object],
    before: Mapping[str, object],
    reasons: Mapping[str, str],
) -> Iterator[Fault]:
    """Large changes nobody has explained; what was not known last year is not compared."""
    for field in asked:
        if not field.confirm or (reasons.get(field.code) or "").strip():
            continue
        now, then = figure(values.get(field.code)), figure(before.get(field.code))
        if now is None or then is None or now < 0 or then < 0:
            continue
        if abs(now - then) * 100 >= template.change_percent * then and now != then:
            sentence = _change(field, now, then)
            yield Fault(FaultKind.EXPLAIN, (field.code,), sentence, _CHANGE_WEIGHT)


def _change(field: Field, now: Decimal, then: Decimal) -> str:
    words = {
        "label": field.label,
        "now": shown_amount(now),
        "then": shown_amount(then),
        "share": format_percent(abs(now - then), then, 0),
    }
    if then == 0:
        return (
            _("%(label)s là %(now)s, năm trước là 0. Nếu đúng, ghi lý do để Sở không hỏi lại.")
            % words
        )
    if now > then:
        return (
            _(
                "%(label)s tăng %(share)s so với năm trước (từ %(then)s lên %(now)s)."
                " Nếu đúng, ghi lý do để Sở không hỏi lại."
            )
            % words
        )
    return (
        _(
            "%(label)s giảm %(share)s so với năm trước (từ %(then)s xuống %(now)s)."
            " Nếu đúng, ghi lý do để Sở không hỏi lại."
        )
        % words
    )
