"""Reminding agencies of their report by hand: each person at most once a day (U9, INV-47)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.reporting.notifications import OWN_REPORT, REMINDED_BY_HAND
from thuan.domains.oversight.reporting.permissions import ReportPermission
from thuan.domains.oversight.reporting.selectors.reminding import (
    QUEUED_ACTION,
    ROUND_ACTION,
    RULE,
    people_to_remind,
    plan_of,
    targets_of,
)
from thuan.domains.oversight.reporting.selectors.tracking import Wish
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.deadlines import last_day
from thuan.kernel.duties.models import Reminder
from thuan.kernel.duties.services import Asking, remind_many
from thuan.kernel.jobs.queueing import enqueue
from thuan.kernel.permissions import require
from thuan.kernel.text.dates import format_date

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from thuan.domains.oversight.reporting.models import ReportCycle
    from thuan.kernel.accounts.actor import Actor

REMIND_JOB = "reporting.remind"


@service
def remind_agencies(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, entries: tuple[int, ...], token: UUID
) -> int:
    """Remind the people of these lines of the roster; gives how many agencies were reminded now.

    Judged at the moment of the act: who sent meanwhile or was reminded today is passed over and
    named. The round stands in the trail of the cycle under its ``token``. Raises ValidationError
    when no line is named.
    """
    if not entries:
        raise ValidationError(_("Chưa chọn cơ quan nào. Chọn các dòng cần nhắc trong bảng."))
    plan = plan_of(actor, cycle, Wish(entries=entries))
    for line in plan.to_remind:
        require(actor, ReportPermission.CHASE, agency_id=line.agency_id)
    waiting = [line.agency_id for line in plan.to_remind]
    targets, people = targets_of(cycle, waiting), people_to_remind(waiting, actor)
    due = format_date(last_day(cycle.deadline_at)) if cycle.deadline_at else ""
    askings = [
        Asking(
            targets[line.agency_id],
            tuple(people[line.agency_id]),
            {"year": cycle.year, "agency": line.name, "due": due},
            OWN_REPORT,
            kind=REMINDED_BY_HAND,
        )
        for line in plan.to_remind
        if line.agency_id in targets
    ]
    remind_many(actor=actor, at=at, rule=RULE, askings=askings)
    # Two officers at once: the claims that stood say whose round reminded which agency.
    mine = set(
        Reminder.objects.filter(
            target_id__in=[report.public_id for report in targets.values()],
            rule=RULE,
            at=at,
            actor_id=actor.person_id,
        ).values_list("agency", flat=True)
    )
    done = [line.name for line in plan.to_remind if line.agency_id in mine]
    beaten = [line.name for line in plan.to_remind if line.agency_id not in mine]
    record(
        cycle,
        ROUND_ACTION,
        extra={
            "round": str(token),
            "done": done,
            "already": [*(line.name for line in plan.already), *beaten],
            "sent": [line.name for line in plan.sent],
            "nobody": [line.name for line in plan.nobody],
        },
    )
    return len(done)


@service
def queue_reminders(
    *, actor: Actor, at: dt.datetime, cycle: ReportCycle, entries: tuple[int, ...], token: UUID
) -> None:
    """Queue a long round, so that the page can show a bar instead of waiting."""
    del at
    if not entries:
        raise ValidationError(_("Chưa chọn cơ quan nào. Chọn các dòng cần nhắc trong bảng."))
    run = enqueue(
        REMIND_JOB, cycle=cycle.pk, person=actor.person_id, entries=list(entries), token=str(token)
    )
    record(cycle, QUEUED_ACTION, extra={"round": str(token), "run": str(run.public_id)})
