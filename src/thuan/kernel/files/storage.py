"""The folder of contents: each once, under its hash, whole or not there (F16)."""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from collections.abc import Iterator


def root() -> Path:
    """Where contents lie."""
    return Path(settings.FILES)


def path_of(sha256: str) -> Path:
    """Where the content of that hash lies: ``ab/cd/abcd…``."""
    return root() / sha256[:2] / sha256[2:4] / sha256


def draft() -> Path:
    """A new place for bytes on their way in, on the same disk as their end."""
    folder = root() / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / secrets.token_hex(16)


@contextmanager
def held(*, alone: bool) -> Iterator[None]:
    """Keep contents from being swept while they are taken in: many takers, or one sweeper."""
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield


def keep(written: Path, sha256: str) -> Path:
    """Move a written and flushed draft to its place; the same content again only becomes young."""
    place = path_of(sha256)
    with held(alone=False):
        if place.exists():
            os.utime(place)
            written.unlink()
            return place
        place.parent.mkdir(parents=True, exist_ok=True)
        written.replace(place)
        os.utime(place)
        _flush(place.parent)
    return place


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def contents() -> Iterator[Path]:
    """Every content that lies in the folder."""
    yield from sorted(root().glob("??/??/*"))


def leftovers() -> Iterator[Path]:
    """Drafts that never became a content."""
    yield from sorted((root() / "incoming").glob("*"))
