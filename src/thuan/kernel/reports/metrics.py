"""How long a line of Times is: Word draws no rule "as long as the text", so it is computed."""

from __future__ import annotations

import unicodedata

from thuan.kernel.reports.layout import width_table

_FIRST, _LAST, _FALLBACK = 32, 126, 500
_HORN = "\u031b"
_MM_PER_POINT = 25.4 / 72


def text_width_mm(text: str, size_pt: float, *, bold: bool = False) -> float:
    """Width of one line; letters with marks count as their base, unknown ones as half a size."""
    ascii_widths, letters = width_table(bold=bold)
    total = 0
    for sign in unicodedata.normalize("NFC", text):
        base = _base(sign)
        if base in letters:
            total += letters[base]
        elif _FIRST <= ord(base) <= _LAST:
            total += ascii_widths[ord(base) - _FIRST]
        else:
            total += _FALLBACK
    return total / 1000 * size_pt * _MM_PER_POINT


def balanced(text: str, size_pt: float, room_mm: float, *, bold: bool = False) -> str:
    """The text broken into as few lines as the room asks for, made as even as they can be.

    "ỦY BAN NHÂN DÂN TỈNH THUẬN HÒA" must not leave a single word on its second line. Line ends
    that the author gave are kept.
    """
    if "\n" in text:
        return text
    lines = _wrapped(text, size_pt, room_mm, bold=bold)
    for twentieth in range(1, 20):
        tighter = _wrapped(text, size_pt, room_mm * twentieth / 20, bold=bold)
        if len(tighter) == len(lines):
            return "\n".join(tighter)
    return "\n".join(lines)


def _wrapped(text: str, size_pt: float, room_mm: float, *, bold: bool) -> list[str]:
    """Words set line by line; a word wider than the room has a line of its own."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width_mm(longer, size_pt, bold=bold) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _base(sign: str) -> str:
    """The letter without tone and hat, with its horn; a no-break space as a space."""
    if sign == "\N{NO-BREAK SPACE}":
        return " "
    apart = unicodedata.normalize("NFD", sign)
    return unicodedata.normalize("NFC", apart[0] + _HORN) if _HORN in apart else apart[0]
