"""What the annual report (R08) is filled with from the register (F13)."""

from __future__ import annotations

import datetime as dt

import pytest

from thuan.domains.oversight.declarations.selectors.published import FACTS
from thuan.domains.oversight.declarations.services.publishing import lapse_declaration
from thuan.kernel.facts.registry import Period
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
YEAR = Period(dt.date(2021, 10, 16), dt.date(2022, 10, 16))
LAST_DAY = dt.date(2022, 10, 15)


def told(office, day=LAST_DAY):
    """Key without its domain → value of the agency, where something is offered."""
    with every_agency(reason="a test looks"):
        return {
            spec.key.partition(".")[2]: found[office.agency.pk].value
            for spec in FACTS
            if (found := spec.compute([office.agency.pk], YEAR, day))
        }


def test_of_an_agency_that_never_declared_nothing_is_offered(office):
    assert told(office) == {}


def test_a_first_declaration_tells_number_day_and_edition(office):
    office.declared("35/QĐ-UBND", dt.date(2019, 11, 20))

    assert told(office) == {
        "declared": True,
        "number": "35/QĐ-UBND",
        "declared_on": "2019-11-20",
        "edition": "2015",
        "redeclared": False,
    }


def test_a_new_declaration_of_the_period_stands_beside_the_one_before(office):
    office.declared("35/QĐ-UBND", dt.date(2019, 11, 20))
    more = {"reason": "REDECLARE_SCOPE", "scope_change": "WIDENED"}
    office.declared("8/QĐ-UBND", dt.date(2022, 2, 1), **more)

    assert told(office) == {
        "declared": True,
        "number": "35/QĐ-UBND",
        "declared_on": "2019-11-20",
        "edition": "2015",
        "redeclared": True,
        "redeclared_on": "2022-02-01",
        "redeclared_why": "mo_rong",
    }
    assert told(office, dt.date(2022, 1, 31))["redeclared"] is False


def test_a_lapsed_declaration_is_told_as_none_that_stands(office):
    row = office.declared("35/QĐ-UBND", dt.date(2019, 11, 20))
    office.does("head", lapse_declaration, declaration=row, comment="Sáp nhập xã")

    assert told(office) == {"declared": False, "redeclared": False}
    assert told(office, dt.date(2022, 3, 6))["declared"] is True


def test_a_draft_tells_nothing(office):
    office.enter()

    assert told(office) == {}
