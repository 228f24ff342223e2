"""Names written in the Vietnamese encodings of before Unicode, made readable.

A zip from an old machine carries names in bytes of no stated encoding, or in Unicode that was made
of the letters of a TCVN3 (ABC) or VNI font. TCVN 5712:1993 and the layout of VNI are facts; which
of them a name is in is guessed by how much of it is Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARKS: Final = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323", "\u0302", "\u0306", "\u031b"}
_TCVN3: Final[dict[str, str]] = {
    **dict(zip("¡¢£¤¥¦§¨©ª«¬\u00ad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)),
    **dict(zip("µ¶·¸¹»¼½¾ÆÇÈÉÊË", "àảãáạằẳẵắặầẩẫấậ", strict=True)),
    **dict(zip("ÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞ", "èẻẽéẹềểễếệìỉĩíị", strict=True)),
    **dict(zip("ßáâãäåæçèéêëìíî", "òỏõóọồổỗốộờởỡớợ", strict=True)),
    **dict(zip("ïñòóôõö÷øùúûüýþ", "ùủũúụừửữứựỳỷỹýỵ", strict=True)),
}
_WORD: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u0323]+[^\W\d_]*)*")
# The initials and the rhymes of Vietnamese, without their marks.
_SYLLABLE: Final = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?"
    r"(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|e(?:c|ch|m|n|ng|nh|o|p|t|u)?"
    r"|i(?:a|c|ch|m|n|nh|p|t|u|e(?:c|m|n|ng|p|t|u))?"
    r"|o(?:c|i|m|n|ng|p|t|o[cn]g?|a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|e(?:n|o|t)?)?"
    r"|u(?:c|i|m|n|ng|p|t|u|a(?:n|ng|t|y)?|e(?:ch|n|nh|t)?|i(?:ch|nh)|o(?:c|i|m|n|ng|p|t|u)?"
    r"|y(?:a|ch|en|et|nh|t|u)?)?|y(?:ch|nh|t|e[mntu])?)"
)
# VNI writes a vowel and, after it, the letter that stands for its mark.
_TONES: Final = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_ROOFS: Final = dict(zip("àáåãä", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_BOWLS: Final = dict(zip("èéúüë", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_ALONE: Final = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR: Final = re.compile(r"([aeouyôö])([øùûõïâàáåãäêèéúüë])|[ñôöæóòî]", re.IGNORECASE)


def from_tcvn3(text: str) -> str:
    """Letters of a TCVN3 (ABC) font, read as Windows shows them, as the words they stand for."""
    return text.translate({ord(old): new for old, new in _TCVN3.items()})


def from_vni(text: str) -> str:
    """Letters of a VNI font, read as Windows shows them, as the words they stand for."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, text))


def _vni_letter(found: re.Match[str]) -> str:
    whole = found[0]
    if len(whole) == 1:
        return _cased(_VNI_ALONE[whole.lower()], whole)
    base, mark = found[1].lower(), found[2].lower()
    base = _VNI_ALONE.get(base, base)
    if mark in _TONES:
        letter = base + _TONES[mark]
    elif mark == "â" or mark in _ROOFS:
        letter = base + "\u0302" + _ROOFS.get(mark, "")
    else:
        letter = base + "\u0306" + _BOWLS.get(mark, "")
    return _cased(unicodedata.normalize("NFC", letter), found[1])


def _cased(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter


def readable_name(raw: bytes) -> str:
    """The most Vietnamese reading of a name whose encoding nobody states; NFC."""
    try:
        return readable_text(raw.decode())
    except UnicodeDecodeError:
        windows = raw.decode("cp1252", "replace")
        return _best([raw.decode("cp1258", "replace"), *_fonts(windows), raw.decode("cp437")])


def readable_text(text: str) -> str:
    """The text itself, or what it says when its letters are those of an old font; NFC."""
    return _best([text, *_fonts(text)])


def _fonts(text: str) -> list[str]:
    return [from_tcvn3(text), from_vni(text)]


def _best(readings: Iterable[str]) -> str:
    """The reading with the fewest words that cannot be Vietnamese; the first where equal."""
    return min((unicodedata.normalize("NFC", one) for one in readings), key=_foreign)


def _foreign(text: str) -> tuple[int, int]:
    """How many words with marks are no Vietnamese syllable, and how many letters no word has."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    odd = sum(not _SYLLABLE.fullmatch(_plain(word)) for word in words)
    return odd, sum(not letter.isascii() and not letter.isalpha() for letter in text)


def _plain(word: str) -> str:
    """The word in small letters without its marks; a letter of no Vietnamese word stays."""
    letters = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(one for one in letters if one not in _MARKS)
