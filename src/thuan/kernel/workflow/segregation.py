"""Duties that one person may not unite on one object (qms.md 3.0, INV-21).

The matrix is data (``data/standard.yaml``); people are compared as persons: several accounts,
merged records and delegations count as the same human being.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml
from django.utils.translation import gettext as _

from thuan.kernel.accounts.models import Assignment, Employment, Person
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.workflow.models import Participation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from thuan.kernel.tenancy.rows import Row

# Parts that are facts about a person and not acts: an employee of the agency concerned (INV-37).
EMPLOYEE = "EMPLOYEE_OF_"


@cache
def matrix() -> dict[str, frozenset[frozenset[str]]]:
    """Object name → pairs of parts that exclude each other."""
    text = (files("thuan.data") / "standard.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=yaml.CSafeLoader)
    pairs: dict[str, set[frozenset[str]]] = {}
    for row in rows["segregation_of_duties"]:
        pair = frozenset({row["role_a"], row["role_b"]})
        pairs.setdefault(row["object"], set()).add(pair)
    return {name: frozenset(found) for name, found in pairs.items()}


def excluded_by(subject: str, part: str) -> frozenset[str]:
    """The parts of ``subject`` that whoever takes ``part`` must not have taken."""
    pairs = [pair for pair in matrix().get(subject, frozenset()) if part in pair]
    return frozenset().union(*(pair - {part} for pair in pairs))


def same_human(person_ids: Iterable[int]) -> frozenset[int]:
    """These persons together with every record merged with them, in either direction."""
    known = set(person_ids)
    while True:
        rows = Person.objects.filter(pk__in=known) | Person.objects.filter(merged_into__in=known)
        found = set(known)
        for pk, into in rows.values_list("pk", "merged_into"):
            found.add(pk)
            if into is not None:
                found.add(into)
        if found == known:
            return frozenset(known)
        known = found


def objection(
    *,
    subject: str,
    part: str,
    target_type: str,
    target_id: UUID,
    persons: Iterable[int],
    agency_id: int,
    at: dt.datetime,
    taken: Iterable[Participation] | None = None,
) -> str | None:
    """Why these persons may not take ``part``; None when nothing stands against it.

    ``taken``: the parts taken in the object so far, where the caller has read them.
    """
    excluded = excluded_by(subject, part)
    if not excluded:
        return None
    if taken is None:
        taken = Participation.objects.filter(
            target_type=target_type, target_id=target_id, part__in=sorted(excluded)
        )
    employed = any(name.startswith(EMPLOYEE) for name in excluded)
    rows = [row for row in taken if row.part in excluded]
    if not rows and not employed:
        return None
    human = same_human(persons)
    before = {p for row in rows for p in (row.person_id, row.on_behalf_of_id) if p}
    # One closure holds every record of these humans, so the records of the others need none.
    if human & before:
        return _("Một người không làm cả hai phần việc này: đã tham gia ở bước trước.")
    if employed and works_at(human, agency_id, at):
        return _("Người của cơ quan báo cáo không xét duyệt cho chính cơ quan mình.")
    return None


def parts_taken(rows: Sequence[Row], part: str, person_id: int | None) -> set[UUID]:
    """The public ids of those of ``rows`` in which the person took ``part``; two statements.

    For lists of tasks, where one question a row would cost too much; the step itself still asks
    ``objection``.
    """
    if not rows or person_id is None:
        return set()
    taken = Participation.objects.filter(
        target_type=rows[0]._meta.label_lower,
        target_id__in=[row.public_id for row in rows],
        part=part,
        person_id__in=same_human([person_id]),
    )
    return set(taken.values_list("target_id", flat=True))


def works_at(persons: Iterable[int], agency_id: int, at: dt.datetime) -> bool:
    """Whether one of the persons has a post or a role at the agency on the day of ``at``."""
    day, people = business_day(at), list(persons)
    posts = Employment.objects.on(day).filter(agency=agency_id, person__in=people)
    roles = Assignment.objects.on(day).filter(at_agency=agency_id, person__in=people)
    return posts.exists() or roles.exists()
