"""What the tests of the programme start from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from tests.factories import make_actor, make_agency
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import every_agency

NOW = dt.datetime(2022, 12, 15, 8, tzinfo=ICT)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "whole_province: the body of the test arranges and looks everywhere"
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[object]:
    """Open the scope of every agency around the bodies that ask for it by mark."""
    if item.get_closest_marker("whole_province") is None:
        return (yield)
    with every_agency(reason="a test arranges and looks"):
        return (yield)


@pytest.fixture
def people(db: None) -> dict[str, object]:
    """Who draft, submit, issue; each an actor at NOW."""
    dost, office = make_agency("Sở KH&CN", kind="SO"), make_agency("Văn phòng", kind="SO")
    places = {
        "DOST_OFFICER": dost,
        "DOST_HEAD": dost,
        "PPC": office,
        "ISO_SEC": make_agency("UBND xã Ngoài Cuộc"),
    }
    return {
        role: make_actor(role, place, NOW, reach="OWN" if role == "ISO_SEC" else "ALL")
        for role, place in places.items()
    }
