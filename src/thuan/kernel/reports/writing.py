"""Writing a result file: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.utils.translation import gettext as _


class Unwritable(OSError):
    """The file could not be written; the message is a sentence for the person at the terminal."""


def write_atomically(path: Path, content: bytes) -> None:
    """Write beside the target, then rename: a reader sees the old file or the new one.

    Raises ``Unwritable``; nothing is left behind then.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        raise _unwritable(path) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise _unwritable(path) from None


def _unwritable(path: Path) -> Unwritable:
    return Unwritable(_("Không ghi được tệp %(path)s. Chọn thư mục khác.") % {"path": path})
