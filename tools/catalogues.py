"""Compile the message catalogues, and check what a compiler would not notice.

``python -m tools.catalogues compile`` writes a ``.mo`` beside every ``.po`` under ``locale``;
``check`` names fuzzy entries, placeholders that differ between a sentence and its translation and
wrong numbers of plural forms; ``check --complete`` asks for every translation as well.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALE = Path(__file__).resolve().parents[1] / "locale"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
PLURAL_COUNT = re.compile(r"nplurals\s*=\s*(\d+)")


def catalogues(locale: Path = LOCALE) -> list[Path]:
    return sorted(locale.glob("*/LC_MESSAGES/*.po"))


def compile_catalogue(source: Path) -> Path:
    """Write the ``.mo`` of ``source`` beside it, in one move so that no reader sees half a file."""
    target = source.with_suffix(".mo")
    draft = target.with_suffix(f".mo{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(target)
    return target


def faults(source: Path, *, complete: bool = False) -> Iterator[str]:
    """One line for each entry that would show wrong words to somebody."""
    catalogue = polib.pofile(str(source))
    stated = PLURAL_COUNT.search(catalogue.metadata.get("Plural-Forms", ""))
    if not stated:
        yield "the header states no Plural-Forms"
    for entry in catalogue:
        if entry.obsolete:
            continue
        if entry.fuzzy:
            yield f"line {entry.linenum}: fuzzy"
        elif not entry.translated():
            if complete:
                yield f"line {entry.linenum}: not translated: {entry.msgid[:60]!r}"
        elif stated and entry.msgid_plural and len(entry.msgstr_plural) != int(stated[1]):
            yield f"line {entry.linenum}: {len(entry.msgstr_plural)} plural forms, not {stated[1]}"
        else:
            yield from placeholder_faults(entry)


def placeholder_faults(entry: polib.POEntry) -> Iterator[str]:
    """A translation may leave a placeholder of a plural out, but never bring a new one."""
    known = set(PLACEHOLDER.findall(entry.msgid + entry.msgid_plural))
    for text in [*entry.msgstr_plural.values()] or [entry.msgstr]:
        found = set(PLACEHOLDER.findall(text))
        if found - known or (not entry.msgid_plural and known - found):
            names = ", ".join(sorted(found ^ known))
            yield f"line {entry.linenum}: placeholders differ: {names}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=["compile", "check"])
    parser.add_argument("--complete", action="store_true")
    arguments = parser.parse_args()
    bad = 0
    for source in catalogues():
        if arguments.action == "compile":
            compile_catalogue(source)
            continue
        for fault in faults(source, complete=arguments.complete):
            bad += 1
            print(f"{source.relative_to(LOCALE)}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
