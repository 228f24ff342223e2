"""A backup is worth what a restore on an empty machine shows (B9)."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
SETTING_UP = """
import json
import django; django.setup()
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from tests.factories.reporting import scan
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.anchors import signing_key, write_anchor
from thuan.kernel.calendar import clock
from thuan.kernel.files.services import store
from thuan.kernel.tenancy.scope import every_agency

def a_day_of_work():
    at = clock.now()
    with every_agency(reason="a test arranges"):
        store(scan(), agency_id=None, actor=Actor.system("test", at), at=at)
    write_anchor(settings.ANCHORS, signing_key(settings.KEYS), at)
"""
LIVING = f"""{SETTING_UP}
call_command("prepare")
call_command("load_roster", "ninh-thuan-2022", stdout=open("/dev/null", "w"))
a_day_of_work()
SessionStore().create()
call_command("census")
"""
GOING_ON = f"""{SETTING_UP}
call_command("census")
call_command("verify_trail")
call_command("prepare")
a_day_of_work()
call_command("verify_trail")
"""


class Done(NamedTuple):
    code: int
    out: str
    err: str


def run(var: Path, *line: str, database: str = "") -> Done:
    """One process of the product over the installation in ``var``."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("THUAN_")}
    environment |= {
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "thuan.config.settings",
        "THUAN_SECRET_KEY": "x" * 60,
        "THUAN_VAR": str(var),
        "THUAN_DEMO": "0",
    }
    environment |= {"THUAN_DATABASE": database} if database else {}
    done = subprocess.run(
        [sys.executable, *line], env=environment, capture_output=True, text=True, check=False
    )
    return Done(done.returncode, done.stdout, done.stderr)


def manage(var: Path, *line: str | Path, database: str = "") -> Done:
    return run(var, "-m", "django", *map(str, line), database=database)


