"""The master list of any day, the tasks of each person, what the search finds, the command."""

from __future__ import annotations

import datetime as dt
import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from tests.factories import make_user
from tests.factories.documents import MONDAY, Office
from thuan.domains.system.documents.jobs import activate_due, keep_duties
from thuan.domains.system.documents.search import found_documents
from thuan.domains.system.documents.selectors.documents import master_list
from thuan.domains.system.documents.services.distributing import acknowledge, distribute
from thuan.domains.system.documents.services.standing import withdraw_document
from thuan.domains.system.documents.tasks import document_tasks
from thuan.kernel.calendar import clock
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.tenancy.scope import entered, every_agency
from thuan.kernel.tenancy.writing import update_row
from thuan.kernel.ui.duty_tasks import duty_tasks

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
TODAY = dt.date(2022, 3, 7)


def listed(office: Office, day: dt.date) -> list[tuple[str, int, int]]:
    actor = office.actor("lan", MONDAY + 90 * DAY)
    with entered(actor.scope()):
        rows = master_list(actor, day)
        return [(row.document.code, row.issue, row.revision) for row in rows]


def tasks_of(office: Office, name: str, at: dt.datetime = MONDAY) -> list[str]:
    actor = office.actor(name, at)
    with entered(actor.scope()):
        tasks = (*document_tasks(actor, at), *duty_tasks(actor, at))
        return [str(task.title) for task in tasks]


def test_each_day_has_the_versions_that_were_in_force_on_it(office):
    first = office.in_force("QT-01")
    office.followed(office.revise(first.document), begins=TODAY + 10 * DAY)
    activate_due(MONDAY + 10 * DAY)
    other = office.in_force("QT-02", at=MONDAY + 5 * DAY)
    office.does(
        "head",
        withdraw_document,
        MONDAY + 20 * DAY,
        version=other,
        decision_no="9/QĐ",
        comment="Gộp vào QT-01",
    )

    assert listed(office, TODAY - DAY) == []
    assert listed(office, TODAY) == [("QT-01", 1, 0)]
    assert listed(office, TODAY + 9 * DAY) == [("QT-01", 1, 0), ("QT-02", 1, 0)]
    assert listed(office, TODAY + 10 * DAY) == [("QT-01", 1, 1), ("QT-02", 1, 0)]
    assert listed(office, TODAY + 20 * DAY) == [("QT-01", 1, 1)]


def test_the_list_of_another_agency_is_not_there(office):
    office.in_force("QT-01")
    with every_agency(reason="a test arranges"):
        other = Office()

    assert listed(other, TODAY) == []


def test_each_step_waits_for_the_one_who_takes_it(office):
    draft = office.draft("QT-01")
    assert tasks_of(office, "lan") == ["Soạn tiếp tài liệu QT-01 Kiểm soát tài liệu"]

    sent = office.submit(draft)
    assert tasks_of(office, "lan") == []
    assert tasks_of(office, "control") == ["Xem xét tài liệu QT-01 Kiểm soát tài liệu"]

    pending = office.endorse(sent)
    assert tasks_of(office, "control") == []
    assert tasks_of(office, "manager") == []
    assert tasks_of(office, "head") == ["Phê duyệt tài liệu QT-01 Kiểm soát tài liệu"]

    version = office.approve(pending)
    office.does("secretary", distribute, version=version, persons=[office.people["lan"].pk])
    assert tasks_of(office, "head") == []
    assert tasks_of(office, "lan") == ["Đọc tài liệu QT-01 Kiểm soát tài liệu"]


def test_thirty_days_before_its_review_a_document_asks_for_it(office):
    office.in_force("QT-01")
    due = dt.datetime(2024, 3, 7, 8, tzinfo=ICT)

    keep_duties(due - 31 * DAY)
    assert tasks_of(office, "secretary", due - 31 * DAY) == []
    keep_duties(due - 30 * DAY)
    assert tasks_of(office, "secretary", due - 30 * DAY) == [
        "Xem xét định kỳ tài liệu QT-01 Kiểm soát tài liệu"
    ]


