"""Asking the index: which objects hold every word, and the line around the first of them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from django.db import connection

from thuan.kernel.permissions import reach_of
from thuan.kernel.search.indexing import agency_mark, plain_words
from thuan.kernel.search.models import IndexedText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.permissions import Permission

# Words before and after the first hit in the line that is shown.
BEFORE, AFTER = 6, 18
# A person's own agencies are asked of the index itself; more are left to the scope of the rows.
MOST_MARKS: Final = 20


def holding(
    target_type: str, words: Sequence[str], agencies: Collection[int] | None
) -> QuerySet[IndexedText]:
    """The entries of one kind of object that hold every word, as a condition on whole objects.

    A word is the beginning of one ("quy" finds "quyết"). ``agencies``: where the person's rows
    can only be of these few, the index looks among them; it never widens what the rows allow.
    """
    rows = IndexedText.objects.filter(target_type=target_type)
    asked = question(words, agencies)
    return rows.filter(folded__holds=asked) if asked else rows.none()


def own_agencies(actor: Actor, permission: Permission) -> frozenset[int] | None:
    """The few agencies at which the actor holds the right; None where it reaches further."""
    reach = reach_of(actor, permission)
    wide = reach.everything or reach.groups or reach.lists or reach.parents
    return None if wide else reach.agency_ids


def question(words: Iterable[str], agencies: Collection[int] | None) -> str:
    """The words in the language of the database's index; "" when nothing can be asked."""
    parts = [part for word in words for part in plain_words(word).split()]
    if not parts:
        return ""
    marks = []
    if agencies is not None and 0 < len(agencies) <= MOST_MARKS:
        marks = [agency_mark(pk) for pk in sorted(agencies)]
    if connection.vendor == "postgresql":
        asked = [f"{part}:*" for part in parts]
        return " & ".join([*asked, f"({' | '.join(marks)})"] if marks else asked)
    asked = [f'"{part}"*' for part in parts]
    return " AND ".join([*asked, f"({' OR '.join(marks)})"] if marks else asked)


def snippets(target_type: str, ids: Sequence[UUID], words: Sequence[str]) -> dict[UUID, str]:
    """The line around the first word found, by object; one statement."""
    rows = IndexedText.objects.filter(target_type=target_type, target_id__in=ids)
    wanted = [part for word in words for part in plain_words(word).split()]
    return {row.target_id: around(row.words, wanted) for row in rows.only("target_id", "words")}


def around(text: str, wanted: Sequence[str]) -> str:
    """Some words before and after the first that begins like one of ``wanted``; "" without one."""
    words = text.split()
    for place, word in enumerate(words):
        if any(part.startswith(one) for part in _parts(word) for one in wanted):
            start = max(0, place - BEFORE)
            line = " ".join(words[start : place + AFTER])
            return f"{'… ' if start else ''}{line}{' …' if place + AFTER < len(words) else ''}"
    return ""


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """What of one word is asked for; official texts use the same words again and again."""
    return tuple(plain_words(word).split())
