"""A new database comes from one script that says what the migrations say, and comes once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from thuan.portals.operations import snapshot

ROOT = Path(__file__).resolve().parents[3]


def django(folder: Path, *command: str, wait: bool = True) -> subprocess.Popen:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    environment |= {
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
        "THUAN_SECRET_KEY": "x" * 60,
        "THUAN_VAR": str(folder),
        "THUAN_DEMO": "0",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "django", *command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    if wait:
        process.communicate_result = process.communicate(timeout=120)
    return process


def test_two_at_once_on_a_fresh_machine_leave_one_sound_database(tmp_path):
    both = [django(tmp_path, "prepare", wait=False) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]

    assert [process.returncode for process in both] == [0, 0], said
    assert [out for out, _ in said] == ["", ""]
    with sqlite3.connect(tmp_path / "thuan.sqlite3") as database:
        (mode,) = database.execute("PRAGMA journal_mode").fetchone()
        (times,) = database.execute(
            "SELECT count(*) FROM django_migrations WHERE app = 'audittrail'"
        ).fetchone()
    assert (mode, times) == ("wal", 1)


def test_a_database_without_its_guards_is_refused_with_their_names(tmp_path):
    django(tmp_path, "prepare")
    with sqlite3.connect(tmp_path / "thuan.sqlite3") as database:
        database.execute('DROP TRIGGER "audittrail_auditevent_no_delete"')

    again = django(tmp_path, "prepare")

    assert again.returncode == 1
    assert "audittrail_auditevent_no_delete" in again.communicate_result[1]


def test_an_older_database_is_migrated_and_keeps_its_rows(tmp_path):
    django(tmp_path, "prepare")
    with sqlite3.connect(tmp_path / "thuan.sqlite3") as database:
        database.execute("DELETE FROM django_migrations WHERE app = 'search'")
        database.execute('DROP TABLE "search_indexedtext_full_text"')
        database.execute('DROP TABLE "search_indexedtext"')
        database.execute(
            "INSERT INTO calendar_instance (id, is_demo, clock_offset_microseconds)"
            " VALUES (1, 0, 0)"
        )

    again = django(tmp_path, "prepare")

    assert again.returncode == 0, again.communicate_result
    with sqlite3.connect(tmp_path / "thuan.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM search_indexedtext").fetchone() == (0,)
        assert database.execute("SELECT count(*) FROM calendar_instance").fetchone() == (1,)


@pytest.mark.django_db
def test_a_script_of_other_migrations_is_not_used(tmp_path, monkeypatch):
    stale = tmp_path / "stale.sql"
    stale.write_text("-- fingerprint 0000\nCREATE TABLE x (id integer);\n")
    monkeypatch.setattr(snapshot, "script_path", lambda _vendor: stale)

    assert snapshot.usable_script() is None
    assert snapshot.outdated("sqlite") == ["sqlite"]
