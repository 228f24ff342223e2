"""What the search box finds in the standard: clauses of the editions in force, for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.enums import EditionStatus
from thuan.domains.registry.standards.judging import content_of
from thuan.domains.registry.standards.selectors.editions import found_clauses, newest_of_each
from thuan.kernel.search.registry import Hit

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor


def found_in_standards(
    actor: Actor, at: dt.datetime, words: Sequence[str], limit: int
) -> Sequence[Hit]:
    """Clauses that hold every word, or have it as their number; one statement."""
    del actor, at
    hits = []
    for edition in newest_of_each():
        if edition.status != EditionStatus.IN_FORCE:
            continue
        for place, clause in enumerate(found_clauses(content_of(edition), words)):
            hits.append(
                Hit(
                    type=_("Điều khoản"),
                    id=f"{edition.slug}/{clause.number}",
                    title=f"{clause.number} {clause.title}",
                    url=reverse("standards:clause", args=[edition.slug, clause.number]),
                    sort_key=f"{edition.code} {place:04}",
                    rank=40,
                    code=clause.number,
                    snippet=f"{edition.code}: {clause.summary}",
                )
            )
    return hits[:limit]
