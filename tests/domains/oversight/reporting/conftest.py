"""A province with an open cycle, for the tests of services, figures and pages."""

from __future__ import annotations

import pytest

from tests.factories.reporting import Province, make_province


@pytest.fixture
def drafted(db, at) -> Province:
    """Agencies, people and a published template; no cycle yet."""
    return make_province(at)


@pytest.fixture
def province(drafted) -> Province:
    """The cycle of 2022 is open: three agencies have their form."""
    drafted.open_cycle()
    return drafted
