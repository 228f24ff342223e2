"""``run.py drill restore``: the demo province is backed up, restored on an empty place, compared.

The trail is checked against the anchors of the old place, not against those in the backup: a
witness elsewhere is what a backup is measured by.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


def manage(var: Path, *line: object) -> str:
    """One command over the installation in ``var``; ends the drill where it fails."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    environment |= {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
        "THUAN_SECRET_KEY": "only-for-a-drill-" + "x" * 50,
        "THUAN_VAR": str(var),
    }
    command = [sys.executable, "-P", "-m", "django", *map(str, line)]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{line[0]}: {done.returncode}")
    return done.stdout


def damaged(files: Path) -> list[str]:
    """Stored contents that are not what their names say."""
    contents = sorted(files.glob("??/??/*"))
    return [p.name for p in contents if hashlib.sha256(p.read_bytes()).hexdigest() != p.name]


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="thuan-restore-") as name:
        folder = Path(name)
        old, new, backup, keys = (folder / n for n in ("old", "new", "b.zip", "k.zip"))
        manage(old, "prepare")
        manage(old, "tick")
        began = time.monotonic()
        manage(old, "backup", backup, "--keys", keys)
        backed_up = time.monotonic()
        told: dict[str, Any] = json.loads(manage(new, "restore", backup, "--keys", keys))
        restored = time.monotonic()
        before, after = (json.loads(manage(var, "census")) for var in (old, new))
        trail = json.loads(manage(new, "verify_trail", "--anchors", old / "anchors"))
        wrong = damaged(new / "files")
        rows = sum(line["n"] for line in before["tables"])
        print(f"backup {backed_up - began:5.1f} s, {backup.stat().st_size / 1e6:.1f} MB")
        print(f"restore {restored - backed_up:4.1f} s")
        print(f"census: {rows} rows in {len(before['tables'])} lines, equal: {before == after}")
        print(f"trail: {trail['entries']} entries in {trail['chains']} chains, ok: {trail['ok']}")
        print(f"files: {after['files']['n']}, damaged: {len(wrong)}")
    return 0 if told["ok"] and before == after and trail["ok"] and not wrong else 1
