"""The benchmarks run to their end over two tiny worlds, so that they cannot rot unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bench import freeze, names, pages
from bench.databases import worlds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.databases import World


def test_agencies_have_codes_of_their_own_and_parents_that_came_before() -> None:
    listed = list(names.units(4000))

    codes = [unit.code for unit in listed]
    place = {code: number for number, code in enumerate(codes)}
    assert len(listed) == 4000
    assert len(set(codes)) == 4000
    assert all(place[unit.parent] < place[unit.code] for unit in listed if unit.parent)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """Sixty agencies: more than a page of fifty holds."""
    with worlds([60], "sqlite") as loaded:
        yield loaded[0]


def test_every_page_answers_on_both_sides(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    figures = pages.measure([world], times=1)
    pages.show(figures, pages.growth(figures))

    assert len(figures) == 5
    assert all(min(one.ours, one.thin, one.http, one.sql) > 0 for one in figures)
    assert "largest / smallest: 1.0" in capsys.readouterr().out


@pytest.mark.parametrize("page", ["register", "tracking"])
def test_both_sides_show_the_same_agencies(world: World, page: str) -> None:
    ours, thin = pages.names_on(world, page)

    assert len(thin) == 50
    assert ours == thin


def test_freezing_is_timed_in_every_world(capsys: pytest.CaptureFixture[str]) -> None:
    freeze.main(["--sizes", "10", "20", "--rounds", "1"])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["open", "freeze"]
    assert all("20 agencies" in line for line in lines[1:])
