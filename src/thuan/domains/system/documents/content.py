"""Documents whose content is data beside words, with rules of their own.

A higher domain registers what it knows of one type of document: an internal procedure has steps
and time limits. The life cycle asks here, and stays the same for every type.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping, Sequence

    from thuan.kernel.reports.document import Block


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed between two contents of a type; "" where it was not, or is not."""

    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Structure:
    """What a type of document knows of its own content, ``DocumentVersion.structure``.

    ``refusal(version, first)`` says why a version cannot be in force from a day on, None if it
    can; ``words`` what the search finds; ``template`` with ``shown(version)`` what a reader of the
    version sees; ``blocks`` the same on paper; ``compared(old, new)`` what changed between two
    contents; ``left_behind(version, day)`` names what has nothing to follow when the document is
    withdrawn that day; ``listed(text)`` what a list of old papers says of a version, raising
    ValidationError for what it cannot read; ``write_page`` names the page, by the version's public
    id, where its authors write it. ``version`` is the row, or anything with its columns.
    """

    kind: str
    label: Any
    write_page: str
    template: str
    shown: Callable[[Any], Mapping[str, Any]]
    refusal: Callable[[Any, dt.date], str | None]
    words: Callable[[Mapping[str, Any]], str]
    blocks: Callable[[Any], tuple[Block, ...]]
    compared: Callable[[Mapping[str, Any], Mapping[str, Any]], list[Changed]]
    listed: Callable[[str], Mapping[str, Any]]
    left_behind: Callable[[Any, dt.date], Sequence[str]]


_STRUCTURES: dict[str, Structure] = {}
_OBJECTIONS: list[Callable[[Any, dt.date], str | None]] = []


def register_structure(structure: Structure) -> None:
    """Make a type's own content known; raises ValueError for a type that has one."""
    if structure.kind in _STRUCTURES:
        raise ValueError(f"{structure.kind} has a structure already")
    _STRUCTURES[structure.kind] = structure


def structure_of(kind: str) -> Structure | None:
    """What is known of this type's own content; None for a type that is words or a file alone."""
    return _STRUCTURES.get(kind)


def register_objection(objection: Callable[[Any, dt.date], str | None]) -> None:
    """Let a higher domain stand against a version of any type: ``objection(version, first)``.

    It says why the version cannot be in force from ``first`` on, None where nothing is against it.
    Raises ValueError for one that is registered already.
    """
    if objection in _OBJECTIONS:
        raise ValueError(f"{objection.__qualname__} objects already")
    _OBJECTIONS.append(objection)


def refusal_of(version: Any, first: dt.date) -> str | None:
    """Why the version cannot be in force from ``first`` on: the rules of its type, then others."""
    known = structure_of(version.document.kind)
    if known and (refusal := known.refusal(version, first)):
        return refusal
    return next((why for object_to in _OBJECTIONS if (why := object_to(version, first))), None)


def left_behind(version: Any, day: dt.date) -> Sequence[str]:
    """What has nothing to follow when the version's document is withdrawn that day; [] for most."""
    known = structure_of(version.document.kind)
    return known.left_behind(version, day) if known else []


def listed_content(kind: str, text: str) -> Mapping[str, Any]:
    """What a list of old papers says of a version of this type; {} for words or a file alone."""
    known = structure_of(kind)
    return known.listed(text) if known and text.strip() else {}
