"""The sweep: reminders by ladder, each step once; escalation of what is overdue (INV-47)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Max, Min

from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar import working_days
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.duties.catalogue import rules
from thuan.kernel.duties.ladder import (
    DAILY,
    LETTER,
    anchor_of,
    read_escalation,
    read_ladder,
    read_roles,
)
from thuan.kernel.duties.models import Duty, Reminder
from thuan.kernel.duties.registry import subjects
from thuan.kernel.duties.selectors import holders
from thuan.kernel.duties.services.keeping import sync
from thuan.kernel.duties.services.reminding import Asking, remind_many

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.calendar.working_days import WorkingDays
    from thuan.kernel.duties.catalogue import Rule
    from thuan.kernel.duties.ladder import Raising, Step
    from thuan.kernel.duties.registry import RuleSubject, Spoken

# Who hears of what is overdue where nobody holds the role that should: it is never nobody.
INSTEAD = Role.DOST_OFFICER


@dataclass(frozen=True, slots=True)
class Watch:
    """One rule at work at one moment: its open duties, one an object."""

    rule: Rule
    subject: RuleSubject
    duties: tuple[Duty, ...]
    days: WorkingDays
    at: dt.datetime

    def instant(self, step: Step, duty: Duty) -> dt.datetime:
        assert duty.due is not None, "only duties with a deadline are watched"
        return step.at(duty.due, self.days, anchor_of(self.rule.trigger))

    def overdue(self) -> list[Duty]:
        """The objects whose deadline has passed."""
        return [duty for duty in self.duties if duty.due and duty.due <= self.at]


def sweep(actor: Actor, at: dt.datetime) -> int:
    """Remind and escalate under every rule that acts; gives how many were told.

    Each rule is an act of its own. Repeating it at once tells nobody twice; after days of
    standstill each object gets its newest step alone.
    """
    stand = rules()
    told = 0
    for code in sorted(subjects()):
        told += sweep_rule(actor=actor, at=at, rule=stand[code])
    return told


@service
def sweep_rule(*, actor: Actor, at: dt.datetime, rule: Rule) -> int:
    """One rule: the ladder first, then the escalations of what is overdue."""
    subject = subjects()[rule.code]
    watch = Watch(rule, subject, _watched(rule.code), working_days.load(), at)
    if subject.letter is not None and not watch.overdue():
        # Nobody is left to write to: a letter that was asked for is asked for no longer.
        sync(subject.letter(()))
    if not watch.duties:
        return 0
    askings = _due_askings(watch)
    told = remind_many(actor=actor, at=at, rule=rule.code, askings=askings).sent if askings else 0
    return told + _escalate(watch, actor, at)


def _watched(code: str) -> tuple[Duty, ...]:
    """One open duty an object, the one with the latest deadline."""
    rows = Duty.objects.filter(rule=code, done_at=None, due__isnull=False).order_by("due", "pk")
    return tuple({duty.target_id: duty for duty in rows}.values())


def _due_askings(watch: Watch) -> list[Asking]:
    """For each object its newest step that has come and was not served."""
    steps, roles = _ladder(watch.rule)
    due = {}
    since = _since(watch.rule.code)
    served = _last_steps(watch.rule.code)
    for duty in watch.duties:
        come = [at for step in steps if (at := watch.instant(step, duty)) <= watch.at]
        newest = max(come, default=None)
        if newest is None or business_day(newest) < business_day(since[duty.target_id]):
            continue
        if newest > served.get(duty.target_id, since[duty.target_id] - dt.timedelta(days=1)):
            due[duty.target_id] = (duty, newest)
    return _askings(watch, [pair[0] for pair in due.values()], roles, due)


def _askings(
    watch: Watch,
    duties: Sequence[Duty],
    roles: Sequence[Role],
    steps: dict[UUID, tuple[Duty, dt.datetime]],
    *,
    raised: bool = False,
) -> list[Asking]:
    if not duties:
        return []
    spoken = watch.subject.speak(duties)
    people = holders([*roles, INSTEAD], {duty.agency_id for duty in duties} | {None}, watch.at)
    kind = watch.subject.raised if raised else watch.subject.kind
    reminded = {} if raised else _last_days(watch.rule.code)
    found = []
    for duty in duties:
        if duty.target_id not in spoken:
            continue
        step_at = steps[duty.target_id][1]
        heard = roles if raised else _hearing(watch.subject, duty, roles)
        readers = [pk for role in heard for pk in people.get((role, duty.agency_id), ())]
        if duty.person_id is not None and not raised:
            readers.insert(0, duty.person_id)
        if raised and not readers:
            readers = people.get((INSTEAD, None), [])
        # Whoever was reminded by hand since the step fell due has heard of it.
        fresh = [
            pk
            for pk in dict.fromkeys(readers)
            if reminded.get((duty.target_id, pk), dt.date.min) < business_day(step_at)
        ]
        one = spoken[duty.target_id]
        found.append(Asking(one.target, tuple(fresh), one.context, one.link, kind, step_at, raised))
    return found


def _hearing(subject: RuleSubject, duty: Duty, roles: Sequence[Role]) -> Sequence[Role]:
    """Of the roles that the rule names those whose hand this duty lies in."""
    if subject.hears is None:
        return roles
    return [role for role in roles if subject.hears(duty, role)]


def _escalate(watch: Watch, actor: Actor, at: dt.datetime) -> int:
    overdue = watch.overdue()
    told = 0
    for raising in _raisings(watch.rule) if overdue else ():
        come = [duty for duty in overdue if watch.instant(raising.step, duty) <= at]
        if not come:
            continue
        if raising.how == LETTER:
            if watch.subject.letter is not None:
                sync(watch.subject.letter(come))
            continue
        if raising.how == DAILY:
            askings = _listed(watch, raising, come)
        else:
            askings = _raised(watch, raising, come)
        if askings:
            code = watch.rule.code
            told += remind_many(actor=actor, at=at, rule=code, askings=askings).sent
        ids = [duty.target_id for duty in come]
        open_ones = Duty.objects.filter(rule=watch.rule.code, target_id__in=ids, done_at=None)
        open_ones.filter(escalated_at=None).update(escalated_at=at)
    return told


def _raised(watch: Watch, raising: Raising, overdue: Sequence[Duty]) -> list[Asking]:
    """One notice an object and role, once."""
    told = _last_steps(watch.rule.code, raised=True)
    due = {
        duty.target_id: (duty, instant)
        for duty in overdue
        if (instant := watch.instant(raising.step, duty))
        > told.get(duty.target_id, dt.datetime.min.replace(tzinfo=dt.UTC))
    }
    return _askings(watch, [pair[0] for pair in due.values()], [raising.role], due, raised=True)


def _listed(watch: Watch, raising: Raising, overdue: Sequence[Duty]) -> list[Asking]:
    """The list of everything overdue, once a day to each holder of the role."""
    if watch.subject.overdue is None:
        return []
    people = holders([raising.role], [None], watch.at).get((raising.role, None), [])
    lists: Iterable[Spoken] = watch.subject.overdue(overdue)
    return [
        Asking(
            one.target,
            tuple(people),
            one.context,
            one.link,
            watch.subject.listed,
            watch.at,
            is_escalation=True,
        )
        for one in lists
    ]


def _since(code: str) -> dict[UUID, dt.datetime]:
    """When each object first came under the rule: steps before that day were never for it."""
    rows = Duty.objects.filter(rule=code).values_list("target_id").annotate(Min("opened_at"))
    return dict(rows)


def _last_steps(code: str, *, raised: bool = False) -> dict[UUID, dt.datetime]:
    rows = Reminder.objects.filter(rule=code, is_escalation=raised, step_at__isnull=False)
    return dict(rows.values_list("target_id").annotate(Max("step_at")))


def _last_days(code: str) -> dict[tuple[UUID, int], dt.date]:
    rows = Reminder.objects.filter(rule=code, is_escalation=False)
    last = rows.values_list("target_id", "recipient_id").annotate(Max("day"))
    return {(target, person): day for target, person, day in last}


def _ladder(rule: Rule) -> tuple[tuple[Step, ...], tuple[Role, ...]]:
    return read_ladder(rule.ladder), read_roles(rule.recipients)


def _raisings(rule: Rule) -> tuple[Raising, ...]:
    try:
        return read_escalation(rule.escalation)
    except ValidationError:
        # A shipped sentence such as "none" names nobody to raise to.
        return ()
