"""Taking a file in, before any transaction: streamed, measured, judged, flushed, renamed."""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from django.conf import settings

from thuan.kernel.audittrail import seams
from thuan.kernel.files import storage
from thuan.kernel.files.enums import Fault, Kind
from thuan.kernel.files.errors import MAX_BYTES, MAX_COUNT, RefusedFile
from thuan.kernel.files.naming import display_name
from thuan.kernel.files.sniffing import judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SCAN_SECONDS = 60


class Upload(Protocol):
    """What Django hands over: a name and the content in pieces."""

    name: str | None

    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """A content that lies in the folder and has no row yet; ``services.store`` gives it one."""

    sha256: str
    size: int
    kind: Kind
    name: str


def take_in(
    upload: Upload | None,
    *,
    kinds: Iterable[Kind] = tuple(Kind),
    max_bytes: int = MAX_BYTES,
) -> Intake:
    """Write the upload to the folder under its hash; raises RefusedFile, leaving nothing behind.

    Call outside a transaction: if the row never comes, the sweep takes the content after a day.
    """
    if upload is None or not upload.name:
        raise RefusedFile(Fault.NONE_CHOSEN)
    name, allowed, draft = display_name(upload.name), frozenset(kinds), storage.draft()
    try:
        sha256, size = _written(upload, draft, name, max_bytes)
        kind = judged(draft, name)
        if kind not in allowed:
            raise RefusedFile(Fault.WRONG_TYPE, name, kinds=_listed(allowed))
        _scan(draft, name)
        storage.keep(draft, sha256)
    finally:
        draft.unlink(missing_ok=True)
    seams.reach("between_file_and_row")
    return Intake(sha256, size, kind, name)


def take_in_all(
    uploads: Sequence[Upload], *, max_count: int = MAX_COUNT, max_bytes: int = MAX_BYTES
) -> list[Intake]:
    """Several files of one form; none is kept a row for unless all may be."""
    if not uploads:
        raise RefusedFile(Fault.NONE_CHOSEN)
    if len(uploads) > max_count:
        raise RefusedFile(Fault.TOO_MANY, count=max_count)
    return [take_in(upload, max_bytes=max_bytes) for upload in uploads]


def _listed(kinds: frozenset[Kind]) -> str:
    return ", ".join(kind.value.upper() for kind in Kind if kind in kinds)


def _written(upload: Upload, draft: Path, name: str, max_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with draft.open("xb") as handle:
        for chunk in upload.chunks():
            size += len(chunk)
            if size > max_bytes:
                raise RefusedFile(Fault.TOO_BIG, name, megabytes=max_bytes // 1024 // 1024)
            digest.update(chunk)
            handle.write(chunk)
        handle.flush()
        os.fsync(handle.fileno())
    if not size:
        raise RefusedFile(Fault.EMPTY, name)
    return digest.hexdigest(), size


def _scan(draft: Path, name: str) -> None:
    """Ask the installation's scanner, where one is set: 0 clean, 1 harmful, else it failed."""
    if not settings.FILES_SCANNER:
        return
    try:
        asked = subprocess.run(  # noqa: S603
            [*settings.FILES_SCANNER, str(draft)],
            check=False,
            capture_output=True,
            timeout=SCAN_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise RefusedFile(Fault.BROKEN, name) from trouble
    if asked.returncode:
        raise RefusedFile(Fault.HARMFUL if asked.returncode == 1 else Fault.BROKEN, name)
