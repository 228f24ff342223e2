"""Reading what was typed, pasted or imported into a field; generous, and in words (U14, U16, U17).

Canonical values, all plain JSON: integer ``int``; decimal a string such as ``"1234.5"``; ratio
``{"n": int, "d": int}``; date ISO; yes-or-no ``bool``; choice its code; choices a sorted list of
codes; text NFC; file the id of the file, or a list of ids; nothing arose ``{"none": reason}``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.template.shape import FieldType
from thuan.kernel.text import clean, fold
from thuan.kernel.text.dates import NotADate, parse_date
from thuan.kernel.text.numbers import (
    AmbiguousNumber,
    NotANumber,
    format_number,
    parse_decimal,
    parse_integer,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from thuan.domains.oversight.reporting.template.shape import Choice, Field

_MOST_DIGITS: Final = 30
_SHOWN: Final = 60
_LONGEST_RAW: Final = 200
# The full-width point and comma of another keyboard.
_WIDE_MARKS: Final = {0xFF0E: ".", 0xFF0C: ","}
_NONE_AROSE = re.compile(
    r"không\s+phát\s+sinh\s*[:,;.(–—-]?\s*(?P<reason>.*?)\)?", re.IGNORECASE | re.DOTALL
)
_RATIO = re.compile(r"(?P<n>[^/]+)/(?P<d>[^/]+)")
_YES: Final = frozenset({"co", "yes", "y", "true", "1", "x", "dung"})
_NO: Final = frozenset({"khong", "no", "n", "false", "0", "sai"})


class FieldFault(ValueError):
    """A value a field cannot take; ``sentence`` tells the person what to do.

    ``empty`` says that nothing was given: a caller may take that as "not yet answered".
    """

    def __init__(self, sentence: str, *, empty: bool = False) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.empty = empty


def parse(field: Field, raw: object) -> Any:
    """The canonical value of what was given.

    Raises FieldFault: an instruction for an empty field, a description for a wrong one, both with
    the words of the label.
    """
    if _is_empty(raw):
        raise FieldFault(instruction(field), empty=True)
    reason = _none_arose(field, raw)
    if reason is not None:
        return _with_reason(field, reason)
    return _READERS[field.type](field, raw)


def instruction(field: Field) -> str:
    """What to do with the empty field: "Nhập số hồ sơ đã giải quyết"."""
    words = {"label": _lowered(str(field.label))}
    if field.type in {FieldType.CHOICE, FieldType.CHOICES}:
        return _("Chọn %(label)s.") % words
    if field.type is FieldType.YESNO:
        return _("Chọn Có hoặc Không: %(label)s.") % words
    if field.type is FieldType.FILE:
        return _("Chọn tệp: %(label)s.") % words
    return _("Nhập %(label)s.") % words


def _lowered(label: str) -> str:
    """The label inside a sentence; abbreviations keep their capitals."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _wrong(field: Field, description: str) -> FieldFault:
    return FieldFault(
        _("%(label)s: %(description)s") % {"label": field.label, "description": description}
    )


def _is_empty(raw: object) -> bool:
    if isinstance(raw, str):
        return not clean(raw)
    if isinstance(raw, Mapping):
        return all(_is_empty(part) for part in raw.values())
    if isinstance(raw, (list, tuple, set, frozenset)):
        return all(_is_empty(part) for part in raw)
    return raw is None


def _none_arose(field: Field, raw: object) -> str | None:
    """The reason (perhaps empty) when the answer is "không phát sinh"; else None."""
    if isinstance(raw, Mapping) and "none" in raw:
        return clean(str(raw["none"] or ""))
    if isinstance(raw, str) and field.type is not FieldType.TEXT:
        match = _NONE_AROSE.fullmatch(clean(raw))
        return match["reason"].strip() if match else None
    return None


def _with_reason(field: Field, reason: str) -> dict[str, str]:
    if not field.none_reason:
        raise _wrong(field, _("mục này cần số liệu, không trả lời được bằng “không phát sinh”."))
    if not reason:
        raise FieldFault(
            _("Nhập lý do không phát sinh: %(label)s.") % {"label": _lowered(str(field.label))}
        )
    return {"none": reason}


def _cut(raw: object) -> str:
    """What was given, as far as a sentence can hold it."""
    try:
        text = clean(raw if isinstance(raw, str) else str(raw))
    except ValueError:  # a whole number too long for Python to write out
        return "…"
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _number(field: Field, raw: object, read: Callable[[str], int | Decimal]) -> Decimal:
    """A number given as a number or as text."""
    if isinstance(raw, str):
        try:
            return Decimal(read(_without_unit(field, raw)))
        except (NotANumber, AmbiguousNumber) as refused:
            raise _wrong(field, str(refused)) from refused
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        raise _not_a_number(field, raw)
    if isinstance(raw, int) and abs(raw) >= 10**_MOST_DIGITS:
        raise _not_a_number(field, raw)
    return _finite(field, Decimal(str(raw)) if isinstance(raw, float) else Decimal(raw))


