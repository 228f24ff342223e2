"""Which file of the zip is which row's: by the name it states, or by the code in the name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thuan.kernel.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FileChoice:
    """The names that fit a row: one is the file, none is missing, several must be told apart."""

    names: tuple[str, ...]

    @property
    def only(self) -> str:
        """The name when there is exactly one, else ""."""
        return self.names[0] if len(self.names) == 1 else ""


def best_file(code: str, stated: str, names: Sequence[str]) -> FileChoice:
    """The file that a row means among ``names``.

    A stated name is looked for without regard to accents, signs, folder and ending. Without one
    the name must begin with the parts of the code ("QT.07-TC Kiểm soát.docx" is that of QT.07/TC);
    of several the shortest beginning does not win: they are all given back.
    """
    if stated:
        wanted = _key(stated.replace("\\", "/").rsplit("/", 1)[-1])
        exact = [name for name in names if _key(name) == wanted]
        bare = [name for name in names if _key(_stem(name)) in {wanted, _key(_stem(stated))}]
        return FileChoice(tuple(exact or bare))
    parts = _parts(code)
    found = [name for name in names if parts and _parts(_stem(name))[: len(parts)] == parts]
    alone = [name for name in found if _parts(_stem(name)) == parts]
    return FileChoice(tuple(alone or found))


def _stem(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return stem if dot and len(ending) <= 5 else name


def _key(text: str) -> str:
    return "".join(_parts(text))


def _parts(text: str) -> list[str]:
    return [part for part in _PART.split(fold(text)) if part]
