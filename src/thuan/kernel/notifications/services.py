"""Telling people inside an act; reading; refusing e-mail of a kind."""

from __future__ import annotations

from dataclasses import dataclass
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
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from django.db.models import Model

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.notifications.registry import NoticeKind

MAIL_JOB = "notifications.mail"


@dataclass(frozen=True, slots=True)
class Message:
    """One message to write: its kind, its readers (ids of persons), what it tells of and says."""

    kind: NoticeKind
    recipients: tuple[int, ...]
    target: Model | None
    context: Mapping[str, object]
    link: str = ""


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
    return notify_many([Message(kind, tuple(recipients), target, context, link)], actor, at)


def notify_many(messages: Sequence[Message], actor: Actor, at: dt.datetime) -> list[Notice]:
    """Write many messages as ``notify`` does each, in three statements and one a queued mail."""
    current_unit()
    people = living({pk for message in messages for pk in message.recipients})
    refused = set(
        MailRefusal.objects.filter(
            kind__in={m.kind.key for m in messages if m.kind.may_be_disabled},
            person__in={person.pk for person in people.values()},
        ).values_list("person_id", "kind")
    )
    notices = []
    for message in messages:
        readers = {people[pk].pk: people[pk] for pk in message.recipients if pk in people}
        for _pk, person in sorted(readers.items()):
            wanted = message.kind.by_mail and (person.pk, message.kind.key) not in refused
            mailed = wanted and bool(person.email)
            if mailed or message.kind.in_inbox:
                notices.append(_notice(message, person, actor, at, mailed=mailed))
    written = Notice.objects.bulk_create(notices)
    for notice in written:
        if notice.mail_state == MailState.QUEUED:
            enqueue(MAIL_JOB, notice_id=notice.pk)
    return written


def _notice(
    message: Message, person: Person, actor: Actor, at: dt.datetime, *, mailed: bool
) -> Notice:
    subject, body = message.kind.rendered(message.context)
    target = message.target
    return Notice(
        recipient=person,
        kind=message.kind.key,
        category=message.kind.category,
        target_type=target._meta.label_lower if target is not None else "",
        target_id=str(getattr(target, "public_id", target.pk)) if target is not None else "",
        link=message.link,
        subject=subject,
        body=body,
        actor_id=actor.person_id,
        at=at,
        # What only goes by mail never waits in the inbox as unread.
        read_at=None if message.kind.in_inbox else at,
        mail_state=MailState.QUEUED if mailed else MailState.NONE,
    )


def living(person_ids: Iterable[int]) -> dict[int, Person]:
    """Id → the person it stands for now; one statement, one more for each step of a merger."""
    found = Person.objects.in_bulk(set(person_ids))
    lead = {pk: person.merged_into_id or pk for pk, person in found.items()}
    while unknown := set(lead.values()) - set(found):
        found |= Person.objects.in_bulk(unknown)
        lead = {pk: found[to].merged_into_id or to for pk, to in lead.items()}
    return {pk: found[to] for pk, to in lead.items()}


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
def send_again(*, actor: Actor, at: dt.datetime, public_id: UUID | None = None) -> int:  # noqa: ARG001
    """Queue every e-mail that was given up, or this one, once more; gives how many."""
    stopped = Notice.objects.filter(mail_state=MailState.FAILED).order_by("pk")
    given_up = list(stopped if public_id is None else stopped.filter(public_id=public_id))
    for notice in given_up:
        Notice.objects.filter(pk=notice.pk).update(mail_state=MailState.QUEUED)
        enqueue(MAIL_JOB, notice_id=notice.pk)
    return len(given_up)
