"""A procedure is withdrawn only with a plan for the TTHC that nothing else settles (qms.md 3.1)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories.documents import MONDAY
from tests.factories.flows import procedure_of
from tests.factories.procedures import make_terms
from thuan.domains.system.documents.services.standing import withdraw_document

pytestmark = pytest.mark.django_db
LATER = MONDAY + dt.timedelta(days=7)


def withdraw(office, version, plan=""):
    return office.does(
        "head",
        withdraw_document,
        LATER,
        version=version,
        decision_no="9/QĐ",
        comment="Gộp",
        replacement_plan=plan,
    )


def test_without_a_plan_it_is_refused_and_names_the_tthc(office):
    make_terms("9.1", limit_value=10)
    version = office.followed(procedure_of(office, "9.1", days=("1", "8", "1")))

    with pytest.raises(ValidationError) as refused:
        withdraw(office, version)

    assert refused.value.message_dict == {"replacement_plan": ["Ghi kế hoạch thay thế cho: 9.1."]}


def test_with_a_plan_it_ends_and_keeps_the_plan(office):
    make_terms("9.1", limit_value=10)
    version = office.followed(procedure_of(office, "9.1", days=("1", "8", "1")))

    ended = withdraw(office, version, "Làm theo QT.09 từ 20/03, cán bộ tư pháp soạn.")

    assert ended.state == "OBSOLETE"
    assert ended.replacement_plan == "Làm theo QT.09 từ 20/03, cán bộ tư pháp soạn."


def test_a_tthc_that_is_no_longer_in_force_needs_no_plan(office):
    make_terms("9.1", limit_value=10, valid_to=LATER.date())
    version = office.followed(procedure_of(office, "9.1", days=("1", "8", "1")))

    assert withdraw(office, version).state == "OBSOLETE"


def test_a_document_of_another_type_needs_no_plan(office):
    assert withdraw(office, office.in_force("QT-01")).state == "OBSOLETE"
