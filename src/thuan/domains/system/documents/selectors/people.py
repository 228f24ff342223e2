"""People of the agency who may review a version or are to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max

from thuan.domains.system.documents.enums import ReviewState, VersionState
from thuan.domains.system.documents.permissions import GRANTS, DocumentPermission
from thuan.kernel.accounts.models import Assignment, Person
from thuan.kernel.workflow.parts import parts_of
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.domains.system.documents.models import DocumentVersion, Review
    from thuan.kernel.accounts.roles import Role

Choices = list[tuple[str, str]]


def authors_of(version: DocumentVersion) -> frozenset[int]:
    """Everybody who wrote at the version or let another do so, in every record they have."""
    return same_human(
        person
        for one in parts_of(version)
        if one.part == "AUTHOR"
        for person in (one.person_id, one.on_behalf_of_id)
        if person
    )


def signers_of(version: DocumentVersion) -> list[tuple[str, str, dt.datetime]]:
    """Part (AUTHOR, REVIEWER, APPROVER), name and moment, in that order, for the cover.

    Reviewers are those who endorsed this very wording: of the last round, and none while the
    version is with its authors again. Who returned an earlier wording took part, but did not sign.
    """
    taken = sorted(parts_of(version), key=lambda one: one.at)
    wanted = {one.person_id for one in taken}
    names = dict(Person.objects.filter(pk__in=wanted).values_list("pk", "full_name"))
    found: dict[str, dict[str, dt.datetime]] = {"AUTHOR": {}, "APPROVER": {}}
    for one in taken:
        if one.part in found:
            found[one.part].setdefault(names[one.person_id], one.at)
    return [
        *(("AUTHOR", name, at) for name, at in found["AUTHOR"].items()),
        *(("REVIEWER", name, at) for name, at in _endorsements(version)),
        *(("APPROVER", name, at) for name, at in found["APPROVER"].items()),
    ]


def _endorsements(version: DocumentVersion) -> list[tuple[str, dt.datetime]]:
    """Who agreed with the wording that stands, and when; a deputy beside whom he stood in for."""
    if version.state == VersionState.DRAFT or (
        version.state == VersionState.CANCELLED and version.approved_at is None
    ):
        return []
    last = version.reviews.aggregate(last=Max("round"))["last"]
    rows = version.reviews.filter(round=last, state=ReviewState.ENDORSED)
    listed = rows.select_related("reviewer", "updated_by").order_by("decided_at", "pk")
    return [(_said_by(one), one.decided_at) for one in listed if one.decided_at is not None]


def _said_by(review: Review) -> str:
    asked, answered = review.reviewer, review.updated_by or review.reviewer
    if answered.pk == asked.pk:
        return asked.full_name
    return f"{answered.full_name} (thay {asked.full_name})"


def reviewers_for(version: DocumentVersion, day: dt.date) -> Choices:
    """Who may review at the agency, without those who wrote the version; name and posts."""
    wrote = authors_of(version)
    listed = people_at(version.agency_id, day, GRANTS[DocumentPermission.REVIEW])
    return [(key, name) for key, name in listed if int(key) not in wrote]


def members(version: DocumentVersion, day: dt.date) -> Choices:
    """Everybody with a role at the agency who has no copy of the version yet."""
    have = set(version.copies.values_list("person_id", flat=True))
    listed = people_at(version.agency_id, day, GRANTS[DocumentPermission.VIEW])
    return [(key, name) for key, name in listed if int(key) not in have]


def members_of(agency_id: int, day: dt.date) -> frozenset[int]:
    """Everybody who may read documents of the agency on that day, by key."""
    return frozenset(
        int(key) for key, _ in people_at(agency_id, day, GRANTS[DocumentPermission.VIEW])
    )


def people_at(agency_id: int, day: dt.date, roles: Iterable[Role]) -> Choices:
    """Who holds one of these roles at the agency that day: key, name with posts, by name."""
    rows = Assignment.objects.on(day).filter(at_agency=agency_id, role__in=list(roles))
    found: dict[int, tuple[str, list[str]]] = {}
    for row in rows.select_related("person").order_by("person__sort_key", "pk"):
        _name, posts = found.setdefault(row.person_id, (row.person.full_name, []))
        posts.append(str(row.get_role_display()))
    return [(str(pk), f"{name} ({', '.join(posts)})") for pk, (name, posts) in found.items()]
