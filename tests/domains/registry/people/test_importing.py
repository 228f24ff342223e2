"""People from a file go through the same acts as on the pages, each with its event (F6, F8)."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.factories import assign, employ, make_agency, make_person
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.audittrail.models import AuditEvent, PersonalValue
from thuan.kernel.importing import (
    ImportRefused,
    Outcome,
    dry_run,
    import_file,
    importers,
    read_sheet,
)
from thuan.kernel.tenancy.scope import entered

pytestmark = pytest.mark.django_db
HEADS = "agency_code,full_name,title,unit,role,decision_no,from,email,phone,username\n"


@pytest.fixture
def agency():
    return make_agency("UBND xã Phước Nam", code="PN")


@pytest.fixture
def bring(acting, at):
    """Takes lines in as the administrator of DOST, unless another actor is named."""

    def act(*lines, function=import_file, actor=None):
        text = HEADS + "\n".join(lines) + "\n"
        kind = importers()["nguoi"]
        sheet = read_sheet(text.encode(), "nguoi.csv", kind.columns, kind.needed)
        actor = actor or acting("DOST_ADMIN")
        with entered(actor.scope()):
            return function(kind="nguoi", sheet=sheet, actor=actor, at=at)

    return act


HOA = "PN,Trần Thị Hoa,Chủ tịch,Lãnh đạo,HEAD,7/QĐ,01/10/2022,hoa@pn.vn,0912,"


def actions():
    return list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))


def rows():
    models = (Person, Employment, Assignment, User, AuditEvent, PersonalValue)
    return [model.objects.count() for model in models]


def test_a_row_leaves_the_events_that_the_pages_leave_and_the_file_its_own(bring):
    before = len(actions())

    bring(HOA)

    assert sorted(actions()[before:]) == [
        "people.assign_role",
        "people.create_person",
        "people.employ",
        "people.import",
    ]


def test_a_dry_run_leaves_neither_rows_nor_events_nor_personal_values(bring, acting):
    actor = acting("DOST_ADMIN")
    before = rows()

    (line,) = bring(HOA, function=dry_run, actor=actor)

    assert line.outcome is Outcome.ADD
    assert rows() == before


def test_the_event_of_a_person_keeps_no_name_in_clear(bring):
    bring(HOA)

    body = AuditEvent.objects.get(action="people.create_person").body
    assert "Trần Thị Hoa" not in body
    assert "hoa@pn.vn" not in body


def test_one_wrong_row_takes_back_the_right_ones(bring, acting):
    actor = acting("DOST_ADMIN")
    before = rows()

    with pytest.raises(ImportRefused):
        bring(HOA, "PN,Lê Văn Nam,,,AUDITOR,8/QĐ,,,,", actor=actor)

    assert rows() == before


def test_another_address_is_corrected_and_told(bring):
    bring(HOA)

    (line,) = bring(HOA.replace("0912", "0913"))

    assert (line.outcome, line.reason) == (Outcome.CHANGE, "điện thoại")
    assert Person.objects.get(full_name="Trần Thị Hoa").phone == "0913"
    assert actions().count("people.correct_contact") == 1


def test_another_title_begins_a_post_and_keeps_the_role(bring, at):
    bring(HOA)
    later = HOA.replace("Chủ tịch", "Phó Chủ tịch").replace("01/10/2022", "20/10/2022")

    (line,) = bring(later)

    assert (line.outcome, line.reason) == (Outcome.CHANGE, "nơi công tác, chức vụ")
    person = Person.objects.get(full_name="Trần Thị Hoa")
    posts = person.employments.order_by("valid_from").values_list("title", "unit", "valid_to")
    assert list(posts) == [
        ("Chủ tịch", "Lãnh đạo", dt.date(2022, 10, 20)),
        ("Phó Chủ tịch", "Lãnh đạo", None),
    ]
    assert person.assignments.get().valid_to is None


def test_a_post_that_would_end_in_the_past_is_a_fault_of_its_day(bring):
    bring(HOA)

    (line,) = bring(
        HOA.replace("Chủ tịch", "Phó Chủ tịch").replace("01/10", "05/10"), function=dry_run
    )

    assert (line.column, line.outcome) == ("G", Outcome.FAULT)
    assert "từ hôm nay trở đi" in line.reason


def test_a_head_who_is_administrator_of_dost_gives_his_own_agency_its_roles(bring, agency, at):
    both = make_person()
    employ(both, agency)
    assign(both, "DOST_ADMIN", agency, reach="ALL")
    assign(both, "HEAD", agency)

    (line,) = bring("PN,Lê Văn Nam,,,AUDITOR,8/QĐ,,,,", actor=actor_for(both, at))

    assert line.outcome is Outcome.ADD
    assert Assignment.objects.get(role="AUDITOR").person.full_name == "Lê Văn Nam"


def test_a_job_is_held_to_the_rules_of_the_house_too(bring, clerk, agency, at):
    assign(clerk, "HEAD", agency)

    (line,) = bring(HOA, function=dry_run, actor=Actor.system("load", at))

    assert (line.column, line.outcome) == ("E", Outcome.FAULT)
    assert "Lê Thị Mai đang là thủ trưởng" in line.reason


def test_a_name_for_an_account_is_judged_as_on_the_page(bring, at):
    line = HOA + "HoaTran có dấu"

    (told,) = bring(line, function=dry_run, actor=Actor.system("load", at))

    assert (told.column, told.outcome) == ("J", Outcome.FAULT)
    assert "3 đến 60 chữ thường" in told.reason


def test_the_second_time_nothing_happens(bring, acting):
    actor = acting("DOST_ADMIN")
    bring(HOA, actor=actor)
    before = rows()

    (line,) = bring(HOA, actor=actor)

    assert (line.outcome, rows()) == (Outcome.SAME, before)
