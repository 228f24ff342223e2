"""An agency whose people declare."""

from __future__ import annotations

import pytest

from tests.factories.declarations import Office
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()
