"""What an agency can show for a clause, by the domains that hold it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domains.registry.standards.conftest import NOW
from tests.factories.plans import send_report
from tests.factories.standards import load, make_edition
from thuan.domains.registry.standards.selectors.evidence import (
    evidence_for,
    evidence_sources,
    register_clause_evidence,
)
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
VALUES = {
    "R08.declared": True,
    "R08.declared_on": "2021-11-03",
    "R27.audit_held": True,
    "R27.audit_to": "2022-05-20",
    "R29.review_held": False,
}


@pytest.fixture
def sent(lead):
    with every_agency(reason="test data"):
        send_report(lead, NOW, VALUES)


def told(actor, lead, edition, number):
    with entered(actor.scope()):
        found = evidence_for(edition, number, actor, lead.pk, NOW)
    return found if found is None else [(one.label, one.words) for one in found]


def test_the_last_report_says_declaration_and_audit(people, lead, edition, sent):
    secretary = people["ISO_SEC"]

    assert told(secretary, lead, edition, "4.3") == [
        ("Công bố phù hợp", "ngày 03/11/2021 (báo cáo năm 2022)")
    ]
    assert told(secretary, lead, edition, "9.2") == [
        ("Đánh giá nội bộ", "xong ngày 20/05/2022 (báo cáo năm 2022)")
    ]


def test_a_review_that_was_not_held_is_no_evidence(people, lead, edition, sent):
    assert told(people["ISO_SEC"], lead, edition, "9.3") == []


def test_who_may_not_read_the_report_reads_nothing_of_it(people, lead, edition, sent):
    assert told(people["STAFF"], lead, edition, "9.2") == []


def test_roles_stand_at_their_clause_without_names(people, lead, edition):
    assert told(people["STAFF"], lead, edition, "5.3") == [
        (
            "Vai trò đã giao, đang có hiệu lực",
            "Thủ trưởng cơ quan (1), Trưởng ban ISO (1), Thư ký ISO (1), Công chức, viên chức (1)",
        )
    ]


def test_a_clause_of_which_nobody_speaks_is_told_from_one_without_evidence(people, lead, edition):
    assert told(people["ISO_SEC"], lead, edition, "8.7.1") is None
    assert told(people["ISO_SEC"], lead, edition, "9.2") == []


def test_a_later_edition_finds_evidence_through_its_mapping(people, lead):
    make_edition()
    text = Path(__file__).with_name("invented.yaml").read_text(encoding="utf-8")
    later = load(text)

    assert told(people["STAFF"], lead, later, "1.1")[0][0] == "Vai trò đã giao, đang có hiệu lực"
    assert told(people["STAFF"], lead, later, "1.2") is None


def test_every_source_names_clauses_of_the_standard_and_is_registered_once(edition):
    known = {one["clause"] for one in edition.content["clauses"]}

    assert set(evidence_sources()) == {
        *("accounts.roles", "documents", "internal_procedures", "processes"),
        "reporting.last_report",
    }
    assert all(clauses <= known for clauses in evidence_sources().values())
    with pytest.raises(ValueError, match="registered twice"):
        register_clause_evidence("accounts.roles", ("5.3",), lambda actor, agency_id, at: {})
