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
    """The person's notices, the newest first; not those that go by e-mail alone."""
    if actor.person_id is None:
        return Notice.objects.none()
    by_mail_alone = frozenset(key for key, kind in kinds().items() if not kind.in_inbox)
    return _notices(by_mail_alone, unread_only).filter(recipient=actor.person_id)


def unread_count(actor: Actor) -> int:
    """How many notices wait; one query, and every page asks for it."""
    return inbox(actor, unread_only=True).count()


@lru_cache(maxsize=4)
def _notices(by_mail_alone: frozenset[str], unread_only: bool) -> QuerySet[Notice]:
    """The way to the notices of an inbox, worked out once: every page asks for it."""
    notices = Notice.objects.exclude(kind__in=by_mail_alone).order_by("-pk")
    return notices.filter(read_at__isnull=True) if unread_only else notices


def undelivered() -> QuerySet[Notice]:
    """E-mails given up or waiting for another try, with their reasons; the newest first."""
    troubled = Notice.objects.exclude(mail_reason="").exclude(mail_state=MailState.SENT)
    return troubled.select_related("recipient").order_by("-pk")
