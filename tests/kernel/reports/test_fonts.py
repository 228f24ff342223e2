"""The typeface is fetched once, checked, and never needed to print."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest
import typst

from thuan.kernel.reports import fonts
from thuan.kernel.reports.glyphs import covers


def test_there_are_134_vietnamese_letters():
    letters = fonts.vietnamese_letters()

    assert len(letters) == 134
    assert {"ế", "Ự", "đ", "Đ", "ỹ", "À"} <= set(letters)


FAKE_NPM = """#!/usr/bin/env python3
import io, tarfile
with tarfile.open("tinos.tgz", "w:gz") as archive:
    for name in {names}:
        member = tarfile.TarInfo("package/" + name)
        member.size = 12
        archive.addfile(member, io.BytesIO(b"not the font"))
"""


def npm_that_packs(folder, names):
    """An npm on the path that packs files of another content."""
    npm = folder / "npm"
    npm.write_text(FAKE_NPM.replace("{names}", repr(names)))
    npm.chmod(0o755)
    return f"{folder}:{Path(sys.executable).parent}:/usr/bin"


def put_faces(folder):
    for name in ("Tinos-Regular.ttf", "Tinos-Italic.ttf", "Tinos-Bold.ttf", "Tinos-BoldItalic.ttf"):
        (folder / name).write_bytes(b"a face")


@pytest.mark.parametrize("complete", [True, False], ids=["other content", "missing files"])
def test_a_package_with_other_files_is_not_taken(monkeypatch, tmp_path, complete):
    names = [original for original, _digest in fonts.FACES.values()]
    monkeypatch.setenv("PATH", npm_that_packs(tmp_path, names if complete else names[:1]))

    assert fonts.ensure(tmp_path / "vendor", tmp_path / "print") is False
    assert not (tmp_path / "vendor").exists()


def test_without_npm_nothing_is_fetched_and_nothing_breaks(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", "")

    assert fonts.ensure(tmp_path / "vendor", tmp_path / "print") is False


def test_faces_that_are_there_are_not_fetched_again(monkeypatch, tmp_path):
    put_faces(tmp_path)
    monkeypatch.setenv("PATH", "")

    assert fonts.ensure(tmp_path / "vendor", tmp_path) is True
    assert fonts.ensure(tmp_path, tmp_path / "print") is True
    assert not (tmp_path / "vendor").exists()


def test_fetched_faces_are_preferred_and_the_system_is_left_out(tmp_path):
    put_faces(tmp_path)

    assert fonts.chosen((tmp_path / "absent", tmp_path)) == fonts.Choice(
        ("Tinos", "Libertinus Serif"), (tmp_path,), uses_system=False
    )


def face_with(first: str, last: str) -> bytes:
    """A TrueType file that has nothing but a character map from ``first`` to ``last``."""
    ends = struct.pack(">HH", ord(last), 0xFFFF)
    starts = struct.pack(">HH", ord(first), 0xFFFF)
    deltas, offsets = struct.pack(">HH", 1, 1), struct.pack(">HH", 0, 0)
    segments = ends + b"\0\0" + starts + deltas + offsets
    plane = struct.pack(">HHHHHHH", 4, 14 + len(segments), 0, 4, 4, 1, 0) + segments
    table = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + plane
    entry = b"cmap" + struct.pack(">III", 0, 28, len(table))
    return struct.pack(">IHHHH", 0x00010000, 1, 16, 0, 0) + entry + table


def test_a_face_that_lacks_letters_is_told_apart(tmp_path):
    path = tmp_path / "face.ttf"
    path.write_bytes(face_with("a", "z"))

    assert covers(path, "az")
    assert not covers(path, "aế")
    assert not covers(path, "A")


def test_a_file_that_is_no_face_covers_nothing(tmp_path):
    path = tmp_path / "face.ttf"
    path.write_bytes(b"not a font at all")

    assert not covers(path, "a")
    assert not covers(tmp_path / "absent.ttf", "a")


def test_the_typeface_inside_typst_is_the_last_resort():
    inside = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True).families()

    assert fonts.EMBEDDED in inside
