"""``docs/configuration.md`` names every environment variable that is read, and no other."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = re.compile(r"""(?:env_\w+\(|env(?:iron)?\.get\(|given\.get\()\s*"([A-Z_]+)\"""")


def test_the_table_of_variables_agrees_with_the_code() -> None:
    read: set[str] = set()
    for name in ("run.py", "src/thuan/config/settings.py"):
        read |= set(READ.findall((ROOT / name).read_text(encoding="utf-8")))
    page = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")

    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", page, re.MULTILINE))

    assert {"PORT", "THUAN_VAR", "THUAN_DATABASE"} <= read
    assert documented == read
