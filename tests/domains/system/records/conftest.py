"""An agency whose people keep records."""

from __future__ import annotations

import pytest

from tests.factories.records import Archive
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def archive() -> Archive:
    with every_agency(reason="a test arranges"):
        return Archive()
