"""An office that writes internal procedures, and the administrative procedures of a commune."""

from __future__ import annotations

import pytest

from tests.factories.documents import Office
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()
