"""The benchmarks run to their end over two tiny worlds, so that they cannot rot unseen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from bench import documents, freeze, names, pages, papers, report, rush, weight
from bench.databases import python, served, worlds

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
        python("-m", "bench.glance", env=loaded[0].env)
        yield loaded[0]


def test_every_page_answers_on_both_sides(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    figures = pages.measure([world], times=1)
    pages.show(figures, pages.growth(figures))

    assert len(figures) == 6
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


def test_every_kind_of_the_official_report_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    papers.main(["--sizes", "20"])

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines[1:4]] == [
        ["docx", "20"],
        ["pdf", "20"],
        ["xlsx", "20"],
    ]


Filed = tuple[list[report.Figure], list[report.Desk], dict[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def office() -> Iterator[tuple[World, list[report.Desk]]]:
    """Eighteen agencies, a clerk with a report in draft at each."""
    with worlds([18], "sqlite") as loaded:
        yield loaded[0], report.desks(loaded[0])


@pytest.fixture(scope="module")
def filed(office: tuple[World, list[report.Desk]]) -> Filed:
    """Two measured turns of every act of a report, the clerks, and what the tables hold then."""
    world, clerks = office
    figures = report.measure([(world, clerks)], times=2)
    return figures, clerks, rush.held(world)


def test_every_act_of_a_report_is_timed_on_both_sides(
    filed: Filed, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, _clerks, _held = filed

    report.show(figures)

    acts = ["section page", "report page", "autosave", "submission"]
    assert [one.act for one in figures] == acts
    assert all(min(one.ours, one.thin) > 0 for one in figures)
    assert "ratio" in capsys.readouterr().out


def test_both_sides_leave_the_same_figure_in_the_draft(filed: Filed) -> None:
    _figures, clerks, held = filed

    ours, thin = held[clerks[0].report], held[clerks[1].report]

    # Five saves to warm up and two measured ones, typing 40, 41, 42 and on.
    assert ours["values"]["R05.staff_total"] == thin["values"]["R05.staff_total"] == 46
    assert ours["stamps"] == thin["stamps"] == {"R05.staff_total": 8}
    assert ours["saves"] == thin["saves"] == 7


def test_both_sides_send_the_report_in_time_and_ours_leaves_its_trail(filed: Filed) -> None:
    _figures, clerks, held = filed

    for clerk in clerks[2:16]:
        row = held[clerk.report]
        assert (row["state"], row["late"], row["submissions"]) == ("SUBMITTED", False, 1)
    trails = [[held[clerk.report][name] for name in rush.TRACES] for clerk in clerks[2:4]]
    assert trails == [[1, 1, 1, 1], [1, 0, 0, 0]]


def test_with_its_pages_open_already_a_rush_saves_and_sends_too(
    office: tuple[World, list[report.Desk]], filed: Filed
) -> None:
    world, clerks = office
    with served("thuan.config.wsgi", world.env) as port:
        done = rush.Replay(port, opens=False)
        done.wake(clerks[0])
        done.save(10, clerks[0])
        done.send(10, clerks[16])

    held = rush.held(world)
    assert done.errors == []
    assert {kind: len(all_) for kind, all_ in done.spent.items()} == {
        "autosave": 2,
        "submission": 2,
    }
    assert held[clerks[0].report]["values"]["R05.staff_total"] == 2011
    assert [held[clerks[16].report][name] for name in rush.TRACES] == [1, 1, 1, 1]


def test_the_heaviest_part_is_weighed_as_a_browser_loads_it(
    office: tuple[World, list[report.Desk]],
) -> None:
    if shutil.which("chromium") is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    world, clerks = office
    with served("thuan.config.wsgi", world.env) as port:
        address, page = weight.heaviest(port, clerks[0])
        first, again = weight.visits(port, clerks[0], address)

    encodings = {part.path: part.encoding for part in first}
    assert encodings[address] == encodings["/static/ui/thuan.css"] == "gzip"
    assert weight.critical(again) < weight.critical(first) <= 150 * 1024
    assert weight.critical(again) <= 20 * 1024 < len(page)


def test_seconds_on_a_thin_line_are_transfer_and_round_trips() -> None:
    # 100,000 bytes are 800,000 bits: two seconds at 400 kbit/s, and two trips of 400 ms.
    assert weight.seconds(100_000, trips=2) == pytest.approx(2.8)


def test_a_rush_loses_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(rush, "WORKERS", 2)

    code = rush.main(["--sizes", "10", "--clients", "2"])

    told = capsys.readouterr().out
    assert "errors 0; acknowledged: 20 saves, 10 submissions" in told
    assert "not there exactly once: 0" in told
    assert code == 0


WHOLE = {
    "state": "SUBMITTED",
    "values": {"R05.staff_total": 31},
    "saves": 1,
    "submissions": 1,
    "events": 1,
    "spans": 1,
    "keys": 1,
}


def test_a_report_that_is_there_once_is_accounted_for() -> None:
    assert rush.unaccounted({"a": {"R05.staff_total": 31}}, {"a"}, {"a": WHOLE}) == []


@pytest.mark.parametrize(
    ("hole", "words"),
    [
        ({"values": {"R05.staff_total": 30}}, "a: R05.staff_total is 30, not 31"),
        ({"values": {}}, "a: R05.staff_total is None, not 31"),
        ({"saves": 2}, "a: 2 saves, 1 acknowledged"),
        ({"submissions": 0}, "a: submissions 0, not 1"),
        ({"submissions": 2}, "a: submissions 2, not 1"),
        ({"events": 0}, "a: events 0, not 1"),
        ({"keys": 2}, "a: keys 2, not 1"),
        ({"state": "SIGNED"}, "a: SIGNED"),
    ],
)
def test_a_lost_or_doubled_write_is_noticed(hole: dict[str, Any], words: str) -> None:
    saved = {"a": {"R05.staff_total": 31}}

    assert rush.unaccounted(saved, {"a"}, {"a": {**WHOLE, **hole}}) == [words]


def test_a_report_that_is_gone_and_one_that_nobody_sent_are_noticed() -> None:
    kept = {"b": {**WHOLE, "values": {}, "saves": 0}}

    found = rush.unaccounted({"a": {"R05.staff_total": 31}}, set(), kept)

    assert found[0] == "b: submissions 1, not 0"
    assert found[-2:] == ["b: SUBMITTED", "a: gone"]


def test_the_archive_answers_on_both_sides_and_comes_into_force_at_midnight() -> None:
    with worlds([3], "sqlite") as (archived,):
        lines = documents.pages(archived, 60, times=1)
    with worlds([3], "sqlite") as (night,):
        one = documents.midnight(night, 5)

    assert [line["page"] for line in lines] == ["search", "search, one word", "master list"]
    assert all(min(line["ours"], line["thin"]) > 0 for line in lines)
    assert one["reads"] > 0