def _without_unit(field: Field, raw: str) -> str:
    """``1.284 hồ sơ`` is 1.284: the unit that stands beside the box may be pasted with it."""
    if len(raw) > _LONGEST_RAW:
        return raw
    text = unicodedata.normalize("NFC", raw).translate(_WIDE_MARKS)
    for unit in {field.unit.vi, field.unit.en} - {""}:
        if text.strip().casefold().endswith(unit.casefold()):
            # A unit without a figure is told back as it stands, not as an empty box.
            return text.strip()[: -len(unit)] or text
    return text


def _finite(field: Field, amount: Decimal) -> Decimal:
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_MOST_DIGITS:
        raise _not_a_number(field, amount)
    if amount and amount.adjusted() >= _MOST_DIGITS:
        raise _not_a_number(field, amount)
    return amount


def _not_a_number(field: Field, raw: object) -> FieldFault:
    return _wrong(field, _("“%(text)s” không phải là số. Ghi bằng chữ số.") % {"text": _cut(raw)})


def _integer(field: Field, raw: object) -> int:
    amount = _number(field, raw, parse_integer)
    if amount != int(amount):
        shown = format_number(amount, 2)
        raise _wrong(field, _("%(number)s có phần lẻ. Ghi số nguyên.") % {"number": shown})
    return int(amount)


def _decimal(field: Field, raw: object) -> str:
    text = format(_number(field, raw, parse_decimal), "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _ratio(field: Field, raw: object) -> dict[str, int]:
    if isinstance(raw, Mapping):
        parts: tuple[object, object] = (raw.get("n"), raw.get("d"))
    elif isinstance(raw, (list, tuple)) and len(raw) == 2:
        parts = (raw[0], raw[1])
    else:
        match = _RATIO.fullmatch(clean(raw)) if isinstance(raw, str) else None
        if match is None:
            raise _wrong(
                field,
                _("“%(text)s” chưa đủ hai số. Ghi số đạt và tổng số, cách nhau dấu gạch chéo.")
                % {"text": _cut(raw)},
            )
        parts = (match["n"], match["d"])
    if any(_is_empty(part) for part in parts):
        raise _wrong(field, _("còn thiếu một trong hai số. Ghi cả số đạt và tổng số."))
    return {"n": _integer(field, parts[0]), "d": _integer(field, parts[1])}


def _text(field: Field, raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float, Decimal)):
        raise _wrong(field, _("chưa đọc được nội dung. Ghi bằng chữ."))
    try:
        return clean(str(raw))
    except ValueError as refused:
        raise _wrong(field, _("có quá nhiều chữ số. Ghi ngắn lại.")) from refused


def _date(field: Field, raw: object) -> str:
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    try:
        return parse_date(raw if isinstance(raw, str) else _cut(raw)).isoformat()
    except NotADate as refused:
        raise _wrong(field, str(refused)) from refused


def _yesno(field: Field, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    answer = fold(_cut(raw))
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    raise _wrong(
        field, _("“%(text)s” chưa rõ là Có hay Không. Ghi Có hoặc Không.") % {"text": _cut(raw)}
    )


def _choice(field: Field, raw: object) -> str:
    wanted = fold(_cut(raw))
    for choice in field.choices:
        if wanted in _spellings(choice):
            return choice.code
    raise _wrong(
        field,
        _("“%(text)s” không có trong các lựa chọn. Chọn một trong: %(choices)s.")
        % {"text": _cut(raw), "choices": "; ".join(str(choice.label) for choice in field.choices)},
    )


def _spellings(choice: Choice) -> frozenset[str]:
    return frozenset(fold(text) for text in (choice.code, choice.label.vi, choice.label.en) if text)


def _choices(field: Field, raw: object) -> list[str]:
    if isinstance(raw, str):
        parts: Iterable[object] = re.split(r"[;\n]", raw)
    else:
        parts = raw if isinstance(raw, (list, tuple, set, frozenset)) else [raw]
    return sorted({_choice(field, part) for part in parts if not _is_empty(part)})


def _file(field: Field, raw: object) -> str | list[str]:
    parts = raw if isinstance(raw, (list, tuple)) else [raw]
    names = [clean(part) for part in parts if isinstance(part, str) and clean(part)]
    if not names or len(names) != sum(not _is_empty(part) for part in parts):
        raise _wrong(field, _("chưa đọc được tệp. Chọn lại tệp."))
    if field.many:
        return sorted(set(names))
    if len(names) > 1:
        raise _wrong(field, _("có nhiều tệp. Chọn một tệp."))
    return names[0]


_READERS: Final[Mapping[FieldType, Callable[[Field, object], Any]]] = {
    FieldType.INTEGER: _integer,
    FieldType.DECIMAL: _decimal,
    FieldType.RATIO: _ratio,
    FieldType.TEXT: _text,
    FieldType.DATE: _date,
    FieldType.CHOICE: _choice,
    FieldType.CHOICES: _choices,
    FieldType.YESNO: _yesno,
    FieldType.FILE: _file,
}
