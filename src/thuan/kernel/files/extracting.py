"""The words of a kept file, read once per content in a process with limits (F16)."""

from __future__ import annotations

import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from thuan.kernel.files import reading_child, storage
from thuan.kernel.files.enums import FileState, NoText
from thuan.kernel.files.models import FileText, StoredFile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

CHILD = str(Path(reading_child.__file__))
SECONDS = 20
BYTES = 512 * 1024 * 1024
# A process may also wait without using the processor.
PATIENCE = 3 * SECONDS


def read_text(
    path: Path, kind: str, *, seconds: int = SECONDS, size: int = BYTES, patience: float = PATIENCE
) -> tuple[str, NoText | None]:
    """The text of the file, or "" and why there is none."""
    if kind not in reading_child.READERS:
        return "", NoText.NO_READER
    answer = ask_child(kind, path, seconds=seconds, size=size, patience=patience)
    if isinstance(answer, NoText):
        return "", answer
    return answer.decode("utf-8", "replace").replace("\x00", ""), None


def ask_child(
    kind: str,
    path: Path,
    *more: str,
    seconds: int = SECONDS,
    size: int = BYTES,
    patience: float = PATIENCE,
) -> bytes | NoText:
    """What the limited process prints about the file, or why it printed nothing."""
    if not path.exists():
        return NoText.GONE
    order = [sys.executable, "-I", CHILD, str(kind), str(path), str(seconds), str(size), *more]
    with tempfile.TemporaryFile() as answer:
        try:
            ended = subprocess.run(  # noqa: S603  our own file, with a path of our own store
                order,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
                cwd=tempfile.gettempdir(),
                timeout=patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return NoText.TOO_LONG
        if ended.returncode:
            return _why(ended.returncode)
        answer.seek(0)
        return answer.read()


def _why(code: int) -> NoText:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return NoText.TOO_LONG
    if code == reading_child.UNREADABLE:
        return NoText.UNREADABLE
    return NoText.TOO_MUCH


def extract(sha256: str, *, at: dt.datetime) -> FileText | None:
    """Read the words of a content unless that was done; None when no kept file has it.

    A failure is kept with its reason like a success, so that a hostile file is opened once. One
    that waited for a reader of its kind is read when the product has it.
    """
    known = FileText.objects.filter(sha256=sha256).first()
    if known is not None and known.trouble != NoText.NO_READER:
        return known
    file = StoredFile.objects.filter(sha256=sha256, state=FileState.KEPT).first()
    if file is None:
        return None
    text, trouble = read_text(storage.path_of(sha256), file.kind)
    if trouble is NoText.GONE:
        return None
    found = {"text": text, "trouble": trouble or "", "at": at}
    row, made = FileText.objects.get_or_create(sha256=sha256, defaults=found)
    if not made and row.trouble == NoText.NO_READER:
        FileText.objects.filter(pk=row.pk).update(**found)
        row.refresh_from_db()
    return row


def unread(limit: int = 500) -> list[str]:
    """Contents of kept files whose kind has a reader and whose words are not known yet."""
    read = FileText.objects.exclude(trouble=NoText.NO_READER).values("sha256")
    rows = StoredFile.objects.filter(state=FileState.KEPT, kind__in=list(reading_child.READERS))
    rows = rows.exclude(sha256__in=read).order_by("pk")
    return list(dict.fromkeys(rows.values_list("sha256", flat=True)[:limit]))


def texts_of(files: Iterable[StoredFile]) -> dict[str, str]:
    """The words of kept files by content, as far as they were read; one statement."""
    wanted = {file.sha256 for file in files if file.state == FileState.KEPT}
    if not wanted:
        return {}
    return dict(FileText.objects.filter(sha256__in=wanted).values_list("sha256", "text"))


def text_of(file: StoredFile) -> str:
    """The words of a file that the caller may read; "" while there are none."""
    found = FileText.objects.filter(sha256=file.sha256).values_list("text", flat=True).first()
    return found or "" if file.state == FileState.KEPT else ""
