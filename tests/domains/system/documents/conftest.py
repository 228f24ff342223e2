"""An office whose people write, review, approve and read."""

from __future__ import annotations

import pytest

from tests.factories.documents import Office
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def office() -> Office:
    with every_agency(reason="a test arranges"):
        return Office()
