"""Which TTHC of an agency have an internal procedure (programme.md 8.3)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import assign, make_agency, make_person, make_user
from tests.factories.documents import MONDAY, Office
from tests.factories.flows import make_procedure
from tests.factories.procedures import make_terms
from tests.factories.reporting import member
from thuan.domains.system.procedures.enums import Standing
from thuan.domains.system.procedures.permissions import ProcedurePermission
from thuan.domains.system.procedures.selectors.coverage import counts_of, coverage_of
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def standing(office, day: dt.date = TODAY) -> dict[str, Standing]:
    actor = office.actor("secretary")
    with entered(actor.scope()):
        found = coverage_of(actor, ProcedurePermission.VIEW, [office.agency], day)
    return {row.terms.procedure.code: row.standing for row in found[office.agency.pk]}


def test_a_commune_settles_the_procedures_of_its_level(office):
    make_terms("9.1")
    make_terms("9.2", level="PROVINCE")

    assert standing(office) == {"9.1": Standing.GAP}


def test_a_department_settles_those_that_name_it():
    with every_agency(reason="a test arranges"):
        office = Office(make_agency("Sở Nội vụ", kind="SO"))
        make_terms("9.1", level="PROVINCE", competent="SỞ NỘI VỤ")
        make_terms("9.2", level="PROVINCE", competent="Sở Tài chính")

    assert standing(office) == {"9.1": Standing.GAP}


def test_one_procedure_in_force_covers_all_its_codes(office):
    make_terms("9.1")
    make_terms("9.2")
    make_terms("9.3")
    make_procedure(office.agency, "9.1", "9.2")

    assert standing(office) == {
        "9.1": Standing.COVERED,
        "9.2": Standing.COVERED,
        "9.3": Standing.GAP,
    }


@pytest.mark.parametrize("state", ["DRAFT", "IN_REVIEW", "APPROVED"])
def test_what_is_not_in_force_covers_nothing(office, state):
    make_terms("9.1")
    make_procedure(office.agency, "9.1", state=state)

    assert standing(office) == {"9.1": Standing.GAP}


def test_a_procedure_older_than_an_amendment_is_behind(office):
    make_procedure(office.agency, "9.1")
    make_terms("9.1", valid_to=dt.date(2022, 7, 1))
    make_terms("9.1", valid_from=dt.date(2022, 7, 1), limit_value=5)

    assert standing(office, dt.date(2022, 6, 30)) == {"9.1": Standing.COVERED}
    assert standing(office, dt.date(2022, 7, 1)) == {"9.1": Standing.BEHIND}


def test_a_procedure_older_than_the_first_publication_is_not_behind(office):
    make_procedure(office.agency, "9.1")
    make_terms("9.1", valid_from=dt.date(2022, 7, 1))

    assert standing(office, dt.date(2022, 7, 1)) == {"9.1": Standing.COVERED}


def test_the_procedure_of_another_agency_covers_nothing_here(office):
    make_terms("9.1")
    make_procedure(make_agency("UBND xã Khác"), "9.1")

    assert standing(office) == {"9.1": Standing.GAP}


def test_the_figures_count_settled_covered_and_behind(office):
    make_procedure(office.agency, "9.1", "9.2")
    make_terms("9.1", valid_to=dt.date(2022, 7, 1))
    make_terms("9.1", valid_from=dt.date(2022, 7, 1), limit_value=5)
    make_terms("9.2")
    make_terms("9.3")
    actor = office.actor("secretary")
    with entered(actor.scope()):
        listed = coverage_of(actor, ProcedurePermission.VIEW, [office.agency], dt.date(2022, 7, 1))[
            office.agency.pk
        ]

    counts = counts_of(listed)

    assert (counts.settled, counts.covered, counts.behind) == (3, 2, 1)


def test_the_department_sees_first_where_most_is_missing(client):
    make_terms("9.1")
    make_terms("9.2")
    with every_agency(reason="a test arranges"):
        names = ("Đủ", "Nửa", "Chưa")
        whole, half, none = (member(f"UBND xã {name}", name, "xa") for name in names)
        person = make_person("Chuyên viên Sở")
        assign(person, "DOST_OFFICER", make_agency("Sở", kind="SO"), reach="ALL")
    make_procedure(whole, "9.1", "9.2")
    make_procedure(half, "9.1")
    client.force_login(make_user(person))

    page = client.get("/quy-trinh-noi-bo/co-quan/")

    listed = [(row.name, row.settled, row.covered) for row in page.context["page"].rows]
    assert listed == [(none.name, 2, 0), (half.name, 2, 1), (whole.name, 2, 2)]
    (figure,) = page.context["summary"]
    assert (figure.count, figure.of) == (3, 6)
