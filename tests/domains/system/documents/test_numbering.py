"""The code that follows, by the way an agency numbers its own documents."""

from __future__ import annotations

import pytest

from tests.factories import make_agency
from tests.factories.documents import make_document
from thuan.domains.system.documents.selectors.documents import next_codes
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("codes", "following"),
    [
        (["QT.01/TC", "QT.02/TC"], "QT.03/TC"),
        (["QT-009"], "QT-010"),
        (["QT.1", "QT.9"], "QT.10"),
        # The pattern used most leads, whatever number another one reached.
        (["QT.HT.01", "QT.HT.02", "QT.ĐĐ.07"], "QT.HT.03"),
        # Of several numbers in a code the last one counts on.
        (["QT.2022.07"], "QT.2022.08"),
    ],
)
def test_the_highest_number_of_the_pattern_used_most_plus_one(codes, following):
    with every_agency(reason="a test arranges"):
        agency = make_agency()
        for code in codes:
            make_document(agency, "Quy trình", code=code)

        assert next_codes(agency.pk) == {"PROCEDURE": following}


def test_each_type_has_its_own_and_one_without_numbers_has_none():
    with every_agency(reason="a test arranges"):
        agency = make_agency()
        make_document(agency, "Sổ tay", kind="MANUAL", code="STCL")
        make_document(agency, "Biểu mẫu", kind="FORM", code="BM.QT.07.02")

        assert next_codes(agency.pk) == {"FORM": "BM.QT.07.03"}


def test_codes_of_another_agency_do_not_count():
    with every_agency(reason="a test arranges"):
        agency = make_agency()
        make_document(make_agency(), "Quy trình", code="QT.41")

        assert next_codes(agency.pk) == {}
