"""Text that a spreadsheet will not take for a formula, and back."""

from __future__ import annotations

import re

from thuan.kernel.reports.plain import plain

# = + - @ and their full-width forms start a formula in some spreadsheet; spaces before do not help.
_DANGEROUS = re.compile(r"^'*\s*[=+\-@＝＋－＠]")
_LEADING_CONTROL = re.compile(r"^[\t\r]")


def neutral(text: str) -> str:
    """The text without control characters; one that looks like a formula gets a ``'`` in front."""
    tidy = plain(text)
    if _DANGEROUS.match(tidy) or _LEADING_CONTROL.match(text):
        return f"'{tidy}"
    return tidy


def original(text: str) -> str:
    """Undo ``neutral`` when a file of ours is read back."""
    return text[1:] if text.startswith("'") and _DANGEROUS.match(text) else text
