"""The typeface is fetched once, checked, and never needed to print."""

from __future__ import annotations

import typst

from thuan.kernel.reports import fonts


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


def test_the_typeface_inside_typst_is_the_last_resort():
    inside = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True).families()

    assert fonts.EMBEDDED in inside
