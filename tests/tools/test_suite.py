"""``run.py test``: its arguments, its databases, what it lets through from outside."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from tests.conftest import touches_database
from tools import postgres
from tools import test as suite


@pytest.mark.parametrize(
    ("arguments", "understood"),
    [
        ([], (None, [])),
        (["--db", "sqlite"], ("sqlite", [])),
        (["--db=both"], ("both", [])),
        (["--", "-k", "late", "--db"], (None, ["-k", "late", "--db"])),
        (["--db", "postgresql", "--", "-x", "--"], ("postgresql", ["-x", "--"])),
    ],
)
def test_what_follows_two_dashes_goes_to_pytest_unchanged(
    arguments: list[str], understood: tuple[str | None, list[str]]
) -> None:
    assert suite.parse(arguments) == understood


@pytest.mark.parametrize("arguments", [["--db"], ["--db", "mysql"], ["-k", "late"], ["tests"]])
def test_anything_else_is_refused(arguments: list[str]) -> None:
    with pytest.raises(suite.UsageError, match="Không hiểu"):
        suite.parse(arguments)


def test_settings_from_outside_do_not_reach_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THUAN_DEMO", "0")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "elsewhere")
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")

    given = suite.environment("postgresql://thuan@127.0.0.1:5/x")

    assert "THUAN_DEMO" not in given
    assert "DJANGO_SETTINGS_MODULE" not in given
    assert given["THUAN_DATABASE"] == "postgresql://thuan@127.0.0.1:5/x"
    assert given["LANG"] == "vi_VN.UTF-8"


def test_the_newest_server_of_debian_is_taken(tmp_path: Path) -> None:
    for version in ("9", "15", "14"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()

    assert postgres.server_binaries(tmp_path) == tmp_path / "15" / "bin"


@pytest.mark.skipif(postgres.server_binaries() is None, reason="no PostgreSQL server installed")
@pytest.mark.enable_socket
def test_a_throw_away_server_answers_and_is_gone_afterwards() -> None:
    before = set(Path("/tmp").glob("thuan-pg-*"))  # noqa: S108
    with postgres.cluster(postgres.server_binaries()) as address:
        with psycopg.connect(address) as connection:
            answer = connection.execute("select upper('đ'), current_setting('fsync')").fetchone()
        during = set(Path("/tmp").glob("thuan-pg-*"))  # noqa: S108

    assert answer == ("Đ", "off")
    assert len(during - before) == 1
    assert not (during - before) & set(Path("/tmp").glob("thuan-pg-*"))  # noqa: S108
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(address)


def test_a_test_that_asks_for_no_database_runs_with_the_first_alone(
    request: pytest.FixtureRequest,
) -> None:
    assert not touches_database(request.node)


@pytest.mark.django_db
def test_a_marked_test_runs_on_every_database(request: pytest.FixtureRequest) -> None:
    assert touches_database(request.node)


@pytest.mark.usefixtures("transactional_db")
def test_a_test_whose_fixture_asks_runs_on_every_database(request: pytest.FixtureRequest) -> None:
    assert touches_database(request.node)
