"""One pattern for everything other packages plug into a page: typed, keyed, no doubles (F13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=Keyed)


class Registry(Generic[Entry]):
    """Entries by key, in the order they came; filled from ``AppConfig.ready()``."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, Entry] = {}

    def add(self, entry: Entry) -> None:
        """Take one entry in.

        Raises:
            ValueError: the key is taken, so two packages would show each other's page.
        """
        if entry.key in self._entries:
            raise ValueError(f"{self.name}: {entry.key!r} is registered twice")
        self._entries[entry.key] = entry

    def remove(self, key: str) -> None:
        """Take one entry out again; tests use it to leave the registry as they found it."""
        del self._entries[key]

    def __iter__(self) -> Iterator[Entry]:
        return iter(tuple(self._entries.values()))

    def __len__(self) -> int:
        return len(self._entries)
