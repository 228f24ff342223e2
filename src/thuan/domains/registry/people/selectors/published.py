"""What the people domain publishes on the fact board: who leads, whom to call (F12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from thuan.kernel.accounts.models import Assignment, Employment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.facts.registry import Computed, FactSpec, Period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


def heads_on(agency_ids: Sequence[int], _period: Period, day: dt.date) -> dict[int, Computed]:
    """The name of the head each agency had on the day; one query."""
    return {
        agency: Computed(row.person.full_name, ids=(str(row.public_id),))
        for agency, row in _holders(Role.HEAD, agency_ids, day).items()
    }


def head_titles_on(agency_ids: Sequence[int], _period: Period, day: dt.date) -> dict[int, Computed]:
    """The title of the head's post at that agency on the day; two queries."""
    heads = _holders(Role.HEAD, agency_ids, day)
    posts = Employment.objects.on(day).filter(
        agency__in=agency_ids, person__in=[row.person_id for row in heads.values()]
    )
    titled = {(post.agency_id, post.person_id): post for post in posts.exclude(title="")}
    return {
        agency: Computed(post.title, ids=(str(post.public_id),))
        for agency, row in heads.items()
        if (post := titled.get((agency, row.person_id)))
    }


def contacts_on(agency_ids: Sequence[int], _period: Period, day: dt.date) -> dict[int, Computed]:
    """The name of the ISO secretary each agency had on the day; one query."""
    return {
        agency: Computed(row.person.full_name, ids=(str(row.public_id),))
        for agency, row in _holders(Role.ISO_SEC, agency_ids, day).items()
    }


def contact_mails_on(
    agency_ids: Sequence[int], _period: Period, day: dt.date
) -> dict[int, Computed]:
    """The mail address of the ISO secretary, where one is kept; one query."""
    return {
        agency: Computed(row.person.email, ids=(str(row.public_id),))
        for agency, row in _holders(Role.ISO_SEC, agency_ids, day).items()
        if row.person.email
    }


def _holders(role: Role, agency_ids: Sequence[int], day: dt.date) -> dict[int, Assignment]:
    """Who held the role; of several the one who has held it longest."""
    rows = Assignment.objects.on(day).filter(role=role, at_agency__in=agency_ids)
    found = rows.select_related("person").order_by("-valid_from", "-pk")
    return {row.at_agency_id: row for row in found}


_ORIGIN = _("sổ nhân sự")

FACTS = tuple(
    FactSpec(key, "", compute, "people:register", _ORIGIN, of_agency=False)
    for key, compute in (
        ("people.head_name", heads_on),
        ("people.head_title", head_titles_on),
        ("people.contact_name", contacts_on),
        ("people.contact_mail", contact_mails_on),
    )
)
