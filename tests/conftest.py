"""What every test stands on: data arranged for any agency, no scope that a test did not open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.test import TransactionTestCase

from thuan.kernel.audittrail import guards
from thuan.kernel.tenancy.errors import NoAgencyScope
from thuan.kernel.tenancy.scope import current_scope, every_agency

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def at() -> dt.datetime:
    """Tuesday 11 October 2022, 09:00 in Vietnam."""
    return dt.datetime(2022, 10, 11, 2, 0, tzinfo=dt.UTC)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup() -> Iterator[object]:
    """Fixtures arrange data for any agency; test bodies get no scope they did not open."""
    with every_agency(reason="test data"):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[object]:
    """No test leaves a scope behind: a fixture that yields inside one would open it for all."""
    result = yield
    with pytest.raises(NoAgencyScope):
        current_scope()
    return result


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    """The guards stand in the test database as they do in a real one."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        guards.install()


@pytest.fixture
def flushable(transactional_db: None) -> None:
    """For tests that commit; the suite's own ``flush`` takes the guards off and puts them back."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only",
        action="store_true",
        help="leave out the tests that touch no database: another run has done them",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What touches no database gives the same on every database: once is enough."""
    if not config.getoption("--database-only"):
        return
    left_out = [item for item in items if not touches_database(item) or is_seen_once(item)]
    kept_away = set(left_out)
    items[:] = [item for item in items if item not in kept_away]
    config.hook.pytest_deselected(items=left_out)


# The journeys that commit most and meet a cut line; the services of the others are tested apart.
ON_EVERY_DATABASE = {"test_year_journey", "test_cut_line"}


def is_seen_once(item: pytest.Item) -> bool:
    """Whether a journey shows on every database what it showed on the first.

    No database knows how wide a screen is, nor what a page looks like.
    """
    if item.get_closest_marker("browser") is None:
        return False
    call = getattr(item, "callspec", None)
    wide = call is not None and call.params.get("width") == 1280
    return wide or item.path.stem not in ON_EVERY_DATABASE


def touches_database(item: pytest.Item) -> bool:
    """Whether a test asks for a database by a mark, a fixture or its class."""
    fixtures = set(getattr(item, "fixturenames", ()))
    by_class = issubclass(getattr(item, "cls", None) or object, TransactionTestCase)
    asked = item.get_closest_marker("django_db") is not None
    return asked or by_class or not fixtures.isdisjoint({"db", "transactional_db"})
