"""Periodic review and reading as duties: when they open, whom they remind, what ends them."""

from __future__ import annotations

import datetime as dt

import pytest

from thuan.domains.system.documents.jobs import activate_due, keep_duties
from thuan.domains.system.documents.models import Copy
from thuan.domains.system.documents.services.distributing import acknowledge, distribute
from thuan.domains.system.documents.services.standing import (
    confirm_review,
    resume_version,
    suspend_version,
    withdraw_document,
)
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.notifications.models import Notice
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
# In force since 07/03/2022 and reviewed every 24 months.
REVIEW = dt.datetime(2024, 3, 7, 8, tzinfo=ICT)
# Monday 07/03/2022 and ten working days.
READ_BY = dt.date(2022, 3, 21)


def open_duties(kind: str) -> list[tuple[str, dt.date]]:
    rows = Duty.objects.filter(kind=kind, done_at=None).order_by("role", "pk")
    return [(row.role, (row.due.astimezone(ICT) - dt.timedelta(seconds=1)).date()) for row in rows]


def night(at: dt.datetime) -> None:
    keep_duties(at)
    with every_agency(reason="a test sweeps"):
        sweep(Actor.system("tests", at), at)


def told(person) -> list[str]:
    rows = Notice.objects.filter(recipient=person, kind__startswith="documents.")
    return list(rows.order_by("pk").values_list("subject", flat=True))


class TestThePeriodicReview:
    def test_opens_thirty_days_ahead_for_those_who_keep_documents(self, office):
        office.in_force("QT-01")

        keep_duties(REVIEW - 31 * DAY)
        before = open_duties("documents.review")
        keep_duties(REVIEW - 30 * DAY)
        keep_duties(REVIEW - 29 * DAY)

        assert before == []
        assert open_duties("documents.review") == [
            ("DOC_CTRL", REVIEW.date()),
            ("ISO_SEC", REVIEW.date()),
        ]

    def test_found_right_it_closes_until_the_next_time(self, office):
        version = office.in_force("QT-01")
        keep_duties(REVIEW - 30 * DAY)

        at = REVIEW - 10 * DAY
        office.does("head", confirm_review, at, version=version, comment="Còn đúng")
        keep_duties(at + DAY)

        assert open_duties("documents.review") == []

    def test_a_new_version_ends_it(self, office):
        first = office.in_force("QT-01")
        keep_duties(REVIEW - 30 * DAY)

        at = REVIEW - 5 * DAY
        office.followed(office.revise(first.document, at=at), at=at)

        assert open_duties("documents.review") == []

    def test_reminds_by_its_ladder_and_tells_the_head_ten_working_days_late(self, office):
        office.in_force("QT-01")
        for day in (-31, -30, -29, -7, -1, 0, 1, 14, 15):
            night(REVIEW + day * DAY)

        assert told(office.people["secretary"]) == [
            *["Xem xét định kỳ QT-01 Kiểm soát tài liệu, hạn 07/03/2024"] * 3
        ]
        assert told(office.people["head"]) == ["Quá hạn xem xét định kỳ: QT-01 Kiểm soát tài liệu"]
        assert told(office.people["lan"]) == []


class TestReading:
    def given(self, office, *names):
        version = office.in_force("QT-01")
        persons = [office.people[name].pk for name in names]
        office.does("secretary", distribute, version=version, persons=persons)
        return version

    def copy(self, office, name):
        with every_agency(reason="a test looks"):
            return Copy.objects.get(person=office.people[name])

    def test_each_reader_has_a_duty_of_his_own_until_he_confirms(self, office):
        self.given(office, "lan", "minh")
        office.does("lan", acknowledge, copy=self.copy(office, "lan"))

        rows = Duty.objects.filter(kind="documents.read", done_at=None)

        assert [row.person_id for row in rows] == [office.people["minh"].pk]
        assert open_duties("documents.read") == [("", READ_BY)]

    @pytest.mark.parametrize("end", [suspend_version, withdraw_document])
    def test_what_is_no_longer_in_force_is_not_to_be_read(self, office, end):
        version = self.given(office, "lan")

        words = {"decision_no": "9/QĐ", "comment": "Gộp vào QT-02"}
        if end is suspend_version:
            del words["decision_no"]
        office.does("head", end, version=version, **words)

        assert open_duties("documents.read") == []

    def test_resumed_it_is_to_be_read_again(self, office):
        version = self.given(office, "lan")
        paused = office.does("head", suspend_version, version=version, comment="Chờ luật mới")
        office.does("head", resume_version, version=paused, comment="Luật đã có")

        assert open_duties("documents.read") == [("", READ_BY)]

    def test_the_next_version_moves_the_duty_to_its_own_copy(self, office):
        first = self.given(office, "lan")
        later = office.actor("lan").at + 3 * DAY
        office.followed(office.revise(first.document, at=later), at=later)

        # 10/03/2022 and ten working days.
        assert open_duties("documents.read") == [("", dt.date(2022, 3, 24))]

    def test_only_the_reader_is_reminded_and_the_unit_head_hears_three_working_days_late(
        self, office
    ):
        self.given(office, "lan")
        for day in (1, 11, 12, 14, 15, 17, 18):
            night(dt.datetime(2022, 3, 7, 8, tzinfo=ICT) + day * DAY)

        assert told(office.people["lan"]) == [*["Đọc QT-01 Kiểm soát tài liệu, hạn 21/03/2022"] * 2]
        person = office.people["lan"].full_name
        assert told(office.people["unit"]) == [f"Chưa đọc QT-01 Kiểm soát tài liệu: {person}"]
        assert told(office.people["secretary"]) == []
        assert told(office.people["head"]) == []

    def test_copies_given_before_there_were_duties_find_theirs_at_night(self, office):
        self.given(office, "lan")
        Duty.objects.all().delete()

        keep_duties(office.actor("lan").at + DAY)

        assert open_duties("documents.read") == [("", READ_BY)]


def test_at_midnight_the_version_that_begins_asks_its_readers(office):
    first = office.in_force("QT-01")
    office.does("secretary", distribute, version=first, persons=[office.people["lan"].pk])
    begins = dt.datetime(2022, 4, 1, tzinfo=ICT)
    office.followed(office.revise(first.document), begins=begins.date())

    activate_due(begins)

    # Friday 01/04/2022 and ten working days; 11/04/2022 is the Hùng Kings' day off.
    assert open_duties("documents.read") == [("", dt.date(2022, 4, 18))]
