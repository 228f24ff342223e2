"""A notice is written with the act, mailed after it, and a mail that fails stays visible."""

from __future__ import annotations

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from tests.factories import make_agency, make_person
from tests.kernel.notifications.conftest import ASKED, DUTY, MAILED_ALONE
from thuan.kernel.accounts.actor import actor_for
from thuan.kernel.audittrail.unit import NotInService, service
from thuan.kernel.calendar import clock
from thuan.kernel.jobs import backend
from thuan.kernel.jobs.models import JobRun
from thuan.kernel.notifications import selectors, services
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.registry import NoticeKind, register_kind

SABOTAGES = [
    (
        "src/thuan/kernel/notifications/selectors.py",
        "Notice.objects.exclude(kind__in=by_mail_alone)",
        "Notice.objects.all()",
    )
]
pytestmark = pytest.mark.django_db
CONTEXT = {"code": "QT.07", "who": "Trần Thị B"}


@service
def tell(kind, *people, context, actor, at, fails=False):
    told = services.notify(
        kind,
        recipients=[person.pk for person in people],
        target=make_agency(),
        context=context,
        actor=actor,
        at=at,
        link="/tai-lieu/1/",
    )
    if fails:
        raise RuntimeError("the act fails after telling")
    return told


def mailed(name="Lê Văn C", email="c@thuanhoa.example"):
    person = make_person(name)
    person.email = email
    person.save()
    return person


@pytest.fixture
def actor(at):
    return actor_for(make_person("Trần Thị B"), at)


def test_a_person_is_told_in_the_inbox_and_by_mail(actor, at, settings):
    settings.SITE_ADDRESS = "https://thuan.example"
    reader = mailed()

    tell(ASKED, reader, context=CONTEXT, actor=actor, at=at)
    backend.work_off()

    notice = selectors.inbox(actor_for(reader, at)).get()
    assert notice.subject == "Cần duyệt tài liệu QT.07"
    assert (notice.mail_state, notice.actor_id, notice.at) == ("SENT", actor.person_id, at)
    (message,) = mail.outbox
    assert message.to == ["c@thuanhoa.example"]
    assert message.subject == "Cần duyệt tài liệu QT.07"
    assert message.body == (
        "Trần Thị B đã gửi tài liệu QT.07 chờ bạn duyệt.\n\nhttps://thuan.example/tai-lieu/1/"
    )


def test_an_act_rolled_back_tells_nobody(actor, at):
    with pytest.raises(RuntimeError):
        tell(ASKED, mailed(), context=CONTEXT, actor=actor, at=at, fails=True)
    backend.work_off()

    assert not Notice.objects.exists()
    assert mail.outbox == []


def test_nobody_is_told_outside_a_service(actor, at):
    with pytest.raises(NotInService):
        services.notify(ASKED, recipients=[], target=None, context=CONTEXT, actor=actor, at=at)


def test_one_human_is_told_once_under_the_record_that_stands(actor, at):
    kept, merged = mailed(), make_person("Lê Văn C (cũ)")
    merged.merged_into = kept
    merged.save()

    told = tell(ASKED, kept, merged, kept, context=CONTEXT, actor=actor, at=at)

    assert [notice.recipient_id for notice in told] == [kept.pk]


def test_a_person_without_an_address_is_told_in_the_inbox_alone(actor, at):
    (notice,) = tell(ASKED, make_person(), context=CONTEXT, actor=actor, at=at)

    assert notice.mail_state == "NONE"
    assert not JobRun.objects.exists()


def test_a_refused_kind_still_reaches_the_inbox(actor, at):
    reader = mailed()
    services.choose_mail("tests.asked", wanted=False, actor=actor_for(reader, at), at=at)

    (notice,) = tell(ASKED, reader, context=CONTEXT, actor=actor, at=at)

    assert notice.mail_state == "NONE"


def test_a_kind_that_must_arrive_cannot_be_refused(actor, at):
    reader = mailed()

    with pytest.raises(ValidationError, match="luôn được gửi"):
        services.choose_mail("tests.duty", wanted=False, actor=actor_for(reader, at), at=at)
    (notice,) = tell(DUTY, reader, context={"year": 2022}, actor=actor, at=at)

    assert notice.mail_state == "QUEUED"


def test_a_mail_that_fails_keeps_its_reason_and_goes_out_when_it_can(actor, at, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    (notice,) = tell(ASKED, mailed(), context=CONTEXT, actor=actor, at=at)

    backend.work_off()
    troubled = list(selectors.undelivered())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    backend.DBTaskResult.objects.update(run_after=clock.real_now())
    backend.work_off()

    notice.refresh_from_db()
    assert [row.pk for row in troubled] == [notice.pk]
    assert "ConnectionRefusedError" in troubled[0].mail_reason
    assert (notice.mail_state, notice.mail_attempts, notice.mail_reason) == ("SENT", 2, "")
    assert len(mail.outbox) == 1


def test_the_unread_are_counted_by_one_query(actor, at, django_assert_num_queries):
    reader = mailed()
    for _ in range(3):
        tell(ASKED, reader, context=CONTEXT, actor=actor, at=at)
    who = actor_for(reader, at)
    first = selectors.inbox(who).last()

    services.mark_read([first.public_id], actor=who, at=at)

    with django_assert_num_queries(1):
        assert selectors.unread_count(who) == 2


def test_what_goes_by_mail_alone_is_neither_listed_nor_counted_even_unread(actor, at):
    reader = mailed()
    tell(ASKED, reader, context=CONTEXT, actor=actor, at=at)
    tell(MAILED_ALONE, reader, context={"lines": "- Gửi báo cáo"}, actor=actor, at=at)
    Notice.objects.update(read_at=None)
    who = actor_for(reader, at)

    assert [notice.kind for notice in selectors.inbox(who)] == ["tests.asked"]
    assert selectors.unread_count(who) == 1


def test_nobody_marks_anothers_notice_as_read(actor, at):
    (notice,) = tell(ASKED, mailed(), context=CONTEXT, actor=actor, at=at)

    services.mark_read([notice.public_id], actor=actor, at=at)

    notice.refresh_from_db()
    assert notice.read_at is None


def test_a_kind_is_registered_once_and_with_every_place_filled():
    with pytest.raises(ValueError, match="twice"):
        register_kind(ASKED)
    poor = NoticeKind("tests.poor", ASKED.category, "%(code)s", "%(who)s", {"code": "QT.07"})
    with pytest.raises(KeyError):
        register_kind(poor)
