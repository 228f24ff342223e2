"""Read the words of so many Word files one after the other; prints time and memory as JSON."""

from __future__ import annotations

import io
import json
import resource
import sys
import tempfile
import time
from pathlib import Path

import django

django.setup()

from docx import Document  # noqa: E402  the settings come first

from thuan.kernel.files.extracting import read_text  # noqa: E402


def files(wanted: int) -> dict[str, float]:
    """Read ``wanted`` Word files of some ten pages one after the other."""
    paper, into = Document(), io.BytesIO()
    for n in range(300):
        paper.add_paragraph(f"Đoạn {n}: cán bộ một cửa tiếp nhận, thẩm định, trình ký hồ sơ. " * 3)
    paper.save(into)
    with tempfile.TemporaryDirectory(prefix="thuan-bench-") as folder:
        path = Path(folder) / "tep.docx"
        path.write_bytes(into.getvalue())
        began, letters = time.perf_counter(), 0
        for _file in range(wanted):
            text, trouble = read_text(path, "docx")
            assert trouble is None, trouble
            letters = len(text)
        seconds = time.perf_counter() - began
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "files": wanted,
        "letters_each": letters,
        "seconds": round(seconds, 1),
        "reader_mb": children,
        "worker_mb": here,
    }


if __name__ == "__main__":
    print(json.dumps(files(int(sys.argv[1]))))