class Old(NamedTuple):
    """An installation that was backed up: its folder, the two files, its census."""

    var: Path
    backup: Path
    keys: Path
    census: dict


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Old:
    """Seventy-two agencies with their trail, a stored file, an anchor, somebody logged in."""
    folder = tmp_path_factory.mktemp("old")
    var = folder / "var"
    living = run(var, "-c", LIVING)
    assert living.code == 0, living.err
    made = manage(var, "backup", folder / "b.zip", "--keys", folder / "k.zip")
    assert made.code == 0, made.err
    census = json.loads(living.out)
    return Old(var, folder / "b.zip", folder / "k.zip", census)


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A machine on which nothing was ever installed."""
    return tmp_path / "new" / "var"


def test_an_empty_machine_gets_the_same_counts_and_a_trail_that_goes_on(old, var):
    done = manage(var, "restore", old.backup, "--keys", old.keys)
    going = run(var, "-c", GOING_ON)

    told = json.loads(done.out)
    assert done.code == 0, done.err
    assert (told["ok"], told["census_equal"], told["trail_ok"]) == (True, True, True)
    assert (told["files"]["n"], told["sessions_ended"]) == (1, 1)
    assert going.code == 0, going.err
    census, restored, later = map(json.loads, going.out.splitlines())
    assert census == old.census
    assert (restored["ok"], later["ok"]) == (True, True)
    assert later["entries"] == restored["entries"] + 1
    assert [line["n"] for line in old.census["tables"] if line["kind"] == "agency"] == [72]


def test_keys_are_kept_apart_and_their_want_is_told(old, var):
    with zipfile.ZipFile(old.backup) as package:
        assert not [name for name in package.namelist() if "anchor_key" in name]

    done = manage(var, "restore", old.backup)

    assert done.code == 0
    assert "Chưa có khóa ký neo" in done.err


def test_the_keys_given_as_the_backup_are_told_apart(old, var):
    done = manage(var, "restore", old.keys)

    assert done.code == 2
    assert "Tệp khóa thì đặt sau --keys. Chưa phục hồi gì." in done.err


def test_keys_that_stand_there_are_not_replaced_by_others(old, var):
    key = var / "keys" / "anchor_key.pem"
    key.parent.mkdir(parents=True)
    key.write_text("another key")

    done = manage(var, "restore", old.backup, "--keys", old.keys)

    assert (done.code, "là khóa khác" in done.err) == (2, True)
    assert key.read_text() == "another key"
    assert not (var / "thuan.sqlite3").exists()


def test_both_files_are_for_their_owner_alone(old):
    assert [path.stat().st_mode & 0o777 for path in (old.backup, old.keys)] == [0o600, 0o600]


def rewritten(old: Path, new: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """A copy of a backup whose members ``change(name, content)`` may alter or leave out."""
    with zipfile.ZipFile(old) as source, zipfile.ZipFile(new, "w") as target:
        for name in source.namelist():
            content = change(name, source.read(name))
            if content is not None:
                target.writestr(name, content)
    return new


def with_an_event_less(content: bytes, folder: Path) -> bytes:
    """The database without one entry of the trail, its guard put back: a careful hand."""
    path = folder / "altered.sqlite3"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as inside:
        guard = "audittrail_auditevent_no_delete"
        (sql,) = inside.execute("SELECT sql FROM sqlite_master WHERE name = ?", [guard]).fetchone()
        inside.execute(f'DROP TRIGGER "{guard}"')
        inside.execute("DELETE FROM audittrail_auditevent WHERE seq = 1")
        inside.execute(sql)
        inside.commit()
    return path.read_bytes()


def test_an_entry_taken_out_of_the_copied_trail_is_noticed(old, var, tmp_path):
    """The manifest is fitted to the altered database; counts and trail still tell."""
    with zipfile.ZipFile(old.backup) as package:
        altered = with_an_event_less(package.read("database.sqlite3"), tmp_path)
        manifest = json.loads(package.read("manifest.json"))
    for member in manifest["members"]:
        if member[0] == "database.sqlite3":
            member[1:] = [len(altered), hashlib.sha256(altered).hexdigest()]
    new = {"database.sqlite3": altered, "manifest.json": json.dumps(manifest).encode()}
    bad = rewritten(old.backup, tmp_path / "bad.zip", lambda name, content: new.get(name, content))

    done = manage(var, "restore", bad, "--keys", old.keys)

    told = json.loads(done.out)
    assert done.code == 1
    assert (told["ok"], told["census_equal"], told["trail_ok"]) == (False, False, False)
    assert "đừng dùng bản này" in done.err


def test_a_damaged_backup_is_refused_and_leaves_nothing(old, var, tmp_path):
    def flipped(name: str, content: bytes) -> bytes:
        return bytes([content[0] ^ 1]) + content[1:] if name.startswith("files/") else content

    done = manage(var, "restore", rewritten(old.backup, tmp_path / "bad.zip", flipped))

    assert (done.code, done.out) == (2, "")
    assert "khác với bảng kê. Chưa phục hồi gì." in done.err
    assert not [path for path in var.rglob("*") if path.is_file() and path.name != "prepare.lock"]


def test_a_restore_never_writes_over_an_installation(old):
    before = (old.var / "thuan.sqlite3").read_bytes()

    done = manage(old.var, "restore", old.backup)

    assert (done.code, "chưa trống" in done.err) == (2, True)
    assert (old.var / "thuan.sqlite3").read_bytes() == before


def test_a_restore_cut_off_before_the_database_may_be_begun_again(old, var):
    manage(var, "restore", old.backup, "--keys", old.keys)
    for left in var.glob("thuan.sqlite3*"):
        left.unlink()

    again = manage(var, "restore", old.backup, "--keys", old.keys)

    assert again.code == 0, again.err
    assert json.loads(again.out)["ok"]


def test_a_file_of_somebody_else_in_the_place_is_not_touched(old, var):
    stranger = var / "files" / "ab" / "cd" / ("ab" * 32)
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"other")

    done = manage(var, "restore", old.backup)

    assert (done.code, "chưa trống" in done.err) == (2, True)
    assert stranger.read_bytes() == b"other"


def test_a_backup_does_not_overwrite_another(old):
    before = old.backup.read_bytes()

    done = manage(old.var, "backup", old.backup)

    assert (done.code, "đã có" in done.err) == (2, True)
    assert old.backup.read_bytes() == before
    assert not old.backup.with_name("b.zip.part").exists()


def test_a_backup_taken_while_people_work_is_of_one_moment(old, tmp_path):
    """Ten writers' rows are either all in the copy or not at all, and the copy is sound."""
    var = tmp_path / "var"
    shutil.copytree(old.var, var)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITING, str(var / "thuan.sqlite3")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    writer.stdout.readline()

    done = manage(var, "backup", tmp_path / "b.zip")
    writer.terminate()
    writer.wait(20)

    assert done.code == 0, done.err
    copy = tmp_path / "copy.sqlite3"
    with zipfile.ZipFile(tmp_path / "b.zip") as package:
        copy.write_bytes(package.read("database.sqlite3"))
    with sqlite3.connect(copy) as inside:
        (sound,) = inside.execute("PRAGMA integrity_check").fetchone()
        (rows,) = inside.execute("SELECT count(*) FROM pairs").fetchone()
    assert (sound, rows % 10) == ("ok", 0)
    assert rows > 0


WRITING = """
import sqlite3, sys
database = sqlite3.connect(sys.argv[1], timeout=20, isolation_level=None)
database.execute("CREATE TABLE IF NOT EXISTS pairs (n integer)")
for turn in range(100000):
    database.execute("BEGIN IMMEDIATE")
    database.executemany("INSERT INTO pairs VALUES (?)", [(turn,)] * 10)
    database.execute("COMMIT")
    if turn == 0:
        print("writing", flush=True)
"""
