"""An office with a document that stands on a text, and somebody of the department."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories.documents import MONDAY, Office
from tests.factories.law import department, make_text
from thuan.domains.registry.law.models import LegalText
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.tenancy.scope import every_agency


@pytest.fixture
def office(db) -> Office:
    with every_agency(reason="a test arranges"):
        return Office()


@pytest.fixture
def old(db) -> LegalText:
    return make_text("61/2018/NĐ-CP")


@pytest.fixture
def new(db) -> LegalText:
    return make_text("118/2025/NĐ-CP", effective_from=dt.date(2022, 3, 14))


@pytest.fixture
def officer(db) -> Actor:
    return department(MONDAY)
