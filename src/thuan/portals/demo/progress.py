"""How far a rebuild is, beside the database: inside it nobody would see before the end."""

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
