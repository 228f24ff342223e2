"""The history of a record in plain sentences, read from the trail (U4)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from thuan.kernel.accounts.models import Person
from thuan.kernel.audittrail.models import AuditEvent
from thuan.kernel.ui.components import FieldChange, TimelineEvent
from thuan.kernel.ui.enums import EventType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db import models
    from django.utils.functional import Promise

# The last word of an action ("annual_report.sign") → what the timeline calls it.
TYPES = {
    "begin": EventType.CREATED,
    "create": EventType.CREATED,
    "register": EventType.CREATED,
    "sign": EventType.SIGNED,
    "submit": EventType.SENT,
    "resubmit": EventType.SENT,
    "send": EventType.SENT,
    "submit_internal": EventType.SUBMITTED,
    "take": EventType.RECEIVED,
    "acknowledge": EventType.RECEIVED,
    "accept": EventType.APPROVED,
    "approve": EventType.APPROVED,
    "review": EventType.APPROVED,
    "return_for_changes": EventType.RETURNED,
    "return_to_preparer": EventType.RETURNED,
    "recall": EventType.WITHDRAWN,
    "reopen": EventType.REOPENED,
    "publish": EventType.ISSUED,
    "issue": EventType.ISSUED,
    "return": EventType.RETURNED,
    "verify": EventType.APPROVED,
    "close": EventType.CLOSED,
    "close_cycle": EventType.CLOSED,
}


def history_of(
    target: models.Model,
    *,
    labels: Mapping[str, str | Promise],
    noun: str | Promise = "",
    only: Iterable[str] | None = None,
    limit: int = 100,
) -> list[TimelineEvent]:
    """The newest events of ``target`` as the timeline draws them; two statements.

    ``labels`` gives the words of its states. Field changes other than the state are told by the
    record's own pages; here they are only said to have happened. ``only`` names the actions this
    reader may see; the rest, with its comments, stays among those who made the record (F5).
    """
    rows = AuditEvent.objects.filter(
        target_type=target._meta.label_lower,
        target_id=str(getattr(target, "public_id", target.pk)),
    ).order_by("-pk")
    if only is not None:
        rows = rows.filter(action__in=list(only))
    events = list(rows[:limit])
    names = _names(events)
    return [_told(event, names, labels, noun) for event in events]


def _names(events: Iterable[AuditEvent]) -> dict[int, str]:
    wanted = {pk for event in events for pk in (event.person_id, event.on_behalf_of_id) if pk}
    return dict(Person.objects.filter(pk__in=wanted).values_list("pk", "full_name"))


def _told(
    event: AuditEvent,
    names: Mapping[int, str],
    labels: Mapping[str, str | Promise],
    noun: str | Promise,
) -> TimelineEvent:
    body: dict[str, Any] = json.loads(event.body)
    moved = body.get("changes", {}).get("state")
    changes: tuple[FieldChange, ...] = ()
    if moved and moved[0]:
        old, new = (str(labels.get(state, state)) for state in moved)
        changes = (FieldChange(_("trạng thái"), old, new),)
    default = EventType.MOVED if moved else EventType.CHANGED
    return TimelineEvent(
        type=TYPES.get(event.action.rsplit(".", 1)[-1], default),
        actor=names.get(event.person_id or 0, _("Hệ thống")),
        at=event.at,
        target=noun,
        on_behalf_of=names.get(event.on_behalf_of_id or 0, ""),
        changes=changes,
        comment=body.get("comment", ""),
    )
