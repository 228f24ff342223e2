"""The files that pages serve: how they are chosen, joined and stamped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thuan.kernel.ui import frontend

ROOT = Path(__file__).resolve().parents[3]
BELL = '<svg xmlns="x" width="16" class="bi" viewBox="0 0 16 16">\n  <path d="M8 16"/>\n</svg>'


def test_icon_names_are_sorted_and_remarks_ignored() -> None:
    assert frontend.icon_names("# menu\nbell\n\narchive  # kho\nbell\n") == ["archive", "bell"]


def test_a_sprite_holds_one_symbol_for_each_name(tmp_path: Path) -> None:
    (tmp_path / "bell.svg").write_text(BELL, encoding="utf-8")

    made = frontend.sprite(tmp_path, ["bell"])

    assert made == (
        '<svg xmlns="http://www.w3.org/2000/svg"><symbol id="bell" viewBox="0 0 16 16" '
        'fill="currentColor"><path d="M8 16"/></symbol></svg>\n'
    )


def test_an_icon_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(frontend.FrontEndError, match="no such icon: chuong"):
        frontend.sprite(tmp_path, ["chuong"])


def test_fonts_have_two_weights_two_subsets_and_relative_addresses(tmp_path: Path) -> None:
    package, vendor = tmp_path / "package", tmp_path / "vendor"
    (package / "files").mkdir(parents=True)
    vendor.mkdir()
    ranges = {"vietnamese": "U+1EA0-1EF9", "latin": "U+0000-00FF", "latin-ext": "U+0100-02BA"}
    (package / "unicode.json").write_text(json.dumps(ranges), encoding="utf-8")
    for subset in ("vietnamese", "latin"):
        for weight in (400, 600):
            (package / "files" / f"be-vietnam-pro-{subset}-{weight}-normal.woff2").touch()

    frontend.screen_fonts(package, vendor)

    sheet = (vendor / "fonts.css").read_text(encoding="utf-8")
    assert sheet.count("@font-face") == 4
    assert sheet.count("font-display:swap") == 4
    assert sheet.count("url(fonts/be-vietnam-pro-") == 4
    assert sheet.count("unicode-range:U+1EA0-1EF9}") == 2
    assert "//" not in sheet


@pytest.mark.parametrize(
    "text",
    ["a{}\n/*# sourceMappingURL=tabler.min.css.map */", "a()\n//# sourceMappingURL=a.js.map\n"],
)
def test_references_to_source_maps_are_dropped(text: str) -> None:
    assert frontend.SOURCE_MAP.sub("\n", text) in {"a{}\n", "a()\n"}


FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")


def test_an_edited_lock_or_icon_list_makes_the_folder_stale(tmp_path: Path) -> None:
    for face in FACES:
        (tmp_path / f"Tinos_{face}.ttf").touch()
    (tmp_path / ".stamp").write_text("of another day", encoding="utf-8")

    assert not frontend.is_current(tmp_path, tmp_path)
    (tmp_path / ".stamp").write_text(frontend.fingerprint(), encoding="utf-8")
    assert frontend.is_current(tmp_path, tmp_path)


def test_a_missing_print_face_is_fetched_again(tmp_path: Path) -> None:
    for face in FACES[:3]:
        (tmp_path / f"Tinos_{face}.ttf").touch()
    (tmp_path / ".stamp").write_text(frontend.fingerprint(), encoding="utf-8")

    assert not frontend.is_current(tmp_path, tmp_path)


def test_print_faces_are_copied_under_the_names_of_the_package(tmp_path: Path) -> None:
    for face in FACES:
        (tmp_path / "package" / face).mkdir(parents=True)
        (tmp_path / "package" / face / f"Tinos_{face}.ttf").write_bytes(face.encode())

    frontend.print_fonts(tmp_path / "package", tmp_path / "printing")

    copied = {path.name: path.read_bytes() for path in (tmp_path / "printing").iterdir()}
    assert copied == {f"Tinos_{face}.ttf": face.encode() for face in FACES}


def test_the_lock_names_no_registry_and_pins_every_package() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")

    packages = json.loads(text)["packages"]

    assert '"resolved"' not in text
    assert all("integrity" in entry for name, entry in packages.items() if name)
    assert packages["node_modules/htmx.org"]["version"].startswith("2.")


def test_no_style_sheet_asks_for_a_picture_that_the_policy_refuses():
    for sheet in frontend.VENDOR.glob("*.css"):
        assert "data:" not in sheet.read_text(encoding="utf-8"), sheet.name
