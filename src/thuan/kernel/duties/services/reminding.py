"""Reminding people, at most once per object, rule, person and business day (INV-47)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.kernel.audittrail.recording import batch, places, record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.models import Reminder
from thuan.kernel.duties.notifications import REMINDED
from thuan.kernel.notifications.services import Message, living, notify_many

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from django.db.models import Model

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.notifications.registry import NoticeKind


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many people were reminded now, and how many had been that day already."""

    sent: int
    already: int


@dataclass(frozen=True, slots=True)
class Asking:
    """One object of which people are to be reminded; ``target`` has a ``public_id``.

    ``context`` fills the places of ``kind`` (by default ``what`` and ``due``).
    """

    target: Model
    recipients: tuple[int, ...]
    context: Mapping[str, object]
    link: str
    kind: NoticeKind = REMINDED
    step_at: dt.datetime | None = None
    is_escalation: bool = False


@service
def remind(
    *,
    actor: Actor,
    at: dt.datetime,
    rule: str,
    target: Model,
    recipients: Iterable[int],
    context: Mapping[str, object],
    link: str,
    kind: NoticeKind = REMINDED,
) -> Reminded:
    """Remind these persons (ids) of the object; whoever was reminded today is left alone.

    The caller asks for the right to do so. The act stands in the trail of the object when anybody
    was reminded.
    """
    asking = Asking(target, tuple(recipients), context, link, kind)
    done, reminded = _remind([asking], rule, actor, at)
    if done:
        record(target, "reminder.send", extra={"rule": rule, "recipients": len(done)})
    return reminded


@service
def remind_many(*, actor: Actor, at: dt.datetime, rule: str, askings: Sequence[Asking]) -> Reminded:
    """Remind of many objects in a few statements, as one act in the trail of the province."""
    done, reminded = _remind(askings, rule, actor, at)
    if done:
        batch(None, "reminder.send_many", rows=[_row(one) for one in done], comment=rule)
    return reminded


def _remind(
    askings: Sequence[Asking], rule: str, actor: Actor, at: dt.datetime
) -> tuple[list[Reminder], Reminded]:
    """Claim each (object, rule, person, day), and tell those whose claim was the first."""
    people = living(pk for asking in askings for pk in asking.recipients)
    claims: dict[tuple[Any, ...], tuple[Reminder, Asking]] = {}
    for asking in askings:
        for pk in asking.recipients:
            if pk in people:
                claim = _claim(asking, rule, people[pk].pk, actor, at)
                claims.setdefault(_key(claim), (claim, asking))
    known = set(map(_key, _of_today([claim for claim, _asking in claims.values()], rule, at)))
    new = {key: pair for key, pair in claims.items() if key not in known}
    # Two nodes at once: the constraint lets one claim stand, and the row says whose it is.
    Reminder.objects.bulk_create([claim for claim, _a in new.values()], ignore_conflicts=True)
    mine = Reminder.objects.filter(public_id__in=[claim.public_id for claim, _a in new.values()])
    stood = set(mine.values_list("public_id", flat=True)) if new else set()
    done = [(claim, asking) for claim, asking in new.values() if claim.public_id in stood]
    notify_many(
        [
            Message(asking.kind, (claim.recipient_id,), asking.target, asking.context, asking.link)
            for claim, asking in done
        ],
        actor,
        at,
    )
    return [claim for claim, _a in done], Reminded(len(done), len(claims) - len(done))


def _claim(asking: Asking, rule: str, person_id: int, actor: Actor, at: dt.datetime) -> Reminder:
    target: Any = asking.target
    return Reminder(
        agency_id=getattr(target, "subject_agency_id", None) or places(target)[0] or None,
        target_type=target._meta.label_lower,
        target_id=target.public_id,
        rule=rule,
        recipient_id=person_id,
        day=business_day(at),
        step_at=asking.step_at,
        is_escalation=asking.is_escalation,
        at=at,
        actor_id=actor.person_id,
    )


def _key(claim: Reminder) -> tuple[Any, ...]:
    return claim.target_type, claim.target_id, claim.rule, claim.recipient_id, claim.day


def _of_today(claims: Sequence[Reminder], rule: str, at: dt.datetime) -> list[Reminder]:
    """Reminders of the day under this rule to any of these people."""
    people = {claim.recipient_id for claim in claims}
    return list(Reminder.objects.filter(recipient__in=people, rule=rule, day=business_day(at)))


def _row(claim: Reminder) -> dict[str, Any]:
    return {
        "target": str(claim.target_id),
        "recipient": claim.recipient_id,
        "day": claim.day.isoformat(),
    }
