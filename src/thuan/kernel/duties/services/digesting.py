"""One e-mail a person and day with all reminders of that day, exactly once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day, start_of_day
from thuan.kernel.duties.models import Digest, Reminder
from thuan.kernel.duties.notifications import DIGEST, WAY_TO_TASKS
from thuan.kernel.notifications.enums import Category
from thuan.kernel.notifications.models import Notice
from thuan.kernel.notifications.services import Message, notify_many
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor


@service
def send_digests(*, actor: Actor, at: dt.datetime) -> int:
    """Mail each person reminded today what they were reminded of; gives how many were written.

    Who has had the e-mail of the day gets no second one; who refused it, or has no address, none.
    """
    day = business_day(at)
    sent = Digest.objects.filter(day=day).values("recipient")
    people = set(
        Reminder.objects.filter(day=day)
        .exclude(recipient__in=sent)
        .values_list("recipient_id", flat=True)
    )
    if not people:
        return 0
    lines = _lines(people, day)
    Digest.objects.bulk_create(Digest(recipient_id=pk, day=day, at=at) for pk in sorted(people))
    written = notify_many([_message(pk, lines[pk], day) for pk in sorted(people)], actor, at)
    return len(written)


def _lines(people: set[int], day: dt.date) -> dict[int, list[str]]:
    """The subjects of the day's reminders by person, as they stand in the inbox."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    notices = Notice.objects.filter(
        recipient__in=people, category=Category.REMINDER, at__gte=start_of_day(day)
    )
    for person, subject in notices.order_by("pk").values_list("recipient_id", "subject"):
        found[person].append(subject)
    return found


def _message(person_id: int, lines: list[str], day: dt.date) -> Message:
    n = len(lines)
    context = {
        "count": ngettext("%(n)s việc đến hạn", "%(n)s việc đến hạn", n) % {"n": n},
        "day": format_date(day),
        "lines": "\n".join(f"- {line}" for line in lines),
    }
    return Message(DIGEST, (person_id,), None, context, WAY_TO_TASKS)
