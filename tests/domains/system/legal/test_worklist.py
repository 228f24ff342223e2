"""A change of a text becomes exactly one piece of work for each document in force on it."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.documents import MONDAY, Office, make_document
from tests.factories.law import department, make_basis, make_change, make_text
from thuan.domains.registry.law.api import record_change, undo_change
from thuan.domains.system.documents.jobs import activate_due
from thuan.domains.system.documents.services.standing import withdraw_document
from thuan.domains.system.legal.jobs import spread_change, sweep
from thuan.domains.system.legal.models import LegalUpdate
from thuan.domains.system.legal.selectors.updates import by_agency, changes_with_work
from thuan.domains.system.legal.services import raising
from thuan.domains.system.legal.services.choosing import OwnText, add_basis, end_basis
from thuan.domains.system.legal.services.closing import confirm_update
from thuan.domains.system.legal.tasks import described_updates
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.selectors import open_duties
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.tenancy.scope import entered, every_agency

pytestmark = pytest.mark.django_db
LATER = MONDAY + dt.timedelta(days=7)
DAY = LATER.date()
HOUR = dt.timedelta(hours=1)


def does(actor, service, **arguments):
    with entered(actor.scope()):
        return service(actor=actor, at=actor.at, **arguments)


def replaced(old, new, at=LATER, day=DAY):
    """The department records it, and the job has run."""
    with every_agency(reason="a test arranges"):
        officer = department(at)
    told = {"text": old, "status": "REPLACED", "valid_from": day, "by_text": new}
    change = does(officer, record_change, **told)
    spread_change(change.pk, at + HOUR)
    return change


def rows(**wanted):
    with every_agency(reason="a test looks"):
        found = LegalUpdate.objects.filter(**wanted).select_related("document", "document_version")
        return list(found.order_by("pk"))


def stands_on(office, text, code="QT-1"):
    """A document in force that stands on the text."""
    version = office.in_force(code)
    office.does("secretary", add_basis, MONDAY, document=version.document, text=text)
    return version.document


def test_every_document_in_force_on_the_text_gets_its_work_once(office, old, new):
    with every_agency(reason="a test arranges"):
        other, unchanged = Office(), make_text("30/2020/NĐ-CP")
    first, second = stands_on(office, old), stands_on(other, old)
    draft = office.draft("QT-2")
    office.does("secretary", add_basis, MONDAY, document=draft.document, text=old)
    stands_on(office, unchanged, "QT-3")

    change = replaced(old, new)
    spread_change(change.pk, LATER + 2 * HOUR)
    sweep(LATER + 3 * HOUR)

    found = rows()
    assert sorted(row.document_id for row in found) == sorted([first.pk, second.pk])
    # Monday 14 March 2022 and fifteen working days.
    assert {row.due_on for row in found} == {dt.date(2022, 4, 4)}
    assert {row.agency_id for row in found} == {office.agency.pk, other.agency.pk}


def test_recording_queues_the_job_and_undoing_does_too(office, old, new, officer):
    stands_on(office, old)
    change = replaced(old, new)
    with every_agency(reason="a test arranges"):
        again = department(LATER + HOUR)

    does(again, undo_change, change=change, comment="Ghi nhầm số văn bản")
    spread_change(change.pk, LATER + 2 * HOUR)

    assert [run.name for run in JobRun.objects.all()] == ["legal.spread", "legal.spread"]
    (row,) = rows()
    assert (row.state, row.reason) == ("LAPSED", "Ghi nhầm số văn bản")
    assert not Duty.objects.filter(done_at=None).exists()


def test_the_secretary_and_the_manager_find_it_among_their_work(office, old, new):
    stands_on(office, old)
    replaced(old, new)

    for name in ("secretary", "manager"):
        actor = office.actor(name, LATER + 2 * HOUR)
        with entered(actor.scope()):
            tasks = list(described_updates(actor, actor.at, open_duties(actor)))
        assert [str(task.title) for task in tasks] == ["Cập nhật tài liệu QT-1 Kiểm soát tài liệu"]
        assert tasks[0].note == "61/2018/NĐ-CP bị thay thế từ 14/03/2022 bởi 118/2025/NĐ-CP"
    lan = office.actor("lan", LATER + 2 * HOUR)
    assert not open_duties(lan).exists()


def test_a_version_approved_after_the_change_closes_the_work(office, old, new):
    document = stands_on(office, old)
    replaced(old, new)
    at = LATER + 2 * HOUR

    office.followed(office.revise(document, at=at), at=at)

    (row,) = rows()
    assert (row.state, row.closed_on) == ("UPDATED", DAY)
    assert str(row.document_version) == "lần ban hành 01, sửa đổi 01"
    assert not Duty.objects.filter(done_at=None).exists()


def test_a_version_approved_before_the_change_was_known_does_not(office, old, new):
    document = stands_on(office, old)
    tomorrow = DAY + dt.timedelta(days=1)
    office.followed(office.revise(document, at=LATER), at=LATER, begins=tomorrow)
    replaced(old, new, at=LATER + HOUR)

    activate_due(LATER + dt.timedelta(days=1))

    assert [row.state for row in rows()] == ["OPEN"]


def test_a_first_version_that_comes_into_force_on_dead_law_gets_the_work(office, old, new):
    draft = office.draft("QT-1")
    office.does("secretary", add_basis, MONDAY, document=draft.document, text=old)
    replaced(old, new)
    assert rows() == []

    office.followed(draft, at=LATER + 2 * HOUR)

    assert [row.state for row in rows()] == ["OPEN"]


def test_a_withdrawn_document_has_nothing_to_update(office, old, new):
    document = stands_on(office, old)
    replaced(old, new)
    with every_agency(reason="a test looks"):
        version = document.versions.get(state="EFFECTIVE")

    told = {"decision_no": "9/QĐ-UBND", "comment": "Gộp vào QT-2"}
    office.does("head", withdraw_document, LATER + 2 * HOUR, version=version, **told)

    (row,) = rows()
    assert (row.state, row.reason) == ("LAPSED", "Tài liệu đã hủy bỏ.")


def test_who_approves_says_with_a_reason_that_nothing_has_to_change(office, old, new):
    stands_on(office, old)
    replaced(old, new)
    (row,) = rows()
    at = LATER + 2 * HOUR

    with pytest.raises(PermissionDenied):
        office.does("secretary", confirm_update, at, update=row, comment="Không đổi")
    with pytest.raises(ValidationError, match="lý do"):
        office.does("manager", confirm_update, at, update=row, comment=" ")
    office.does("manager", confirm_update, at, update=row, comment="Phần viện dẫn không đổi")

    (row,) = rows()
    assert (row.state, row.reason) == ("CONFIRMED", "Phần viện dẫn không đổi")


def test_what_lies_far_ahead_brings_work_thirty_days_before(office, old, new):
    stands_on(office, old)
    day = DAY + dt.timedelta(days=60)
    replaced(old, new, day=day)
    assert rows() == []

    sweep(LATER + dt.timedelta(days=29))
    assert rows() == []
    sweep(LATER + dt.timedelta(days=30))

    # Friday 13 May 2022 and fifteen working days.
    assert [row.due_on for row in rows()] == [dt.date(2022, 6, 3)]


def test_a_text_that_had_ended_before_gives_no_second_work(office, old, new):
    document = stands_on(office, old)
    with every_agency(reason="a test arranges"):
        make_change(old, "EXPIRED", DAY + dt.timedelta(days=10), created_at=LATER)
    replaced(old, new)
    sweep(LATER + dt.timedelta(days=10))

    assert [row.document_id for row in rows()] == [document.pk]


def test_a_basis_is_in_force_once_and_says_so(office, old, new):
    document = stands_on(office, old)
    replaced(old, new)
    at = LATER + HOUR

    with pytest.raises(ValidationError, match="đã là căn cứ"):
        office.does("lan", add_basis, MONDAY, document=document, text=old)
    draft = office.draft("QT-9").document
    with pytest.raises(ValidationError, match="không có hiệu lực hôm nay"):
        office.does("lan", add_basis, at, document=draft, text=old)
    basis = office.does("lan", add_basis, at, document=document, text=new)
    office.does("lan", end_basis, at, basis=basis, comment="Không còn viện dẫn")
    assert (basis.number, basis.state) == ("118/2025/NĐ-CP", "STANDING")


def test_an_own_text_is_written_down_unless_the_register_holds_it(office, old):
    document = office.draft().document
    own = OwnText("15/QĐ-UBND", "Quy chế làm việc")

    basis = office.does("lan", add_basis, MONDAY, document=document, own=own)
    same = OwnText("61/2018/nđ-cp", "Một cửa")
    with pytest.raises(ValidationError, match="có trong danh mục của tỉnh"):
        office.does("lan", add_basis, MONDAY, document=document, own=same)
    with pytest.raises(ValidationError, match="trích yếu"):
        office.does("lan", add_basis, MONDAY, document=document, own=OwnText("1/QĐ", ""))
    with pytest.raises(ValidationError, match="Chọn một văn bản"):
        office.does("lan", add_basis, MONDAY, document=document, own=OwnText("", ""))

    assert (basis.number, basis.title, basis.text) == ("15/QĐ-UBND", "Quy chế làm việc", None)


def test_the_department_sees_how_far_each_agency_is(office, old, new):
    with every_agency(reason="a test arranges"):
        other = Office()
    for place, code in ((office, "QT-1"), (office, "QT-2"), (other, "QT-1")):
        stands_on(place, old, code)
    change = replaced(old, new)
    row = rows(agency=other.agency)[0]
    other.does("head", confirm_update, LATER + 2 * HOUR, update=row, comment="Không đổi")
    with every_agency(reason="a test arranges"):
        officer = department(LATER)

    after = dt.date(2022, 4, 5)
    with entered(officer.scope()):
        counted = changes_with_work(officer, after).get()
        agencies = {one.agency: one for one in by_agency(officer, change, after)}

    assert (counted.total, counted.done, counted.late) == (3, 1, 2)
    mine, theirs = agencies[office.agency.name], agencies[other.agency.name]
    assert (mine.total, mine.done, mine.late) == (2, 0, 2)
    assert (theirs.total, theirs.done, theirs.late) == (1, 1, 0)


def test_many_documents_are_given_their_work_batch_by_batch(office, old, new, monkeypatch):
    monkeypatch.setattr(raising, "BATCH", 3)
    with every_agency(reason="a test arranges"):
        for n in range(7):
            make_basis(make_document(office.agency, f"Quy trình {n}").document, old)
        change = make_change(old, "REPLACED", DAY, new, created_at=LATER)
        actor = Actor.system("test", LATER)
        told = {"actor": actor, "at": LATER, "change": change}
        sizes = [raising.raise_updates(**told)]
        with CaptureQueriesContext(connection) as three:
            sizes.append(raising.raise_updates(**told))
        sizes += [raising.raise_updates(**told) for _n in range(2)]
        monkeypatch.setattr(raising, "BATCH", 200)
        for n in range(20):
            make_basis(make_document(office.agency, f"Quy chế {n}").document, old)
        with CaptureQueriesContext(connection) as twenty:
            sizes.append(raising.raise_updates(**told))

    assert sizes == [3, 3, 1, 0, 20]
    assert len(twenty) == len(three)
