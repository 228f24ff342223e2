"""A sort key that every collation and every database orders the same way.

The key holds only ``0-9a-z``, so byte order, C.UTF-8 and ICU agree about it; its order is the
order of ICU's ``vi`` collation:

1. letters, word by word: a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z;
   a space comes before punctuation, punctuation before digits, digits before letters;
2. then tones, the first difference decides: ngang huyền hỏi ngã sắc nặng;
3. then case: small before capital.

Runs of spaces count as one, outer spaces and invisible characters do not count, dashes and
quotation marks count as their plain forms, signs beyond the common ones are equal, letters of
other scripts come last by code point. A digit is a character, not part of a number: "QT.10" comes
before "QT.2", as in ICU.

For a Vietnamese text of n characters the key has at most 2n + 3 characters; each letter of
another script takes six.
"""

from __future__ import annotations

import unicodedata

from thuan.kernel.text.folding import without_invisible

# How the 36 symbols are spent: 0 ends a level, 1 is a space, 2 leads a sign or a digit, the other
# 33 are the 33 letters. So a letter costs one symbol and no code is the beginning of another.
_SYMBOLS = "0123456789abcdefghijklmnopqrstuvwxyz"
_END = "0"
_SPACE = "1"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SIGNS = "_-,;:!?.'\"()[]{}@*/\\&#%"
_OTHER_SIGN = "2o"
_OTHER_SCRIPT = "zz"

_PRIMARY = (
    {letter: _SYMBOLS[3 + place] for place, letter in enumerate(_LETTERS)}
    | {sign: "2" + _SYMBOLS[1 + place] for place, sign in enumerate(_SIGNS)}
    | {str(digit): "2" + _SYMBOLS[26 + digit] for digit in range(10)}
    | {" ": _SPACE}
)
# Marks that make another letter, and of which; any other mark is a tone or does not count.
_LETTER_MARKS = {"\u0306": "a", "\u0302": "aeo", "\u031b": "ou"}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_PLAIN_SIGNS = str.maketrans(
    {"–": "-", "—": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "«": '"', "»": '"'}
    | {"‘": "'", "’": "'", "…": "."}
)


def sort_key(text: str) -> str:
    """The key to store beside a name and to order by; "" for an empty text."""
    spaced = " ".join(without_invisible(text).translate(_PLAIN_SIGNS).split())
    primary: list[str] = []
    tones: list[int] = []
    capitals: list[int] = []
    for letter, tone in _letters(spaced):
        small = letter.lower()
        primary.append(_primary(small))
        if small in _LETTERS:
            tones.append(tone)
            capitals.append(int(small != letter))
    # Two texts with one primary key have levels of one length, so these need no end mark; a
    # missing symbol compares like the lowest one, so the zeros at the end can go.
    key = "".join(primary) + _END + _packed(tones, 6, 2) + _packed(capitals, 2, 5)
    return key.rstrip(_END)


def _letters(text: str) -> list[tuple[str, int]]:
    """Each letter with its own marks composed, and the tone that lies on it (0 is ngang)."""
    found: list[tuple[str, int]] = []
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character) or not found:
            found.append((character, 0))
            continue
        letter, tone = found[-1]
        if letter.lower() in _LETTER_MARKS.get(character, ""):
            found[-1] = (unicodedata.normalize("NFC", letter + character), tone)
        elif character in _TONES and not tone:
            found[-1] = (letter, _TONES[character])
    return found


def _primary(letter: str) -> str:
    known = _PRIMARY.get(letter)
    if known is not None:
        return known
    if unicodedata.category(letter[0])[0] in "LN":
        return _OTHER_SCRIPT + _code_point(ord(letter[0]))
    return _OTHER_SIGN


def _code_point(number: int) -> str:
    # Base 35 without the symbol 0, which ends a level; four places hold every code point.
    places = []
    for _ in range(4):
        number, place = divmod(number, 35)
        places.append(_SYMBOLS[place + 1])
    return "".join(reversed(places))


def _packed(values: list[int], base: int, width: int) -> str:
    """Several small values in one symbol, order kept: two tones (6² = 36), five cases (2⁵ = 32)."""
    symbols = []
    for start in range(0, len(values), width):
        group = values[start : start + width]
        group += [0] * (width - len(group))
        number = 0
        for value in group:
            number = number * base + value
        symbols.append(_SYMBOLS[number])
    return "".join(symbols)
