"""The e-mail of the day: one a person with every reminder, none twice, none to who refused."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.portals.workplace.world import Province, province
from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.calendar.clock import ICT
from thuan.kernel.duties.models import Digest, Reminder
from thuan.kernel.duties.services.digesting import send_digests
from thuan.kernel.duties.services.sweeping import sweep
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.services import choose_mail
from thuan.kernel.tenancy.scope import every_agency

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2022, 10, 12, 7, tzinfo=ICT)
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def season(db: None) -> Province:
    found = province(2)
    for name in ("secretary 0", "head 0"):
        found.people[name].email = f"{name.replace(' ', '')}@thuanhoa.example"
        found.people[name].save()
    return found


def swept(at: dt.datetime) -> None:
    with every_agency(reason="the test sweeps every agency"):
        sweep(Actor.system("tests", at), at)


def sent(at: dt.datetime) -> int:
    return send_digests(actor=Actor.system("tests", at), at=at)


def digests(season: Province, name: str) -> list[Notice]:
    found = Notice.objects.filter(recipient=season.people[name], kind="duties.digest")
    return list(found.order_by("pk"))


def test_one_e_mail_gathers_the_reminders_of_the_day(season):
    swept(MORNING)

    assert sent(MORNING) == 2
    (mail,) = digests(season, "secretary 0")
    assert mail.subject == "Ngày 12/10/2022: 1 việc đến hạn"
    assert "2022" in mail.body
    assert mail.mail_state == "QUEUED"
    assert mail.read_at is not None, "it must not wait in the inbox a second time"


def test_the_reminders_themselves_are_not_mailed(season):
    swept(MORNING)

    kept = Notice.objects.filter(recipient=season.people["secretary 0"])
    assert set(kept.values_list("mail_state", flat=True)) == {"NONE"}


def test_a_second_sending_of_the_day_mails_nobody(season):
    swept(MORNING)
    sent(MORNING)

    swept(MORNING + HOUR)

    assert sent(MORNING + HOUR) == 0
    assert len(digests(season, "secretary 0")) == 1


def test_the_next_day_of_reminders_brings_the_next_e_mail(season):
    swept(MORNING)
    sent(MORNING)
    later = MORNING + dt.timedelta(days=2)
    swept(later)

    assert sent(later) == 2
    assert [one.subject[:15] for one in digests(season, "head 0")] == [
        "Ngày 12/10/2022",
        "Ngày 14/10/2022",
    ]


def test_who_refused_the_digest_or_has_no_address_is_reminded_in_the_inbox_alone(season):
    actor = actor_for(season.people["secretary 0"], MORNING)
    choose_mail("duties.digest", wanted=False, actor=actor, at=MORNING)
    swept(MORNING)

    assert sent(MORNING) == 1
    assert digests(season, "secretary 0") == []
    assert digests(season, "secretary 1") == []
    assert Reminder.objects.filter(recipient=season.people["secretary 0"]).exists()
    assert Digest.objects.filter(recipient=season.people["secretary 0"]).count() == 1


def test_a_day_without_reminders_mails_nothing(season):
    assert sent(MORNING) == 0
    assert not Digest.objects.exists()
