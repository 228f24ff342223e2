"""Cleaning, folding and casing of Vietnamese text; standard library only."""

from __future__ import annotations

import unicodedata

NO_BREAK_SPACE = "\u00a0"
_KEPT_CONTROLS = frozenset("\n\t")
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_NOT_DECOMPOSED = str.maketrans({"đ": "d", "Đ": "d"})


def nfc(text: str) -> str:
    """The composed form, so that one word typed on two keyboards is one string."""
    return unicodedata.normalize("NFC", text)


def without_invisible(text: str) -> str:
    """Drop what nobody sees: zero-width and direction marks, soft hyphens, BOM, control characters.

    Line feeds and tabs stay; NUL and lone surrogates go, which no database could store.
    """
    return "".join(
        character
        for character in text
        if character in _KEPT_CONTROLS
        or unicodedata.category(character) not in _INVISIBLE_CATEGORIES
    )


def clean(text: str) -> str:
    """What a field keeps of what was typed or pasted.

    Line ends become ``\\n``, every kind of space (no-break, thin, full-width) an ordinary one,
    invisible characters and outer spaces go, the rest is composed (NFC).
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    visible = without_invisible(lines)
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in visible)
    return nfc(spaced).strip()


def fold(text: str) -> str:
    """The search key: case, tone and diacritic marks, invisible characters do not count; đ is d.

    Runs of white space become one space. Idempotent: ``fold(fold(s)) == fold(s)``.
    """
    folded = _fold_once(text)
    # A few foreign letters fold to something that folds again (U+0345 under a capital).
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def vi_upper(text: str) -> str:
    """Upper case of all 67 letters, tones kept, composed: "Thuận Hòa" is "THUẬN HÒA"."""
    return nfc(nfc(text).upper())


def vi_lower(text: str) -> str:
    """Lower case of all 67 letters, tones kept, composed."""
    return nfc(nfc(text).lower())


def keep_together(text: str) -> str:
    """Spaces become no-break spaces, so that a code or a date never breaks across lines."""
    return NO_BREAK_SPACE.join(text.split(" "))


def without_note(text: str) -> str:
    """A name without the explanation in brackets at its end: "Sở, ban, ngành (cơ quan …)"."""
    head, bracket, _note = text.partition(" (")
    return head if bracket and text.endswith(")") else text


def _fold_once(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", without_invisible(text).casefold())
    letters = "".join(c for c in decomposed if not unicodedata.category(c).startswith("M"))
    return " ".join(letters.translate(_NOT_DECOMPOSED).split())
