"""An agency whose people describe its processes."""

from __future__ import annotations

import pytest

from tests.factories.processes import Office
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()
