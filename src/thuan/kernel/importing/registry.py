"""What can be taken in from a file: domains say which columns and what becomes of a row (F13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from django.utils.functional import Promise

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.importing.sheet import Cells, Line, Sheet


class Run(Protocol):
    """One run over one file."""

    def ordered(self, sheet: Sheet) -> list[tuple[int, Cells]]:
        """The rows with their numbers, in the order in which they can be written."""
        ...

    def row(self, number: int, cells: Cells) -> Line:
        """Write one row through the services of the domain; raises Fault."""
        ...


@dataclass(frozen=True, slots=True)
class Importer:
    """One kind of file.

    ``columns``: key → Vietnamese head, of which ``needed`` must be there. ``permission`` is held
    over the whole province by whoever may bring such a file; each row is judged again by the
    services it goes through. ``action`` names the event of the file.
    """

    key: str
    title: str | Promise
    action: str
    permission: StrEnum
    columns: Mapping[str, str | Promise]
    needed: tuple[str, ...]
    run: Callable[[Sheet, Actor, dt.datetime], Run]


_importers: dict[str, Importer] = {}


def register_importer(importer: Importer) -> None:
    """Offer a kind of file; raises ValueError when the key is taken or a needed column unknown."""
    if importer.key in _importers:
        raise ValueError(f"importer {importer.key} is registered twice")
    if unknown := set(importer.needed) - set(importer.columns):
        raise ValueError(f"importer {importer.key} needs unknown columns: {sorted(unknown)}")
    _importers[importer.key] = importer


def importers() -> dict[str, Importer]:
    """Every kind of file by key, in the order of registration."""
    return dict(_importers)
