"""The typeface is fetched once, checked, and never needed to print."""

from __future__ import annotations

import struct

import typst

from thuan.kernel.reports import fonts
from thuan.kernel.reports.glyphs import covers


def installed(root, content: bytes = b"not the font"):
    for name in fonts.FACES:
        path = root / "node_modules" / fonts.PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root


def test_there_are_134_vietnamese_letters():
    letters = fonts.vietnamese_letters()

    assert len(letters) == 134
    assert {"ế", "Ự", "đ", "Đ", "ỹ", "À"} <= set(letters)


def test_files_of_other_content_are_not_taken(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "ROOT", installed(tmp_path))
    monkeypatch.setenv("PATH", "")

    assert fonts.ensure(tmp_path / "vendor") is False
    assert not (tmp_path / "vendor").exists()


def test_faces_that_are_there_are_not_fetched_again(monkeypatch, tmp_path):
    for name in fonts.FACES:
        (tmp_path / name.rpartition("/")[2]).write_bytes(b"a face")
    monkeypatch.setenv("PATH", "")

    assert fonts.ensure(tmp_path) is True
    assert fonts.chosen(tmp_path).families[0] == "Tinos"
    assert not fonts.chosen(tmp_path).uses_system


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
