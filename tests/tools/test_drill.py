"""``run.py drill sabotage``: which sabotages it finds, and that none of them has gone stale."""

from __future__ import annotations

import pytest

from tools import drill


def test_every_listed_sabotage_still_finds_its_text_exactly_once():
    stale = [
        (str(one.test), one.file, one.old)
        for one in drill.listed()
        if (drill.ROOT / one.file).read_text(encoding="utf-8").count(one.old) != 1
    ]

    assert stale == []


def test_a_sabotage_changes_something():
    assert [one for one in drill.listed() if one.old == one.new] == []


def test_sabotages_are_found_in_property_tests_and_beside_every_other_test():
    files = {str(one.test) for one in drill.listed()}

    assert "tests/properties/test_report_machine.py" in files
    assert "tests/kernel/tenancy/test_oversight.py" in files


def test_a_word_narrows_the_drill_to_the_paths_that_hold_it():
    assert {str(one.test) for one in drill.listed("test_synthesis_machine")} == {
        "tests/properties/test_synthesis_machine.py"
    }


@pytest.mark.parametrize(
    ("arguments", "understood"),
    [
        (["sabotage"], ("sqlite", "")),
        (["sabotage", "report"], ("sqlite", "report")),
        (["sabotage", "--db", "postgresql"], ("postgresql", "")),
        (["sabotage", "--db", "sqlite", "trail"], ("sqlite", "trail")),
        (["sabotage", "--db", "mysql"], None),
        (["sabotage", "--db"], None),
        (["sabotage", "a", "b"], None),
        (["sabotage", "--all"], None),
        (["restore"], None),
        ([], None),
    ],
)
def test_arguments_of_the_drill(arguments, understood):
    assert drill.understood(arguments) == understood
