"""What the trail tells of an agency's place in the register."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thuan.kernel.accounts.models import Person
from thuan.kernel.audittrail.models import AuditEvent

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.tenancy.models import Agency

SHOWN = 100


@dataclass(frozen=True, slots=True)
class Told:
    """One act on the agency, as the trail holds it."""

    action: str
    at: dt.datetime
    who: str
    job: str
    changes: dict[str, tuple[Any, Any]]
    valid_from: str
    legal_basis: str
    comment: str


def history_of(agency: Agency) -> list[Told]:
    """The last hundred acts on the agency's entries, newest first; two queries."""
    events = AuditEvent.objects.filter(
        target_type=agency._meta.label_lower, target_id=str(agency.public_id)
    ).order_by("-id")[:SHOWN]
    found = list(events)
    ids = {event.person_id for event in found if event.person_id}
    people = dict(Person.objects.filter(pk__in=ids).values_list("pk", "full_name"))
    return [_told(event, people) for event in found]


def _told(event: AuditEvent, people: dict[int, str]) -> Told:
    body = json.loads(event.body)
    changes = {name: (old, new) for name, (old, new) in body.get("changes", {}).items()}
    return Told(
        action=event.action,
        at=event.at,
        who=people.get(event.person_id or 0, ""),
        job=body.get("job", ""),
        changes=changes,
        valid_from=body.get("valid_from") or "",
        legal_basis=body.get("legal_basis", ""),
        comment=body.get("comment", ""),
    )
