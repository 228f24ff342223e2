"""Opening and closing duties so that they are what the objects' states ask for (F14)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from thuan.kernel.audittrail.unit import current_unit
from thuan.kernel.duties.models import Duty
from thuan.kernel.duties.registry import duty_kinds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.duties.registry import Wanted
    from thuan.kernel.tenancy.rows import Row

Key = tuple[Any, ...]


def sync(rows: Sequence[Row]) -> None:
    """Bring the duties of these rows of one model up to date, inside a service.

    For changes without a move, as when an extension changes a deadline; moves do it by themselves.
    """
    actor, at = current_unit().frames[-1]
    keep(rows, actor, at)


def keep(rows: Sequence[Any], actor: Actor, at: dt.datetime) -> None:
    """As ``sync``: close what is no longer asked, move what is due otherwise, open what is new.

    The duties are no record of their own: the trail of the object tells the moves they follow.
    """
    del actor
    if not rows:
        return
    wanted = _wanted(rows, at)
    place = type(rows[0])._meta.label_lower
    ids = [row.public_id for row in rows]
    have = {
        (duty.target_id, duty.kind, duty.role, duty.person_id): duty
        for duty in Duty.objects.filter(target_type=place, target_id__in=ids, done_at=None)
    }
    gone = [duty.pk for key, duty in have.items() if key not in wanted]
    if gone:
        Duty.objects.filter(pk__in=gone).update(done_at=at)
    _move({key: have[key] for key in have if key in wanted}, wanted)
    Duty.objects.bulk_create(
        Duty(
            kind=key[1],
            rule=asked.rule,
            agency_id=asked.agency_id,
            target_type=place,
            target_id=key[0],
            role=asked.role,
            person_id=asked.person_id,
            due=asked.due,
            opened_at=at,
        )
        for key, asked in wanted.items()
        if key not in have
    )


def _wanted(rows: Sequence[Row], at: dt.datetime) -> dict[Key, Wanted]:
    found: dict[Key, Wanted] = {}
    for kind in duty_kinds().values():
        if kind.model is type(rows[0]):
            for row, asked in kind.wants(rows, at):
                found[row.public_id, kind.key, asked.role, asked.person_id] = asked
    return found


def _move(have: dict[Key, Duty], wanted: dict[Key, Wanted]) -> None:
    """Give duties that stay open their new deadline, rule and agency: one statement for each."""
    changed: defaultdict[tuple[Any, str, int | None], list[int]] = defaultdict(list)
    for key, duty in have.items():
        asked = wanted[key]
        now = (asked.due, asked.rule, asked.agency_id)
        if (duty.due, duty.rule, duty.agency_id) != now:
            changed[now].append(duty.pk)
    for (due, rule, agency_id), pks in changed.items():
        # Another deadline is a new chance: what was raised before counts for the old one.
        sets = {"due": due, "rule": rule, "agency_id": agency_id, "escalated_at": None}
        Duty.objects.filter(pk__in=pks).update(**sets)
