"""Texts, their status on a day, and what may not be recorded of them."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.factories import make_actor, make_agency
from tests.factories.law import department, make_change, make_text
from thuan.domains.registry.law.api import (
    TextWords,
    enter_text,
    in_force_on,
    mark_checked,
    record_change,
    status_on,
    terms,
    texts_on,
    undo_change,
)
from thuan.domains.registry.law.models import LegalText, StatusChange
from thuan.domains.registry.law.selectors.texts import to_check
from thuan.domains.registry.law.services.deciding import set_terms
from thuan.domains.registry.law.services.keeping import change_text
from thuan.domains.registry.law.tasks import law_tasks
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2025, 6, 20, 9, tzinfo=ICT)
DAY = dt.date(2025, 7, 1)
WORDS = TextWords("118/2025/NĐ-CP", "DECREE", "Chính phủ", "Một cửa", dt.date(2025, 6, 9), DAY)


@pytest.fixture
def officer():
    return department(NOW)


def does(actor, service, **arguments):
    with entered(actor.scope()):
        return service(actor=actor, at=NOW, **arguments)


def numbers(day):
    return sorted(in_force_on(day).values_list("number", flat=True))


def test_a_text_holds_from_its_day_until_the_day_it_names_itself(officer):
    does(officer, enter_text, words=WORDS, expires_on=dt.date(2027, 3, 1))

    text = LegalText.objects.get()
    found = [
        status_on(text, dt.date(*day))
        for day in ((2025, 6, 30), (2025, 7, 1), (2027, 2, 28), (2027, 3, 1))
    ]
    assert found == ["NOT_YET", "IN_FORCE", "IN_FORCE", "EXPIRED"]
    assert texts_on(DAY).get().ends_on == dt.date(2027, 3, 1)
    assert numbers(dt.date(2027, 3, 1)) == []


def test_a_number_is_entered_once_and_days_stand_in_their_order(officer):
    does(officer, enter_text, words=WORDS)

    with pytest.raises(ValidationError, match="đã có trong danh mục"):
        does(officer, enter_text, words=WORDS)
    early = TextWords("1/2025/NĐ-CP", "DECREE", "Chính phủ", "A", DAY, dt.date(2025, 6, 1))
    with pytest.raises(ValidationError, match="trước ngày ban hành"):
        does(officer, enter_text, words=early)


def test_a_replaced_text_is_no_basis_from_that_day_on_and_history_stays(officer):
    with every_agency(reason="a test arranges"):
        old, new = make_text("61/2018/NĐ-CP"), make_text("118/2025/NĐ-CP", effective_from=DAY)

    change = does(officer, record_change, text=old, status="REPLACED", valid_from=DAY, by_text=new)

    assert numbers(dt.date(2025, 6, 30)) == ["61/2018/NĐ-CP"]
    assert numbers(DAY) == ["118/2025/NĐ-CP"]
    does(officer, undo_change, change=change, comment="Ghi nhầm văn bản")
    assert numbers(DAY) == ["118/2025/NĐ-CP", "61/2018/NĐ-CP"]
    kept = StatusChange.objects.get(pk=change.pk)
    assert (kept.state, kept.undone_reason) == ("UNDONE", "Ghi nhầm văn bản")
    assert AuditEvent.objects.filter(action="legal_change.undo").count() == 1


def test_an_amended_text_stays_a_basis(officer):
    with every_agency(reason="a test arranges"):
        old, new = make_text("118/2025/NĐ-CP"), make_text("367/2025/NĐ-CP")

    does(officer, record_change, text=old, status="AMENDED", valid_from=DAY, by_text=new)

    assert "118/2025/NĐ-CP" in numbers(DAY)
    assert status_on(old, DAY) == "AMENDED"


def test_texts_never_replace_each_other_in_a_circle(officer):
    with every_agency(reason="a test arranges"):
        a, b, c = make_text("A"), make_text("B"), make_text("C")
        make_change(a, "REPLACED", dt.date(2020, 1, 1), b)
        make_change(b, "REPLACED", dt.date(2021, 1, 1), c)

    for by in (a, b):
        with pytest.raises(ValidationError, match="không thể thay thế lẫn nhau"):
            does(officer, record_change, text=c, status="REPLACED", valid_from=DAY, by_text=by)
    with pytest.raises(ValidationError, match="chính nó"):
        does(officer, record_change, text=c, status="REPLACED", valid_from=DAY, by_text=c)


@pytest.mark.parametrize(
    ("status", "day", "sentence"),
    [
        ("REPLACED", DAY, "Chọn văn bản sửa đổi hoặc thay thế"),
        ("EXPIRED", dt.date(2018, 6, 21), "thay đổi phải sau ngày đó"),
        ("IN_FORCE", DAY, "Chọn điều đã xảy ra"),
    ],
)
def test_what_cannot_be_recorded_is_refused_with_the_way_out(officer, status, day, sentence):
    with every_agency(reason="a test arranges"):
        text = make_text("61/2018/NĐ-CP")

    with pytest.raises(ValidationError, match=sentence):
        does(officer, record_change, text=text, status=status, valid_from=day)


def test_what_has_ended_does_not_end_again(officer):
    with every_agency(reason="a test arranges"):
        text = make_text()
    does(officer, record_change, text=text, status="EXPIRED", valid_from=DAY)

    with pytest.raises(ValidationError, match="đã được ghi"):
        does(officer, record_change, text=text, status="EXPIRED", valid_from=DAY)
    later = DAY + dt.timedelta(days=9)
    with pytest.raises(ValidationError, match="hoàn tác"):
        does(officer, record_change, text=text, status="EXPIRED", valid_from=later)


def test_only_the_department_writes():
    with every_agency(reason="a test arranges"):
        text, agency = make_text(), make_agency()
        secretary = make_actor("ISO_SEC", agency, NOW)

    with pytest.raises(PermissionDenied):
        does(secretary, enter_text, words=WORDS)
    with pytest.raises(PermissionDenied):
        does(secretary, record_change, text=text, status="EXPIRED", valid_from=DAY)
    with pytest.raises(PermissionDenied):
        does(secretary, mark_checked, text=text)


def test_another_first_day_is_a_new_change_and_the_old_one_is_undone(officer):
    text = does(officer, enter_text, words=WORDS)
    later = TextWords(*WORDS.__getstate__()[:5], dt.date(2025, 8, 1))

    does(officer, change_text, text=text, words=later)

    assert status_on(text, dt.date(2025, 7, 15)) == "NOT_YET"
    assert status_on(text, dt.date(2025, 8, 1)) == "IN_FORCE"
    assert StatusChange.objects.filter(state="UNDONE").count() == 1


def test_a_text_is_to_be_checked_ninety_days_after_the_last_check(officer):
    with every_agency(reason="a test arranges"):
        text = make_text()
    assert [str(task.title) for task in law_tasks(officer, NOW)] == [
        "Kiểm tra hiệu lực 1 văn bản pháp luật"
    ]

    does(officer, mark_checked, text=text)

    assert law_tasks(officer, NOW) == []
    today = NOW.date()
    for days, due in ((89, 0), (90, 1)):
        then = today + dt.timedelta(days=days)
        assert to_check(texts_on(then), then, terms().check_days).count() == due


def test_the_terms_are_decided_with_their_basis():
    with every_agency(reason="a test arranges"):
        admin, officer = department(NOW, "DOST_ADMIN"), department(NOW)
    told = {"check_days": 60, "update_days": 20}

    with pytest.raises(ValidationError, match="căn cứ"):
        does(admin, set_terms, **told, legal_basis=" ")
    with pytest.raises(PermissionDenied):
        does(officer, set_terms, **told, legal_basis="KH 12")
    does(admin, set_terms, **told, legal_basis="KH 12/KH-UBND")

    assert (terms().check_days, terms().update_days, terms().version) == (60, 20, 1)
