"""Bring the English catalogue up to the sentences of the source.

``python -m tools.messages`` reads every template and module under ``src``, adds what is new to
``locale/en`` with an empty translation, keeps what is translated and drops what nobody says any
more; ``--check`` changes nothing and names what is missing. It needs no gettext: modules are read
as syntax trees, templates through Django's own lexer.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib
from django.conf import settings
from django.utils.translation.template import templatize

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
ENGLISH = ROOT / "locale/en/LC_MESSAGES/django.po"
SINGLE = {"_", "gettext", "gettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
LITERAL = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
CALL = re.compile(rf"\b(n?gettext|_)\({LITERAL}(?:,\s*{LITERAL})?", re.DOTALL)
Message = tuple[str, str]


def in_module(text: str) -> Iterator[Message]:
    """Every sentence a module gives to gettext: msgid and plural, "" without one."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        wanted = 1 if node.func.id in SINGLE else 2 if node.func.id in PLURAL else 0
        words = [arg.value for arg in node.args[:wanted] if isinstance(arg, ast.Constant)]
        if wanted and len(words) == wanted and all(isinstance(word, str) for word in words):
            yield str(words[0]), str(words[1]) if wanted == 2 else ""


def in_template(text: str) -> Iterator[Message]:
    """Every sentence of ``translate`` and ``blocktranslate``, as Django extracts it."""
    for name, first, second in CALL.findall(templatize(text)):
        msgid = ast.literal_eval(first)
        yield msgid, ast.literal_eval(second) if second and name == "ngettext" else ""


def messages(source: Path = SOURCE) -> dict[Message, list[str]]:
    """Message → the files that say it, in the order of the source."""
    found: dict[Message, list[str]] = {}
    for path in sorted([*source.rglob("*.py"), *source.rglob("templates/**/*.html")]):
        if "migrations" in path.parts:
            continue
        read = in_module if path.suffix == ".py" else in_template
        for message in read(path.read_text(encoding="utf-8")):
            if message[0]:
                places = found.setdefault(message, [])
                name = str(path.relative_to(source))
                places += [] if name in places else [name]
    return found


def empty_catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=100)
    catalogue.metadata = {
        "Language": "en",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    return catalogue


def brought_up(old: polib.POFile, found: dict[Message, list[str]]) -> polib.POFile:
    """A catalogue of exactly the messages found, with the translations that are known."""
    known = {(entry.msgid, entry.msgid_plural): entry for entry in old if not entry.obsolete}
    new = empty_catalogue()
    for message, places in sorted(found.items(), key=lambda item: (item[1][0], item[0])):
        entry = polib.POEntry(msgid=message[0], msgid_plural=message[1])
        entry.occurrences = [(place, "") for place in places]
        if message[1]:
            entry.msgstr_plural = {0: "", 1: ""}
        if before := known.get(message):
            entry.msgstr, entry.flags = before.msgstr, before.flags
            entry.msgstr_plural = before.msgstr_plural or entry.msgstr_plural
        if re.search(r"%\(\w+\)", "".join(message)) and "python-format" not in entry.flags:
            entry.flags = [*entry.flags, "python-format"]
        new.append(entry)
    return new


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    if not settings.configured:
        settings.configure()
    old = polib.pofile(str(ENGLISH), wrapwidth=100) if ENGLISH.exists() else empty_catalogue()
    new = brought_up(old, messages())
    lacking = [entry.msgid for entry in new if not entry.translated()]
    for msgid in lacking:
        print(f"chưa dịch / not translated: {msgid[:100]!r}", file=sys.stderr)
    if not arguments.check:
        ENGLISH.parent.mkdir(parents=True, exist_ok=True)
        new.save(str(ENGLISH))
    print(f"{len(new)} messages, {len(lacking)} without English", file=sys.stderr)
    return 1 if arguments.check and lacking else 0


if __name__ == "__main__":
    sys.exit(main())
