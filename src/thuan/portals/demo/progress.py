"""How far a rebuild and the loading of the archive are, where other processes see it at once."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

QUEUED, RUNNING, DONE, FAILED = "QUEUED", "RUNNING", "DONE", "FAILED"


@dataclass(frozen=True, slots=True)
class Rebuild:
    """The last rebuild asked for: to which day, in which state, how far."""

    day: str
    state: str
    done: int = 0
    total: int = 0
    reason: str = ""

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 0


def _path() -> Path:
    path: Path = settings.VAR / "demo_rebuild.json"
    return path


def write(rebuild: Rebuild) -> None:
    """Tell how far it is; a reader sees the old line or the new one."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps(asdict(rebuild)), encoding="utf-8")
    part.replace(path)


def read() -> Rebuild | None:
    """The last rebuild, or None when none was ever asked for."""
    try:
        return Rebuild(**json.loads(_path().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _archive_path() -> Path:
    path: Path = settings.VAR / "demo_archive.json"
    return path


def write_archive(done: int, total: int) -> None:
    """Tell every page how far the archive is; the file stands while it is being loaded."""
    path = _archive_path()
    part = path.with_suffix(".part")
    part.write_text(json.dumps([done, total]), encoding="utf-8")
    part.replace(path)


def end_archive() -> None:
    """Nothing is being loaded any more."""
    _archive_path().unlink(missing_ok=True)


def read_archive() -> tuple[int, int] | None:
    """Agencies done and their number, or None while nothing is loaded."""
    try:
        done, total = json.loads(_archive_path().read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return None
    return int(done), int(total)
