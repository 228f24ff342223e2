"""Automatic checks: who answers, for which clauses, and that missing is neither good nor bad."""

from __future__ import annotations

import datetime as dt

import pytest

from thuan.kernel.checks import registry
from thuan.kernel.checks.catalogue import Severity, check_rules
from thuan.kernel.checks.registry import Offender, Outcome, answered, checks, register_check

DAY = dt.date(2022, 12, 15)


@pytest.fixture
def empty(monkeypatch):
    monkeypatch.setattr(registry, "_runs", {})


def met(agency_id, day):
    del agency_id, day
    return Outcome(3)


def test_the_catalogue_says_what_is_checked_how_grave_and_for_which_clauses():
    rule = check_rules()["CHK-PRC-01"]

    assert (rule.severity, rule.clauses) == (Severity.MINOR, ("4.4.1",))
    assert rule.title_vi.startswith("Mỗi quá trình khai đủ thuộc tính")


def test_nothing_looked_at_is_neither_met_nor_not():
    assert Outcome(0).met is None
    assert Outcome(2).met is True
    assert Outcome(2, (Offender("C1"),)).met is False


def test_a_check_is_found_by_any_of_its_clauses(empty):
    register_check("CHK-OPS-01", met)

    assert [rule.code for rule, _outcome in answered({"8.1"}, 1, DAY)] == ["CHK-OPS-01"]
    assert [rule.code for rule, _outcome in answered({"8.5.1"}, 1, DAY)] == ["CHK-OPS-01"]
    assert answered({"9.2"}, 1, DAY) == []


def test_before_its_day_a_check_is_silent(empty):
    """The climate verdict is asked from 23/02/2024 on (planted situation 30)."""
    register_check("CHK-CTX-02", met)

    assert answered({"4.1"}, 1, dt.date(2024, 2, 22)) == []
    assert len(answered({"4.1"}, 1, dt.date(2024, 2, 23))) == 1


def test_twice_or_unknown_is_refused(empty):
    register_check("CHK-OPS-01", met)

    with pytest.raises(ValueError, match="answered twice"):
        register_check("CHK-OPS-01", met)
    with pytest.raises(ValueError, match="no check CHK-XXX-01"):
        register_check("CHK-XXX-01", met)


def test_the_clauses_of_documented_information_are_answered():
    wanted = {"4.3", "4.4.1", "4.4.2", "7.5.2", "7.5.3.1", "7.5.3.2", "8.1"}

    assert wanted <= {clause for code in checks() for clause in check_rules()[code].clauses}
