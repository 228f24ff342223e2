"""How much two labels say the same, whatever their accents, numbering and order of words."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from thuan.kernel.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WORD = re.compile(r"[a-z0-9]+")
# "1.", "2.1", "a)", "IV." in front of a label, and dashes.
_NUMBERING = re.compile(r"^(?:[\s\-–+*•.()]|\d+(?=[\s.):])|[a-z](?=[.)])|[ivx]+(?=[.)]))+")
_ABBREVIATIONS: Final = {
    "tthc": "thu tuc hanh chinh",
    "htqlcl": "he thong quan ly chat luong",
    "cbcc": "can bo cong chuc",
    "cbccvc": "can bo cong chuc vien chuc",
    "qd": "quyet dinh",
}


@lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """The syllables of a label without accents, numbering and abbreviations."""
    bare = _NUMBERING.sub("", fold(text))
    spelled = (_ABBREVIATIONS.get(word, word) for word in _WORD.findall(bare))
    return frozenset(" ".join(spelled).split())


def weights(labels: Iterable[str]) -> Mapping[str, float]:
    """How much a syllable tells: "trễ" more than "số", which stands in every second label."""
    listed = [words_of(label) for label in labels]
    counted = Counter(word for words in listed for word in words)
    return {word: math.log(1 + len(listed) / n) for word, n in counted.items()}


def likeness(one: str, other: str, weigh: Mapping[str, float]) -> float:
    """From 0 (nothing in common) to 1 (the same words)."""
    left, right = words_of(one), words_of(other)
    common = left & right
    if not common:
        return 0.0
    unknown = max(weigh.values(), default=1.0)
    shared = sum(weigh.get(word, unknown) for word in common)
    whole = sum(weigh.get(word, unknown) for word in left)
    whole += sum(weigh.get(word, unknown) for word in right)
    return 2 * shared / whole
