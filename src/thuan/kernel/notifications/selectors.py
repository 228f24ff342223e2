"""What the inbox and its badge show."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from thuan.kernel.notifications.enums import MailState
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.registry import kinds

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


def inbox(actor: Actor, *, unread_only: bool = False) -> QuerySet[Notice]:
    """The person's notices, the newest first."""
    if actor.person_id is None:
        return Notice.objects.none()
    by_mail_alone = [key for key, kind in kinds().items() if not kind.in_inbox]
    notices = Notice.objects.filter(recipient=actor.person_id).order_by("-pk")
    notices = notices.exclude(kind__in=by_mail_alone) if by_mail_alone else notices
    return notices.filter(read_at__isnull=True) if unread_only else notices


def unread_count(actor: Actor) -> int:
    """How many notices wait; one query, and every page asks for it."""
    if actor.person_id is None:
        return 0
    by_mail_alone = frozenset(key for key, kind in kinds().items() if not kind.in_inbox)
    return _unread(by_mail_alone).filter(recipient=actor.person_id).count()


@lru_cache(maxsize=2)
def _unread(by_mail_alone: frozenset[str]) -> QuerySet[Notice]:
    """The way to the notices nobody has read, worked out once."""
    return Notice.objects.filter(read_at__isnull=True).exclude(kind__in=by_mail_alone)


def undelivered() -> QuerySet[Notice]:
    """E-mails given up or waiting for another try, with their reasons; the newest first."""
    troubled = Notice.objects.exclude(mail_reason="").exclude(mail_state=MailState.SENT)
    return troubled.select_related("recipient").order_by("-pk")
