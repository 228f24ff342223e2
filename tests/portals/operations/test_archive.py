"""The file of a backup: whole, ours, nothing else."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from thuan.portals.operations.archive import (
    INSTALLATION,
    KEYS,
    BadArchive,
    Writer,
    read_manifest,
    unpack,
)

NAME = f"files/ab/cd/{'ab' * 32}"
CONTENT = {"database.sqlite3": b"rows", NAME: b"a scan", "anchors/2022-10-11.json": b"{}"}


@pytest.fixture
def package(tmp_path: Path) -> bytes:
    """A backup of three files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        writer = Writer(target)
        for name, content in CONTENT.items():
            path = tmp_path / "content"
            path.write_bytes(content)
            writer.add(path, name)
        writer.seal(INSTALLATION, {"made_at": "2022-10-11T09:00:00+07:00"})
    return made.getvalue()


def restored(package: bytes, folder: Path) -> dict[str, bytes]:
    file = io.BytesIO(package)
    members = list(unpack(file, read_manifest(file, INSTALLATION), folder))
    return {one.name: (folder / one.name).read_bytes() for one in members}


def rewritten(package: bytes, new: dict[str, bytes | None]) -> bytes:
    """The package with members of other content, left out (None) or added."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, content in (members | new).items():
            if content is not None:
                target.writestr(name, content)
    return made.getvalue()


def renamed(package: bytes, old: str, new: str) -> bytes:
    """A member under another name, in the manifest too."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        listed = source.read("manifest.json").replace(old.encode(), new.encode())
        content = source.read(old)
    return rewritten(package, {old: None, new: content, "manifest.json": listed})


def test_what_was_packed_comes_out_again(package, tmp_path):
    assert restored(package, tmp_path / "new") == CONTENT


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ({NAME: b"A scan"}, f"nội dung của {NAME} khác với bảng kê"),
        ({NAME: None}, f"không trọn vẹn: {NAME}"),
        ({NAME: b"longer than before"}, f"không trọn vẹn: {NAME}"),
        ({"extra.txt": b"?"}, "không trọn vẹn: extra.txt"),
        ({"manifest.json": None}, "thiếu hoặc sai manifest.json"),
        ({"manifest.json": b'{"format":"other"}'}, "thiếu hoặc sai manifest.json"),
        ({"manifest.json": b"[1]"}, "thiếu hoặc sai manifest.json"),
        ({"manifest.json": b"{"}, "không phải bản sao lưu"),
    ],
)
def test_a_changed_package_is_refused_with_the_place(package, tmp_path, new, sentence):
    with pytest.raises(BadArchive) as refused:
        restored(rewritten(package, new), tmp_path / "new")

    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "files/../../x",
        "anchors/a/b.json",
        "files/ab",
        "keys/anchor_key.pem",
    ],
)
def test_a_name_that_no_backup_has_is_refused_before_anything_is_written(package, tmp_path, name):
    with pytest.raises(BadArchive, match="tệp lạ"):
        restored(renamed(package, NAME, name), tmp_path / "new")

    assert not (tmp_path / "new").exists()


def test_a_backup_is_not_taken_for_the_keys(package):
    with pytest.raises(BadArchive, match="không phải tệp khóa"):
        read_manifest(io.BytesIO(package), KEYS)


@pytest.mark.parametrize("kept", [0, 10, -1, -200])
def test_a_file_cut_short_is_refused(package, tmp_path, kept):
    with pytest.raises(BadArchive, match="bị cụt giữa chừng"):
        restored(package[:kept], tmp_path / "new")


def test_the_manifest_lists_every_file_with_its_hash(package):
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        manifest = json.loads(source.read("manifest.json"))

    # printf "rows" | sha256sum
    rows = "bc51e9e65d79e1c90ba544ab2eae1044ccdf8c1af7a559ba375cba4276f7d99e"
    assert manifest["format"] == "thuan-backup-1"
    assert [member[:2] for member in manifest["members"]] == [
        ["database.sqlite3", 4],
        [NAME, 6],
        ["anchors/2022-10-11.json", 2],
    ]
    assert manifest["members"][0][2] == rows
