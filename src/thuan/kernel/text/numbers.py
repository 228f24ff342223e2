"""Numbers as people write them in Vietnam, read generously and written one way.

Reading: "be generous in reading, refuse only what has two readings". Writing: a dot between
thousands, a comma before the fraction, rounding half up.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _

from thuan.kernel.text.folding import NO_BREAK_SPACE, without_invisible

_LONGEST: Final = 30  # digits; no register of an agency needs more, and a paste must not stall us
_PLAIN = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    ord(dash): "-" for dash in "\u2212\u2013\u2010\u2011"
}
_BODY = re.compile(r"(?P<sign>[+-]?)(?P<body>[0-9.,]+)")
_GROUPED = {mark: re.compile(rf"[0-9]{{1,3}}(?:\{mark}[0-9]{{3}})+") for mark in ".,"}


class NotANumber(ValueError):
    """The text is not a number; the message is a sentence for the person who typed it."""


class AmbiguousNumber(ValueError):
    """The text has two readings (``1.234``); the message names both and asks for one spelling."""


def parse_integer(text: str) -> int:
    """A whole number; ``1.234``, ``1,234`` and ``1 234`` are 1234, ``12,0`` is 12.

    Raises NotANumber with a Vietnamese sentence.
    """
    sign, body = _sign_and_body(text)
    if any(grouped.fullmatch(body) for grouped in _GROUPED.values()):
        return int(sign + re.sub("[.,]", "", body))
    value = _decimal(sign, body, text)
    if value != value.to_integral_value():
        raise NotANumber(_("“%(text)s” có phần lẻ. Ghi số nguyên, ví dụ 1234.") % {"text": text})
    return int(value)


def parse_decimal(text: str) -> Decimal:
    """A number with or without a fraction: ``1.234,5``, ``1234,5``, ``1 234,5``, ``1,234.5``.

    Raises AmbiguousNumber where one mark stands before exactly three digits (``1.234``), and
    NotANumber otherwise; both carry a Vietnamese sentence.
    """
    sign, body = _sign_and_body(text)
    if re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", body):
        whole, fraction = re.split("[.,]", body)
        raise AmbiguousNumber(
            _("“%(text)s” đọc được hai cách. Ghi %(whole)s hoặc %(decimal)s để rõ số nào.")
            % {
                "text": text.strip(),
                "whole": sign + whole + fraction,
                "decimal": f"{sign}{whole},{fraction}0",
            }
        )
    return _decimal(sign, body, text)


def format_number(value: int | Decimal, decimals: int = 0) -> str:
    """``1.234,5``: dots between thousands, a comma, exactly `decimals` places, half up."""
    return _written(Fraction(value), decimals)


def format_amount(value: Decimal) -> str:
    """An amount as officials write it: two decimals where it has a fraction, none where not."""
    return format_number(value, decimals=0 if value == value.to_integral_value() else 2)


def format_percent(
    numerator: int | Decimal, denominator: int | Decimal, decimals: int = 2
) -> str | None:
    """``80,67 %`` with a no-break space, half up; None when the denominator is 0."""
    if denominator == 0:
        return None
    share = Fraction(numerator) * 100 / Fraction(denominator)
    return _written(share, decimals) + NO_BREAK_SPACE + "%"


def percent_string(numerator: int | Decimal, denominator: int | Decimal) -> str | None:
    """``80.67`` for JSON: a dot, two places, half up; None when the denominator is 0."""
    if denominator == 0:
        return None
    sign, whole, fraction = _rounded(Fraction(numerator) * 100 / Fraction(denominator), 2)
    return f"{sign}{whole}.{fraction}"


def _sign_and_body(text: str) -> tuple[str, str]:
    shown = text.strip()
    if len(text) > 10 * _LONGEST:
        shown = shown[:_LONGEST] + "…"
        raise NotANumber(_too_long(shown))
    kept = "".join(without_invisible(text).translate(_PLAIN).split())
    if not kept:
        raise NotANumber(_("Ô đang để trống. Ghi một số, ví dụ 1234,5."))
    match = _BODY.fullmatch(kept)
    if match is None:
        raise NotANumber(_not_a_number(shown))
    if len(match["body"]) > _LONGEST:
        raise NotANumber(_too_long(shown))
    return match["sign"].replace("+", ""), match["body"]


def _decimal(sign: str, body: str, text: str) -> Decimal:
    whole, fraction = _whole_and_fraction(body)
    mark = next((mark for mark in ".," if mark in whole), None)
    if mark is not None and not _GROUPED[mark].fullmatch(whole):
        raise NotANumber(_not_a_number(text.strip()))
    digits = re.sub("[.,]", "", whole) or "0"
    if fraction is None:
        return Decimal(sign + digits)
    if not fraction:
        raise NotANumber(_not_a_number(text.strip()))
    return Decimal(f"{sign}{digits}.{fraction}")


def _whole_and_fraction(body: str) -> tuple[str, str | None]:
    """Cut at the mark before the fraction: the last one, unless it only parts thousands."""
    last = max(body.rfind("."), body.rfind(","))
    if last == -1 or body.count(body[last]) > 1:
        return body, None
    return body[:last], body[last + 1 :]


def _rounded(value: Fraction, decimals: int) -> tuple[str, str, str]:
    """Sign, whole part and fraction of exactly `decimals` digits; half goes away from zero."""
    scale = 10**decimals
    units = int(abs(value) * scale + Fraction(1, 2))
    whole, fraction = divmod(units, scale)
    sign = "-" if value < 0 and units else ""
    return sign, str(whole), str(fraction).zfill(decimals) if decimals else ""


def _written(value: Fraction, decimals: int) -> str:
    sign, whole, fraction = _rounded(value, decimals)
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{fraction}" if fraction else sign + grouped


def _not_a_number(shown: str) -> str:
    return _("“%(text)s” không phải là số. Ghi bằng chữ số, ví dụ 1234,5.") % {"text": shown}


def _too_long(shown: str) -> str:
    return _("“%(text)s” có quá nhiều chữ số. Ghi nhiều nhất %(most)s chữ số.") % {
        "text": shown,
        "most": _LONGEST,
    }
