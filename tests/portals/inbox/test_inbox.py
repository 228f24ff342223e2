"""The inbox page: one's own notices, read by a press and never by a look."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_person, make_user
from thuan.kernel.notifications.models import Notice

pytestmark = pytest.mark.django_db
AT = dt.datetime(2022, 10, 11, 2, 0, tzinfo=dt.UTC)


def notice_for(person, subject="Cần duyệt QT.07", link=""):
    return Notice.objects.create(
        recipient=person,
        kind="k",
        category="TASK",
        subject=subject,
        body="Nội dung.",
        at=AT,
        link=link,
    )


@pytest.fixture
def reader(client):
    person = make_person()
    client.force_login(make_user(person))
    return person


def test_a_visitor_is_sent_to_the_log_in(client):
    assert client.get("/hop-thu/").status_code == 302


def test_the_page_shows_ones_own_notices_alone_and_reads_nothing(client, reader):
    own, _other = notice_for(reader), notice_for(make_person(), "Việc của người khác")

    page = client.get("/hop-thu/").content.decode()

    own.refresh_from_db()
    assert "Cần duyệt QT.07" in page
    assert "Việc của người khác" not in page
    assert own.read_at is None


def test_an_empty_inbox_says_what_will_be_here(client, reader):
    assert "Chưa có thông báo nào." in client.get("/hop-thu/").content.decode()


def test_opening_a_notice_reads_it_and_leads_to_its_object(client, reader):
    notice = notice_for(reader, link="/tai-lieu/1/")

    answer = client.post(f"/hop-thu/{notice.public_id}/")

    notice.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, "/tai-lieu/1/")
    assert notice.read_at is not None


def test_anothers_notice_does_not_exist(client, reader):
    notice = notice_for(make_person())

    assert client.post(f"/hop-thu/{notice.public_id}/").status_code == 404


def test_all_are_read_at_one_press(client, reader):
    notice_for(reader), notice_for(reader)

    client.post("/hop-thu/da-doc/")

    assert not Notice.objects.filter(read_at__isnull=True).exists()


def test_the_page_costs_the_same_for_one_and_for_five(client, reader):
    client.get("/hop-thu/")  # the first look of a session also writes the session
    counts = []
    for size in (1, 4):
        for _ in range(size):
            notice_for(reader)
        with CaptureQueriesContext(connection) as queries:
            client.get("/hop-thu/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
