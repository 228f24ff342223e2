"""What the clause of a non-applicability says, and what stands against leaving it out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from thuan.domains.registry.standards.content import Clause, EditionContent, read_content
from thuan.domains.registry.standards.models import Edition

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.standards.enums import Ground
    from thuan.domains.registry.standards.models import NonApplicability


class GroundThere(Protocol):
    """Answers for one agency what of the kind is there, as a short phrase; None where nothing."""

    def __call__(self, agency_id: int, at: dt.datetime) -> str | None: ...


_grounds: dict[Ground, GroundThere] = {}


def register_ground(ground: Ground, there: GroundThere) -> None:
    """Let the domain that keeps instruments, or design projects, answer; raises ValueError twice.

    Called from a ``registration`` module. As long as nobody answers, the page says so and leaves
    the judgement to the people who propose and decide.
    """
    if ground in _grounds:
        raise ValueError(f"ground {ground} is answered twice")
    _grounds[ground] = there


def grounds() -> dict[Ground, GroundThere]:
    """Every ground with who answers for it."""
    return dict(_grounds)


def content_of(edition: Edition) -> EditionContent:
    """What an edition says; read once in a process, because it never changes."""
    return _content(edition.content_hash, edition.pk)


@lru_cache(maxsize=16)
def _content(content_hash: str, pk: int) -> EditionContent:
    del content_hash
    return read_content(Edition.objects.values_list("content", flat=True).get(pk=pk))


def clause_of(row: NonApplicability) -> Clause:
    """The clause that a non-applicability is about."""
    edition = row.edition
    if edition is None:
        raise ValueError("a non-applicability names its edition")
    return content_of(edition).by_number[row.clause]


def blocked(clause: Clause, agency_id: int, at: dt.datetime) -> str | None:
    """Why the clause cannot be left out at this agency now; None where nothing is known."""
    found = _there(clause.applicability.blocked_by, agency_id, at)
    if found is None:
        return None
    words = {"clause": clause.number, "found": found}
    return _("Không thể bỏ điều khoản %(clause)s: cơ quan đang có %(found)s.") % words


def warned(clause: Clause, agency_id: int, at: dt.datetime) -> str | None:
    """What to weigh before the clause is left out; it does not forbid."""
    found = _there(clause.applicability.warned_by, agency_id, at)
    if found is None:
        return None
    return _("Cân nhắc kỹ: cơ quan đang có %(found)s, nên điều khoản này có thể áp dụng.") % {
        "found": found
    }


def unanswered(clause: Clause) -> Ground | None:
    """A ground of the clause for which no part of the product answers yet."""
    wanted = (clause.applicability.blocked_by, clause.applicability.warned_by)
    return next((one for one in wanted if one is not None and one not in _grounds), None)


def _there(ground: Ground | None, agency_id: int, at: dt.datetime) -> str | None:
    there = _grounds.get(ground) if ground is not None else None
    return None if there is None else there(agency_id, at)
