"""What the inbox and its badge show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import BigIntegerField, Count, Value

from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.registry import kinds
from thuan.kernel.statements import Slot, Statement

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


def inbox(actor: Actor, *, unread_only: bool = False) -> QuerySet[Notice]:
    """The person's notices, the newest first; not those that go by e-mail alone."""
    if actor.person_id is None:
        return Notice.objects.none()
    waiting = _unread() if unread_only else _in_inboxes()
    return waiting.filter(recipient=actor.person_id).order_by("-pk")


def unread_count(actor: Actor) -> int:
    """How many notices wait; one query, and every page asks for it."""
    if actor.person_id is None:
        return 0
    ((waiting,),) = UNREAD.rows(person=actor.person_id)
    return int(waiting)


def _in_inboxes() -> QuerySet[Notice]:
    by_mail_alone = [key for key, kind in kinds().items() if not kind.in_inbox]
    return Notice.objects.exclude(kind__in=by_mail_alone)


def _unread() -> QuerySet[Notice]:
    return _in_inboxes().filter(read_at__isnull=True)


# A constant to group by, so that one row with the number comes back.
UNREAD: Final = Statement(
    lambda: (
        _unread()
        .filter(recipient=Slot("person", BigIntegerField()))
        .annotate(one=Value(1))
        .values("one")
        .annotate(waiting=Count("pk"))
        .values_list("waiting")
    )
)


def undelivered() -> QuerySet[Notice]:
    """E-mails given up or waiting for another try, with their reasons; the newest first."""
    troubled = Notice.objects.exclude(mail_reason="").exclude(mail_state=MailState.SENT)
    return troubled.select_related("recipient").order_by("-pk")
