"""The department with its models, and the office of a commune that uses them."""

from __future__ import annotations

import pytest

from tests.factories.documents import Office
from tests.factories.model_documents import Desk
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def desk(db) -> Desk:
    with every_agency(reason="a test arranges"):
        return Desk()


@pytest.fixture
def office(db) -> Office:
    with every_agency(reason="a test arranges"):
        return Office()
