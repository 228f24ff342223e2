"""A person is reminded of an object at most once a business day under one rule (INV-47)."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from tests.factories import make_agency, make_person
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Reminder
from thuan.kernel.duties.services import Asking, Reminded, remind, remind_many
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.selectors import inbox

pytestmark = pytest.mark.django_db
MORNING = dt.datetime(2022, 10, 12, 8, tzinfo=ICT)
EVENING = dt.datetime(2022, 10, 12, 23, 59, 59, tzinfo=ICT)
MIDNIGHT = dt.datetime(2022, 10, 13, 0, 0, tzinfo=ICT)
CONTEXT = {"what": "Báo cáo năm 2022", "due": "15/10/2022"}


def ask(target, *people, at=MORNING, rule="REM-35"):
    return remind(
        actor=Actor.system("tests", at),
        at=at,
        rule=rule,
        target=target,
        recipients=[person.pk for person in people],
        context=CONTEXT,
        link="/bao-cao/",
    )


def test_each_person_gets_one_notice_in_the_inbox():
    agency, secretary, head = make_agency(), make_person(), make_person()

    assert ask(agency, secretary, head) == Reminded(2, 0)

    notice = inbox(actor_for(secretary, MORNING)).get()
    assert notice.subject == "Nhắc hạn: Báo cáo năm 2022"
    assert notice.body == "Báo cáo năm 2022; hạn 15/10/2022. Mở trang để làm tiếp."
    assert (notice.link, notice.mail_state) == ("/bao-cao/", "NONE")
    assert AuditEvent.objects.filter(action="reminder.send").count() == 1


def test_a_second_reminder_on_the_same_day_reaches_nobody():
    agency, secretary = make_agency(), make_person()
    ask(agency, secretary)

    assert ask(agency, secretary, at=EVENING) == Reminded(0, 1)
    assert Notice.objects.count() == 1
    assert AuditEvent.objects.filter(action="reminder.send").count() == 1


def test_the_day_ends_at_midnight_in_vietnam():
    agency, secretary = make_agency(), make_person()
    ask(agency, secretary, at=EVENING)

    assert ask(agency, secretary, at=MIDNIGHT) == Reminded(1, 0)


def test_another_object_another_rule_and_another_person_are_reminded():
    agency, secretary = make_agency(), make_person()
    ask(agency, secretary)

    assert ask(make_agency(), secretary) == Reminded(1, 0)
    assert ask(agency, secretary, rule="REM-36") == Reminded(1, 0)
    assert ask(agency, secretary, make_person()) == Reminded(1, 1)


def test_two_records_of_one_person_are_reminded_once():
    agency, kept, merged = make_agency(), make_person(), make_person()
    merged.merged_into = kept
    merged.save()

    assert ask(agency, kept, merged) == Reminded(1, 0)
    assert Reminder.objects.get().recipient == kept


def test_the_database_itself_refuses_a_second_reminder_of_the_day():
    ask(make_agency(), make_person())
    again = Reminder.objects.get()
    again.pk, again.public_id = None, None
    again.public_id = Reminder().public_id

    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize("n", [1, 5])
def test_many_objects_cost_as_much_as_one(django_assert_num_queries, n):
    secretary = make_person()
    askings = [Asking(make_agency(), (secretary.pk,), CONTEXT, "/bao-cao/") for _ in range(n)]

    with django_assert_num_queries(15):
        reminded = remind_many(
            actor=Actor.system("tests", MORNING), at=MORNING, rule="REM-35", askings=askings
        )

    assert reminded == Reminded(n, 0)
    assert AuditEvent.objects.get(action="reminder.send_many").agency_id == 0