def test_the_search_finds_by_code_and_by_title_without_accents_in_one_s_own_agency(office):
    office.draft("QT-01")
    with every_agency(reason="a test arranges"):
        other = Office()

    def found(who: Office, *words: str) -> list[str]:
        actor = who.actor("lan")
        with entered(actor.scope()):
            return [hit.code for hit in found_documents(actor, MONDAY, words, 10)]

    assert found(office, "kiem", "soat") == ["QT-01"]
    assert found(office, "qt-01") == ["QT-01"]
    assert found(office, "khong") == []
    assert found(other, "kiem") == []


class TestWhatWaits:
    """Overdue reviews, and who has not read what."""

    def page(self, office, address: str, **asked: str) -> str:
        client = Client()
        client.force_login(make_user(office.people["secretary"], "thu_ky"))
        return client.get(address, asked).content.decode()

    def test_a_review_is_overdue_from_the_day_after_it_was_due(self, office):
        version, today = office.in_force("QT-01"), clock.business_day(clock.now())
        with every_agency(reason="a test arranges"):
            update_row(version, {"next_review": today}, at=MONDAY, by=None)

        assert "QT-01" not in self.page(office, "/tai-lieu/xem-xet-lai/")

        with every_agency(reason="a test arranges"):
            update_row(version, {"next_review": today - DAY}, at=MONDAY, by=None)
        client_page = self.page_again(office, "/tai-lieu/xem-xet-lai/")

        assert "QT-01" in client_page
        assert "quá 1 ngày" in client_page

    def page_again(self, office, address: str) -> str:
        client = Client()
        client.force_login(office.people["secretary"].users.get())
        return client.get(address).content.decode()

    def test_whoever_confirmed_is_on_the_list_no_longer(self, office):
        version = office.in_force("QT-01")
        persons = [office.people["lan"].pk, office.people["minh"].pk]
        copies = office.does("secretary", distribute, MONDAY, version=version, persons=persons)
        lan = next(one for one in copies if one.person_id == office.people["lan"].pk)
        office.does("lan", acknowledge, MONDAY, copy=lan)

        shown = self.page(office, "/tai-lieu/chua-doc/")

        assert office.people["minh"].full_name in shown
        assert office.people["lan"].full_name not in shown


class TestTheCommand:
    def run(self, *arguments: str) -> dict:
        out = StringIO()
        call_command("master_list", *arguments, stdout=out)
        return json.loads(out.getvalue())

    def test_it_prints_the_list_of_a_day(self, office):
        office.in_force("QT-01")
        told = self.run("--agency", office.agency.code, "--as-of", "2022-03-07")

        assert (told["agency"], told["as_of"]) == (office.agency.code, "2022-03-07")
        assert told["documents"] == [
            {
                "code": "QT-01",
                "title": "Kiểm soát tài liệu",
                "type": "PROCEDURE",
                "issue": 1,
                "revision": 0,
                "decision_no": "12/QĐ-UBND",
                "effective_from": "2022-03-07",
                "effective_to": None,
            }
        ]

    def test_without_a_day_it_is_today(self, office):
        told = self.run("--agency", office.agency.code)

        assert told == {
            "agency": office.agency.code,
            "as_of": clock.business_day(clock.now()).isoformat(),
            "documents": [],
        }

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [(["--agency", "KHONG"], 3), (["--agency", "A", "--as-of", "hôm qua"], 2)],
    )
    def test_what_it_cannot_answer_ends_with_its_code(self, office, arguments, code):
        with pytest.raises(SystemExit) as ended:
            self.run(*arguments)
        assert ended.value.code == code

    def test_the_workbook_is_written_whole(self, office, tmp_path):
        office.in_force("QT-01")
        path = tmp_path / "danh-muc.xlsx"
        call_command(
            "master_list", "--agency", office.agency.code, "--format", "xlsx", "-o", str(path)
        )
        assert path.read_bytes()[:2] == b"PK"
