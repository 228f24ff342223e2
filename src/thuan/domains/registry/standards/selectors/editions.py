"""Editions of the standard, their clauses, and which clauses of two editions answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models.fields.related import ForeignKey

from thuan.domains.registry.standards.enums import TCVN_2015, EditionStatus
from thuan.domains.registry.standards.judging import content_of
from thuan.domains.registry.standards.models import Edition
from thuan.kernel.text import fold

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from django.db.models import Model, QuerySet

    from thuan.domains.registry.standards.content import Clause, EditionContent, MappingRow
    from thuan.kernel.tenancy.dated import DatedQuerySet


def editions() -> DatedQuerySet[Edition]:
    """Every standing edition, without its long content."""
    return Edition.objects.standing().defer("content")


def edition_at(slug: str) -> Edition | None:
    """The edition behind an address."""
    return editions().filter(slug=slug).first()


def edition_in_force(day: dt.date, code: str = TCVN_2015) -> Edition | None:
    """The newest content of an edition that holds on the day."""
    rows = Edition.objects.on(day).filter(code=code, status=EditionStatus.IN_FORCE)
    return rows.defer("content").order_by("-revision").first()


def newest_of_each() -> list[Edition]:
    """Of every edition the newest content, those in force first; one query."""
    rows = editions().order_by("-status", "-valid_from", "code", "-revision")
    found: dict[str, Edition] = {}
    for row in rows:
        found.setdefault(row.code, row)
    return list(found.values())


def found_clauses(content: EditionContent, words: Sequence[str]) -> list[Clause]:
    """The clauses that hold every word, without accents, in the order of the tree."""
    return [clause for clause in content.clauses if _holds(clause, words)]


def _holds(clause: Clause, words: Iterable[str]) -> bool:
    text = f" {clause.number} {fold(' '.join(_texts(clause)))}"
    return all(f" {word}" in text for word in words)


def _texts(clause: Clause) -> Iterable[str]:
    for words in (clause.title, clause.summary, *(text for _code, text in clause.elements)):
        yield words.vi
        yield words.en
    for one in clause.information:
        yield one.name.vi
        yield one.name.en


@dataclass(frozen=True, slots=True)
class Answering:
    """The clauses of another edition that answer one of this edition, with the mark of the row."""

    edition: Edition
    numbers: tuple[str, ...]
    row: MappingRow
    forward: bool


def answering(edition: Edition, number: str) -> list[Answering]:
    """What other editions say of this clause: onward to later ones, back to the earlier one."""
    found = []
    for other in newest_of_each():
        content = content_of(other)
        if other.pk == edition.pk or content.mapped_from != edition.code:
            continue
        rows = [row for row in content.mapping if number in row.before]
        found += [Answering(other, row.after, row, forward=True) for row in rows]
    own = content_of(edition)
    earlier = next((e for e in newest_of_each() if e.code == own.mapped_from), None)
    if earlier is not None:
        rows = [row for row in own.mapping if number in row.after]
        found += [Answering(earlier, row.before, row, forward=False) for row in rows]
    return found


def numbers_of_2015(edition: Edition, number: str) -> frozenset[str]:
    """The numbers of TCVN ISO 9001:2015 that stand for this clause and for all under it."""
    content = content_of(edition)
    wanted = set(content.within(number))
    if edition.code == TCVN_2015:
        return frozenset(wanted)
    if content.mapped_from != TCVN_2015:
        return frozenset()
    rows = (row for row in content.mapping if wanted & set(row.after))
    return frozenset().union(*(row.before for row in rows))


def uses_of(edition: Edition) -> list[str]:
    """Names of the tables whose rows are bound to this edition; none where it is not in use."""
    return [
        str(model._meta.verbose_name)
        for model, field in _references()
        if _bound(model, field, edition).exists()
    ]


def _references() -> list[tuple[type[Model], str]]:
    fields = Edition._meta.get_fields(include_hidden=True)
    found = [one for one in fields if one.auto_created and one.is_relation]
    return [
        (one.related_model, one.field.name)  # type: ignore[union-attr,misc]
        for one in found
        if isinstance(one.field, ForeignKey)  # type: ignore[union-attr]
    ]


def _bound(model: type[Model], field: str, edition: Edition) -> QuerySet[Model]:
    return model._default_manager.filter(**{field: edition.pk})
