"""Text as it may enter a file: NFC (TCVN 6909), without control characters."""

from __future__ import annotations

import re
import unicodedata

# Controls, bidirectional overrides and isolates (they make a text read other than it is stored),
# surrogates and non-characters: no file format here carries them, or none should.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def plain(text: str) -> str:
    """The text in NFC; a tab becomes a space, every line end ``\\n``; controls are dropped."""
    one_kind = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return unicodedata.normalize("NFC", _FORBIDDEN.sub("", one_kind))


def one_line(text: str) -> str:
    """``plain`` with every run of spaces and line ends made one space."""
    return re.sub(r"[ \n]+", " ", plain(text)).strip(" ")
