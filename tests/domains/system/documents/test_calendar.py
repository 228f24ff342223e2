"""When a version is reviewed next (qms.md 3.1)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories.documents import MONDAY
from thuan.domains.system.documents.forms import HeadForm
from thuan.domains.system.documents.models import Document, DocumentVersion
from thuan.domains.system.documents.services.calendar import after_review, next_review, read_day
from thuan.domains.system.documents.services.standing import confirm_review
from thuan.domains.system.documents.services.writing import change_head
from thuan.kernel.tenancy.scope import every_agency


@pytest.mark.parametrize(
    ("months", "fixed", "since", "following"),
    [
        (24, "", dt.date(2022, 3, 7), dt.date(2024, 3, 7)),
        (0, "", dt.date(2022, 3, 7), None),
        (24, "15/01", dt.date(2022, 3, 7), dt.date(2023, 1, 15)),
        (24, "15/12", dt.date(2022, 3, 7), dt.date(2022, 12, 15)),
        # On the very day the next one is a year away.
        (0, "07/03", dt.date(2022, 3, 7), dt.date(2023, 3, 7)),
        (6, "", dt.date(2022, 8, 31), dt.date(2023, 2, 28)),
    ],
)
def test_the_next_review_counts_from_the_last_or_stands_in_the_calendar(
    months, fixed, since, following
):
    assert next_review(Document(review_months=months, review_on=fixed), since) == following


@pytest.mark.parametrize("text", ["29/02", "31/04", "0/1", "tháng 1", "15-01", "15/1/2022"])
def test_a_day_that_not_every_year_has_is_refused(text):
    with pytest.raises(ValidationError, match="năm nào cũng có"):
        read_day(text)


def test_the_form_keeps_two_figures_each():
    sent = {"code": "QT-01", "title": "A", "kind": "PROCEDURE", "review_months": "24"}

    form = HeadForm({**sent, "review_on": "5/1"})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["review_on"] == "05/01"


@pytest.mark.django_db
def test_a_version_found_right_waits_for_the_fixed_day(office):
    version = office.in_force()
    assert version.next_review == dt.date(2024, 3, 7)
    with every_agency(reason="a test looks"):
        document = Document.objects.get(pk=version.document_id)
    office.does("lan", change_head, document=document, sets={"review_on": "15/01"})
    with every_agency(reason="a test looks"):
        version = DocumentVersion.objects.select_related("document").get(pk=version.pk)

    confirmed = office.does("head", confirm_review, MONDAY, version=version, comment="còn đúng")

    assert confirmed.next_review == dt.date(2023, 1, 15)


@pytest.mark.parametrize(
    ("today", "fixed", "following"),
    [
        # Asked for since 16/03: this year's review is done, the next one is due in a year.
        (dt.date(2022, 4, 10), "15/04", dt.date(2023, 4, 15)),
        # Not asked for yet: this year's review is still to come.
        (dt.date(2022, 3, 7), "15/04", dt.date(2022, 4, 15)),
        (dt.date(2022, 4, 20), "15/04", dt.date(2023, 4, 15)),
        # Without a fixed day it counts from the review itself.
        (dt.date(2022, 4, 10), "", dt.date(2024, 4, 10)),
    ],
)
def test_a_review_shortly_before_its_fixed_day_is_that_of_the_year(today, fixed, following):
    document = Document(review_months=24, review_on=fixed)
    version = DocumentVersion(document=document, next_review=dt.date(2022, 4, 15))

    assert after_review(version, today) == following
