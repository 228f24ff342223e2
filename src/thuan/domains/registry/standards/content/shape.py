"""The content of an edition as values; ``to_json`` gives what the database and the files hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thuan.domains.registry.standards.enums import (
        Applies,
        ClauseKind,
        Demand,
        Ground,
        InformationKind,
        Mark,
        Method,
    )


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages, said in that of the page."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.vi

    def under(self, name: str) -> dict[str, str]:
        return {f"{name}_vi": self.vi, f"{name}_en": self.en}

    def to_json(self) -> dict[str, str]:
        return {"vi": self.vi, "en": self.en}


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the checklist; findings name it by its code."""

    code: str
    text: Words
    method: Method

    def to_json(self) -> dict[str, Any]:
        return {"id": self.code, **self.text.to_json(), "method": str(self.method)}


@dataclass(frozen=True, slots=True)
class Information:
    """A piece of documented information and how far the standard asks for it."""

    kind: InformationKind
    demand: Demand
    name: Words

    def to_json(self) -> dict[str, Any]:
        return {"kind": str(self.kind), "level": str(self.demand), **self.name.under("name")}


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a later amendment of the same edition changed in a clause."""

    name: Words
    change: Words
    mark: Mark

    def to_json(self) -> dict[str, Any]:
        named = {"name": self.name.vi, "name_en": self.name.en}
        return {**named, **self.change.under("change"), "status": str(self.mark)}


@dataclass(frozen=True, slots=True)
class Applicability:
    """Whether the clause may be left out, on whose word, and what it asks by type of agency."""

    default: Applies
    may_be_left_out: bool
    note: Words
    by_type: Mapping[str, Words] = field(default_factory=dict)
    blocked_by: Ground | None = None
    warned_by: Ground | None = None
    needs_endorsement: bool = False

    def to_json(self) -> dict[str, Any]:
        more: dict[str, Any] = {}
        if self.by_type:
            more["by_type"] = {kind: text.to_json() for kind, text in self.by_type.items()}
        if self.blocked_by:
            more["na_blocked_by"] = str(self.blocked_by)
        if self.warned_by:
            more["na_warned_by"] = str(self.warned_by)
        if self.needs_endorsement:
            more["na_endorsed_by"] = "QMR"
        head = {"default": str(self.default), "na_allowed": self.may_be_left_out}
        return {**head, **self.note.under("note"), **more}


@dataclass(frozen=True, slots=True)
class Clause:
    """One node of the tree: number, short title, and our own words, never those of the standard."""

    number: str
    parent: str
    kind: ClauseKind
    title: Words
    summary: Words
    applicability: Applicability
    title_checked: bool = True
    title_is_ours: bool = False
    elements: tuple[tuple[str, Words], ...] = ()
    information: tuple[Information, ...] = ()
    questions: tuple[Question, ...] = ()
    examples: tuple[str, ...] = ()
    amendment: Amendment | None = None

    @property
    def depth(self) -> int:
        """1 for a chapter."""
        return self.number.count(".") + 1

    def asks_of(self, kind: str) -> Words:
        """What the clause asks of an agency of this type, or in general."""
        return self.applicability.by_type.get(kind, self.applicability.note)

    def to_json(self) -> dict[str, Any]:
        return {
            "clause": self.number,
            "parent": self.parent or None,
            "kind": str(self.kind),
            **self.title.under("title"),
            "title_vi_source": "tcvn_toc_verified" if self.title_checked else "auditor_knowledge",
            "untitled_in_standard": self.title_is_ours,
            **self.summary.under("summary"),
            "elements": [{"code": code, **text.to_json()} for code, text in self.elements],
            "documented_information": [one.to_json() for one in self.information],
            "applicability_public_agency": self.applicability.to_json(),
            "checklist": [one.to_json() for one in self.questions],
            "typical_evidence_vi": list(self.examples),
            **({"amendment": self.amendment.to_json()} if self.amendment else {}),
        }


@dataclass(frozen=True, slots=True)
class MappingRow:
    """Clauses of an earlier edition and those of this one, with how far the row was verified."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    change: Words
    mark: Mark
    sources: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        ends = {"from": list(self.before), "to": list(self.after)}
        told = {"mark": str(self.mark), "sources": list(self.sources)}
        return {**ends, **self.change.under("change"), **told}


@dataclass(frozen=True)
class EditionContent:
    """Everything an edition says; once stored it never changes."""

    clauses: tuple[Clause, ...] = ()
    mapped_from: str = ""
    mapping: tuple[MappingRow, ...] = ()

    @cached_property
    def by_number(self) -> dict[str, Clause]:
        return {clause.number: clause for clause in self.clauses}

    @cached_property
    def children(self) -> dict[str, tuple[Clause, ...]]:
        """Clauses under each number, chapters under the empty one, in the order of the file."""
        found: dict[str, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.parent, []).append(clause)
        return {number: tuple(below) for number, below in found.items()}

    def above(self, number: str) -> tuple[Clause, ...]:
        """The clauses over this one, the chapter first."""
        way: list[Clause] = []
        while clause := self.by_number.get(self.by_number[number].parent):
            way.insert(0, clause)
            number = clause.number
        return tuple(way)

    def within(self, number: str) -> tuple[str, ...]:
        """The clause and everything under it."""
        below = self.children.get(number, ())
        return (number, *(found for one in below for found in self.within(one.number)))

    def to_json(self) -> dict[str, Any]:
        clauses = [one.to_json() for one in self.clauses]
        if not self.mapping:
            return {"clauses": clauses}
        rows = [one.to_json() for one in self.mapping]
        return {"clauses": clauses, "mapping": {"from": self.mapped_from, "rows": rows}}
