"""Text as it may enter a file: NFC (TCVN 6909), no control characters, its own spaces kept."""

from __future__ import annotations

import re

from thuan.kernel.text import nfc
from thuan.kernel.text.folding import without_invisible

_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")  # XML refuses some of them


def plain(text: str) -> str:
    """The text in NFC; a tab becomes a space, every line end ``\\n``; invisible signs are dropped.

    Unlike ``kernel.text.clean`` it keeps no-break spaces: they hold "Số:" and its number together.
    """
    one_kind = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return nfc(_NO_CHARACTERS.sub("", without_invisible(one_kind)))


def one_line(text: str) -> str:
    """``plain`` with every run of spaces and line ends made one space."""
    return re.sub(r"[ \n]+", " ", plain(text)).strip(" ")
