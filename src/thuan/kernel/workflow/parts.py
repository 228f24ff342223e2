"""Who took which part in an object: what separated duties are held against (INV-21)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thuan.kernel.workflow.models import Participation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.tenancy.rows import Row


def parts_of(row: Row) -> list[Participation]:
    """Every part taken in the object so far, by whom."""
    here = {"target_type": row._meta.label_lower, "target_id": row.public_id}
    return list(Participation.objects.filter(**here))


def take_part(
    row: Row,
    part: str,
    person_id: int,
    on_behalf_of: int | None,
    *,
    at: dt.datetime,
    taken: Iterable[Participation] | None = None,
) -> None:
    """Write down that a person took this part in the object; once per person and part.

    ``taken``: the parts taken so far, where the caller has read them.
    """
    who = (part, person_id, on_behalf_of)
    given = parts_of(row) if taken is None else taken
    known = {(one.part, one.person_id, one.on_behalf_of_id) for one in given}
    if who not in known:
        Participation.objects.create(
            target_type=row._meta.label_lower,
            target_id=row.public_id,
            part=part,
            person_id=person_id,
            on_behalf_of_id=on_behalf_of,
            at=at,
        )
