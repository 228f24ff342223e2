"""Message catalogues: what a compiler lets pass and a reader would stumble over."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from tools import catalogues

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PLURAL = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def catalogue(folder: Path, entries: str, header: str = HEADER + PLURAL) -> Path:
    path = folder / "django.po"
    path.write_text(f"{header}\n{entries}", encoding="utf-8")
    return path


def test_a_sound_catalogue_has_no_fault(tmp_path: Path) -> None:
    source = catalogue(
        tmp_path,
        'msgid "Còn %(n)s ngày"\nmsgid_plural "Còn %(n)s ngày"\n'
        'msgstr[0] "One day left"\nmsgstr[1] "%(n)s days left"\n',
    )

    assert list(catalogues.faults(source, complete=True)) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (
            'msgid "%(name)s nộp"\nmsgstr "%(nam)s filed"\n',
            "placeholders differ: %(nam)s, %(name)s",
        ),
        ('msgid "%(name)s nộp"\nmsgstr "filed"\n', "placeholders differ: %(name)s"),
        ('#, fuzzy\nmsgid "Nộp"\nmsgstr "Filed"\n', "fuzzy"),
        ('msgid "a"\nmsgid_plural "a"\nmsgstr[0] "b"\n', "1 plural forms, not 2"),
    ],
)
def test_wrong_words_are_named_with_their_line(tmp_path: Path, entry: str, fault: str) -> None:
    found = list(catalogues.faults(catalogue(tmp_path, entry)))

    assert len(found) == 1
    assert found[0].startswith("line ")
    assert found[0].endswith(fault)


def test_a_missing_translation_counts_only_when_completeness_is_asked(tmp_path: Path) -> None:
    source = catalogue(tmp_path, 'msgid "Nộp"\nmsgstr ""\n')

    assert list(catalogues.faults(source)) == []
    assert len(list(catalogues.faults(source, complete=True))) == 1


def test_a_catalogue_without_plural_rule_is_named(tmp_path: Path) -> None:
    source = catalogue(tmp_path, 'msgid "Nộp"\nmsgstr "File"\n', header=HEADER)

    assert list(catalogues.faults(source)) == ["the header states no Plural-Forms"]


def test_the_compiled_form_gives_the_translation(tmp_path: Path) -> None:
    source = catalogue(tmp_path, 'msgid "Nộp"\nmsgstr "File"\n')

    compiled = catalogues.compile_catalogue(source)

    with compiled.open("rb") as handle:
        assert gettext.GNUTranslations(handle).gettext("Nộp") == "File"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["django.mo", "django.po"]
