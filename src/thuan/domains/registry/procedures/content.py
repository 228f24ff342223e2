"""How a time limit is said, and how it is read from the cell of a list."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from thuan.domains.registry.procedures.enums import Change, Level, LimitUnit
from thuan.kernel.text import fold
from thuan.kernel.text.numbers import format_number, parse_decimal
from thuan.kernel.ui.enums import Tone

TONES: Final = {
    Change.ADDED: Tone.PROGRESS,
    Change.CHANGED: Tone.ATTENTION,
    Change.REMOVED: Tone.DANGER,
    Change.UNCHANGED: Tone.NEUTRAL,
    Change.FAULT: Tone.DANGER,
}
# Kinds of agencies that settle a level of their own.
OWN_LEVEL: Final = {"XA": Level.COMMUNE, "HUYEN": Level.DISTRICT}
_LIMIT: Final = re.compile(r"(?P<value>\d[\d.,]*)\s*(?P<unit>[a-z ]+)")
_UNITS: Final = {
    "ngay lam viec": LimitUnit.WORKING_DAYS,
    "ngay": LimitUnit.CALENDAR_DAYS,
    "ngay lich": LimitUnit.CALENDAR_DAYS,
    "gio": LimitUnit.HOURS,
    "gio lam viec": LimitUnit.HOURS,
}
_LONGEST: Final = Decimal(3650)
_CENT: Final = Decimal("0.01")


def limit_words(value: Decimal, unit: str) -> str:
    """ "10 ngày làm việc", "0,5 ngày làm việc", "30 ngày (kể cả ngày nghỉ)"."""
    return f"{amount(value)} {LimitUnit(unit).label}"


def amount(value: Decimal) -> str:
    """The number with as many decimals as it has, two at most."""
    short = value.normalize()
    exponent = short.as_tuple().exponent
    return format_number(value, min(max(-exponent, 0), 2) if isinstance(exponent, int) else 2)


def read_limit(text: str) -> tuple[Decimal, LimitUnit]:
    """The limit of a cell such as "05 ngày làm việc", "30 ngày", "8 giờ".

    "ngày" alone counts every day (Civil Code 2015, art. 145–147). Raises ValueError with a
    sentence for what says no number or no known unit.
    """
    found = _LIMIT.fullmatch(fold(text))
    unit = _UNITS.get(found["unit"].strip()) if found else None
    if found is None or unit is None:
        words = {"text": text}
        sentence = _("“%(text)s” chưa đọc được; ghi số và đơn vị, ví dụ 10 ngày làm việc, 8 giờ.")
        raise ValueError(sentence % words)
    value = parse_decimal(found["value"])
    if not 0 < value <= _LONGEST or value != value.quantize(_CENT):
        raise ValueError(_("Thời hạn phải lớn hơn 0, tối đa 3.650, không quá 2 chữ số lẻ."))
    return value, unit


def is_settled_by(level: str, competent: str, kind: str, name: str) -> bool:
    """Whether an agency of this kind and name settles a procedure of this level.

    Communes and districts settle what is published for their level; other agencies what names
    them: one name within the other, without accents. The rule is ours: the register names a level
    and an agency in words, no list of agencies.
    """
    own = OWN_LEVEL.get(kind)
    if own is not None:
        return level == own
    said, called = fold(competent), fold(name)
    return level == Level.PROVINCE and bool(said) and (said in called or called in said)
