"""Lineage has no circles, whatever is entered in whatever order."""

from __future__ import annotations

import datetime as dt
from graphlib import CycleError, TopologicalSorter

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thuan.domains.registry.agencies import services
from thuan.domains.registry.agencies.models import Lineage
from thuan.domains.registry.agencies.selectors import lineage_of
from thuan.domains.registry.agencies.selectors.lineage import comes_from
from thuan.kernel.tenancy.scope import entered

DAY = dt.date(2024, 11, 1)
EDGES = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=15)


@given(EDGES)
def test_refusing_exactly_the_edges_that_come_from_the_successor_keeps_lineage_acyclic(edges):
    taken: list[tuple[int, int]] = []
    for origin, target in edges:
        if not comes_from(taken, origin, target):
            taken.append((origin, target))
            _assert_acyclic(taken)
        else:
            with pytest.raises(CycleError):
                _assert_acyclic([*taken, (origin, target)])


@pytest.mark.django_db
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(EDGES)
def test_the_service_never_leaves_a_circle_in_the_table(agencies, keeper, at, edges):
    with transaction.atomic(), entered(keeper.scope()):
        for origin, target in edges:
            try:
                services.record_lineage(
                    from_agency=agencies[origin],
                    to_agency=agencies[target],
                    event="MERGER",
                    on=DAY,
                    legal_basis="NQ 1198",
                    actor=keeper,
                    at=at,
                )
            except ValidationError:
                continue
        _assert_acyclic(list(Lineage.objects.values_list("from_agency_id", "to_agency_id")))
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_line_of_an_agency_shows_both_sides(agencies, keeper, at):
    first, middle, last = agencies[:3]
    stamp = {"event": "MERGER", "legal_basis": "NQ 1198", "actor": keeper, "at": at}
    with entered(keeper.scope()):
        services.record_lineage(from_agency=first, to_agency=middle, on=DAY, **stamp)
        services.record_lineage(from_agency=middle, to_agency=last, on=dt.date(2025, 7, 1), **stamp)

    lines = lineage_of(middle)

    assert [(line.other_name, line.is_predecessor) for line in lines] == [
        ("Cơ quan 0", True),
        ("Cơ quan 2", False),
    ]
    with pytest.raises(ValidationError, match="“Cơ quan 2” kế thừa từ “Cơ quan 0”"):
        services.record_lineage(from_agency=last, to_agency=first, on=DAY, **stamp)


@pytest.fixture
def agencies(enter):
    return [enter(f"L{number}", f"Cơ quan {number}") for number in range(6)]


def _assert_acyclic(edges):
    graph = TopologicalSorter()
    for origin, target in edges:
        graph.add(target, origin)
    graph.prepare()
