"""Telling people inside an act; reading; refusing e-mail of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.kernel.accounts.models import Person
from thuan.kernel.audittrail.unit import current_unit, service
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import MailRefusal, Notice
from thuan.kernel.notifications.registry import kinds
from thuan.kernel.notifications.selectors import inbox

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from django.db.models import Model

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.notifications.registry import NoticeKind

MAIL_JOB = "notifications.mail"


def notify(
    kind: NoticeKind,
    *,
    recipients: Iterable[int],
    target: Model | None,
    context: Mapping[str, object],
    actor: Actor,
    at: dt.datetime,
    link: str = "",
) -> list[Notice]:
    """Write one notice per person (ids; merged records and doubles count once) and queue the mail.

    Call inside a service, after what it tells of; raises NotInService outside one. Whoever acted
    is told too: the caller leaves them out where that is wanted. Rolled back with the act.
    """
    current_unit()
    subject, body = kind.rendered(context)
    people = _living(recipients)
    refused = set(
        MailRefusal.objects.filter(kind=kind.key, person__in=people).values_list(
            "person_id", flat=True
        )
        if kind.may_be_disabled
        else ()
    )
    notices = [
        Notice(
            recipient=person,
            kind=kind.key,
            category=kind.category,
            target_type=target._meta.label_lower if target is not None else "",
            target_id=str(getattr(target, "public_id", target.pk)) if target is not None else "",
            link=link,
            subject=subject,
            body=body,
            actor_id=actor.person_id,
            at=at,
            mail_state=(
                MailState.QUEUED if person.email and person.pk not in refused else MailState.NONE
            ),
        )
        for person in people
    ]
    written = Notice.objects.bulk_create(notices)
    for notice in written:
        if notice.mail_state == MailState.QUEUED:
            enqueue(MAIL_JOB, notice_id=notice.pk)
    return written


def _living(person_ids: Iterable[int]) -> list[Person]:
    """The persons, each record that was merged into another replaced by that one, in id order."""
    found = list(Person.objects.filter(pk__in=set(person_ids)).select_related("merged_into"))
    while any(person.merged_into_id for person in found):
        into = {person.merged_into_id or person.pk for person in found}
        found = list(Person.objects.filter(pk__in=into))
    return sorted(found, key=lambda person: person.pk)


@service
def mark_read(public_ids: Iterable[UUID], *, actor: Actor, at: dt.datetime) -> int:
    """Mark the actor's own notices as read; gives how many were unread before.

    Reading one's inbox is no act on a record, so the trail keeps no event of it.
    """
    return inbox(actor, unread_only=True).filter(public_id__in=list(public_ids)).update(read_at=at)


@service
def mark_all_read(*, actor: Actor, at: dt.datetime) -> int:
    """Mark every notice up to ``at`` in the actor's inbox as read; gives how many."""
    return inbox(actor, unread_only=True).filter(at__lte=at).update(read_at=at)


@service
def choose_mail(key: str, *, wanted: bool, actor: Actor, at: dt.datetime) -> None:  # noqa: ARG001
    """Receive or refuse the e-mails of a kind; a kind that must arrive cannot be refused."""
    kind = kinds()[key]
    if actor.person_id is None:
        raise ValidationError(_("Tài khoản này chưa gắn với một người nên không nhận thư."))
    if wanted:
        MailRefusal.objects.filter(person=actor.person_id, kind=key).delete()
    elif kind.may_be_disabled:
        MailRefusal.objects.get_or_create(person_id=actor.person_id, kind=key)
    else:
        raise ValidationError(_("Thư này luôn được gửi, vì liên quan đến trách nhiệm của bạn."))


@service
def send_again(*, actor: Actor, at: dt.datetime) -> int:  # noqa: ARG001
    """Queue every e-mail that was given up once more; gives how many."""
    given_up = list(Notice.objects.filter(mail_state=MailState.FAILED).order_by("pk"))
    for notice in given_up:
        Notice.objects.filter(pk=notice.pk).update(mail_state=MailState.QUEUED)
        enqueue(MAIL_JOB, notice_id=notice.pk)
    return len(given_up)
