"""The name a file is shown and given out under."""

from __future__ import annotations

import re

from thuan.kernel.text import clean

LONGEST = 120
FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def display_name(given: str) -> str:
    """NFC, no path, no control or path letters, at most 120 letters with the ending kept."""
    last = re.split(r"[/\\]", given)[-1]
    name = clean(FORBIDDEN.sub("", last)).lstrip(".").strip()
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name[:LONGEST] or "tep"
    ending = ending[:10]
    return f"{(stem or 'tep')[: LONGEST - 1 - len(ending)].rstrip()}.{ending}"


def ending_of(name: str) -> str:
    """The ending in small letters, without the dot; empty where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.lower() if dot and stem else ""
