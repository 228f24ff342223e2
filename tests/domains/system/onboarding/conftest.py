from __future__ import annotations

import pytest

from tests.factories.documents import Office


@pytest.fixture
def office() -> Office:
    return Office()
