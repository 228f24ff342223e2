"""An internal procedure comes into force only complete, known and in time (INV-13; qms.md 3.8)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from tests.factories.documents import MONDAY
from tests.factories.flows import procedure_of, rewritten, step
from tests.factories.procedures import make_terms
from thuan.domains.system.documents.services.writing import change_draft, revise_document
from thuan.domains.system.procedures.content import Committed, ProcedureContent, Step, read
from thuan.domains.system.procedures.services.writing import write_procedure

pytestmark = pytest.mark.django_db
LATER = MONDAY + dt.timedelta(days=30)


def test_ten_days_of_steps_fit_ten_working_days(office):
    make_terms("9.1", limit_value=10)

    approved = office.followed(procedure_of(office, "9.1", days=("1", "8", "1")))

    assert approved.state == "EFFECTIVE"
    assert [one.limit for one in read(approved.structure).steps] == [1, 8, 1]


def test_eleven_days_against_ten_are_not_submitted(office):
    make_terms("9.1", limit_value=10)
    draft = procedure_of(office, "9.1", days=("1", "9", "1"))

    with pytest.raises(ValidationError) as refused:
        office.submit(draft)

    assert "Các bước cần 11 ngày làm việc, dài hơn 1 ngày làm việc" in str(refused.value)


def test_the_shortest_of_several_limits_holds(office):
    make_terms("9.1", limit_value=10)
    make_terms("9.2", limit_value=4)

    with pytest.raises(ValidationError, match=r"của TTHC 9\.2"):
        office.submit(procedure_of(office, "9.1", "9.2", days=("5",)))


def test_a_promised_limit_binds_as_the_law_does(office):
    make_terms("9.1", limit_value=10)
    draft = procedure_of(office, "9.1", days=("8",))
    promise = Committed(Decimal(7), "WORKING_DAYS")
    content = ProcedureContent(covers=("9.1",), steps=(step("A", "8"),), committed=promise)

    with pytest.raises(ValidationError, match="cơ quan cam kết"):
        office.submit(rewritten(office, draft, content))


def test_a_limit_shortened_between_review_and_approval_stops_the_approval(office):
    make_terms("9.1", limit_value=10, valid_to=dt.date(2022, 6, 1))
    waiting = office.endorse(office.submit(procedure_of(office, "9.1", days=("10",))))
    make_terms("9.1", limit_value=5, valid_from=dt.date(2022, 6, 1))

    with pytest.raises(ValidationError, match="dài hơn 5 ngày làm việc"):
        office.approve(waiting)


def test_a_limit_that_the_register_knows_for_later_binds_today(office):
    """The law gives ten days until 01/04/2022 and five from then on."""
    make_terms("9.1", limit_value=10, valid_to=dt.date(2022, 4, 1))
    make_terms("9.1", limit_value=5, valid_from=dt.date(2022, 4, 1))
    draft = procedure_of(office, "9.1", days=("7",))

    with pytest.raises(ValidationError, match="thời hạn của TTHC"):
        office.submit(draft)


def test_a_code_that_is_not_in_the_register_is_named(office):
    with pytest.raises(ValidationError, match=r"TTHC 9\.404 không có trong danh mục"):
        office.submit(procedure_of(office, "9.404"))


def test_a_code_abolished_before_the_planned_day_is_refused(office):
    make_terms("9.1", valid_to=dt.date(2022, 4, 1))
    draft = procedure_of(office, "9.1")
    planned = {"planned_from": dt.date(2022, 4, 4)}
    draft = office.does("lan", change_draft, draft=draft, sets=planned)

    with pytest.raises(ValidationError, match="không có trong danh mục ngày 04/04/2022"):
        office.submit(draft)


def test_one_code_stands_in_one_procedure_of_the_agency(office):
    make_terms("9.1")
    make_terms("9.2")
    first = office.followed(procedure_of(office, "9.1"))

    with pytest.raises(ValidationError) as refused:
        office.submit(procedure_of(office, "9.2", "9.1"))

    assert f"TTHC 9.1 đã nằm trong quy trình {first.document.code}" in str(refused.value)


def test_a_revision_of_the_same_procedure_keeps_its_codes_and_its_steps(office):
    make_terms("9.1")
    first = office.followed(procedure_of(office, "9.1", days=("2", "3")))
    document = first.document

    begun = office.does("lan", revise_document, LATER, document=document, reason="IMPROVEMENT")
    sets = {"summary": "Rút bước 2"}
    begun = office.does("lan", change_draft, LATER, draft=begun, sets=sets)

    assert begun.structure == first.structure
    assert office.followed(begun, at=LATER).state == "EFFECTIVE"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (ProcedureContent(steps=(step("A", "1"),)), "Chưa ghi quy trình này giải quyết TTHC nào."),
        (ProcedureContent(covers=("9.1",)), "Chưa có bảng các bước"),
        (ProcedureContent(covers=("9.1",), steps=(Step("A"),)), "Bước 1 chưa ghi người thực hiện."),
    ],
)
def test_what_is_missing_is_said(office, content, sentence):
    make_terms("9.1")
    draft = rewritten(office, procedure_of(office, "9.1"), content)

    with pytest.raises(ValidationError, match=sentence):
        office.submit(draft)


def test_a_word_file_alone_does_not_make_an_internal_procedure(office):
    make_terms("9.1")
    draft = office.draft(kind="INTERNAL_PROCEDURE")

    with pytest.raises(ValidationError, match="Chưa ghi quy trình này giải quyết TTHC nào"):
        office.submit(draft)


def test_the_approval_binds_the_steps(office):
    """The fingerprint of what was shown is not that of a table changed since (INV-03)."""
    make_terms("9.1")
    one = procedure_of(office, "9.1", days=("1", "2"))
    before = office.approve(office.endorse(office.submit(one))).content_hash
    make_terms("9.2")
    other = procedure_of(office, "9.2", days=("1", "2"))
    after = office.approve(office.endorse(office.submit(other))).content_hash

    assert before != after


def test_nobody_writes_steps_into_a_version_under_review(office):
    make_terms("9.1")
    sent = office.submit(procedure_of(office, "9.1"))

    with pytest.raises(ValidationError, match="không còn là bản soạn"):
        rewritten(office, sent, ProcedureContent())


def test_a_first_step_beside_nothing_stands_alone(office):
    content = ProcedureContent(steps=(step("A", "1", beside=True), step("B", "1", beside=True)))

    kept = rewritten(office, procedure_of(office, "9.1"), content)

    assert [one.with_previous for one in read(kept.structure).steps] == [False, True]


def test_more_than_sixty_steps_and_a_nameless_one_are_refused(office):
    draft = procedure_of(office, "9.1")
    for steps in (tuple(step(f"B{n}", "0.1") for n in range(61)), (step(" ", "1"),)):
        with pytest.raises(ValidationError):
            office.does("lan", write_procedure, draft=draft, content=ProcedureContent(steps=steps))


def test_a_form_that_a_step_cites_is_named_by_the_version(office):
    make_terms("9.1")
    form = office.in_force_form("BM-01")
    draft = procedure_of(office, "9.1")
    steps = (Step("Tiếp nhận", "Một cửa", Decimal(1), "DAYS", form="BM-01"),)

    kept = rewritten(office, draft, ProcedureContent(covers=("9.1",), steps=steps))

    assert kept.forms == [str(form.document.public_id)]
    assert office.followed(kept).state == "EFFECTIVE"


def test_a_cited_form_that_the_agency_does_not_have_is_named(office):
    make_terms("9.1")
    draft = procedure_of(office, "9.1")
    steps = (Step("Tiếp nhận", "Một cửa", Decimal(1), "DAYS", form="BM-99"),)
    kept = rewritten(office, draft, ProcedureContent(covers=("9.1",), steps=steps))

    with pytest.raises(ValidationError, match="Biểu mẫu BM-99 chưa có trong danh mục tài liệu"):
        office.submit(kept)
