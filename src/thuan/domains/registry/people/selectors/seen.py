"""Who works where, holds what, lent what to whom: only what the asking person may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from thuan.domains.registry.people.permissions import P
from thuan.kernel.accounts.models import Assignment, Delegation, Employment, Person, User
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can_anywhere, reach_of
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold

if TYPE_CHECKING:
    from enum import StrEnum
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor


def assignments(actor: Actor, wanted: dict[str, Any]) -> QuerySet[Assignment]:
    """Roles at the agencies whose people the actor sees; today's unless ``past`` is wanted."""
    rows = Assignment.objects.standing()
    if not wanted.get("past"):
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=business_day(actor.at)))
    if wanted.get("role"):
        rows = rows.filter(role=wanted["role"])
    if wanted.get("text"):
        rows = rows.filter(person__search_key__contains=fold(wanted["text"]))
    seen = rows.filter(reach_of(actor, P.VIEW).q("at_agency"))
    return seen.select_related("person", "at_agency")


def employments(actor: Actor, wanted: dict[str, Any]) -> QuerySet[Employment]:
    """Posts held today at the agencies whose people the actor sees."""
    rows = Employment.objects.on(business_day(actor.at))
    if wanted.get("text"):
        key = fold(wanted["text"])
        rows = rows.filter(
            Q(person__search_key__contains=key) | Q(agency__search_key__contains=key)
        )
    return rows.filter(reach_of(actor, P.VIEW).q("agency")).select_related("person", "agency")


def delegations(actor: Actor, wanted: dict[str, Any]) -> QuerySet[Delegation]:
    """Delegations at the agencies whose people the actor sees; present ones unless ``past``."""
    rows = Delegation.objects.standing()
    if not wanted.get("past"):
        rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=business_day(actor.at)))
    seen = rows.filter(reach_of(actor, P.VIEW).q("at_agency"))
    return seen.select_related("from_person", "to_person", "at_agency")


def accounts(actor: Actor, wanted: dict[str, Any]) -> QuerySet[User]:
    """Every account, for those who keep them; nothing for anybody else."""
    if not can_anywhere(actor, P.KEEP_ACCOUNTS):
        return User.objects.none()
    rows = User.objects.select_related("person")
    if wanted.get("locked"):
        rows = rows.filter(is_active=False)
    if wanted.get("text"):
        key = fold(wanted["text"])
        rows = rows.filter(Q(username__contains=key) | Q(person__search_key__contains=key))
    return rows


def persons(actor: Actor) -> QuerySet[Person]:
    """Persons with a post or a role at an agency whose people the actor sees."""
    reach = reach_of(actor, P.VIEW)
    posts = Employment.objects.standing().filter(reach.q("agency"))
    roles = Assignment.objects.standing().filter(reach.q("at_agency"))
    return Person.objects.filter(
        Q(pk__in=posts.values("person")) | Q(pk__in=roles.values("person"))
    )


def person_by_id(actor: Actor, public_id: UUID) -> Person | None:
    """The person behind an address, or None where this actor sees none."""
    return persons(actor).filter(public_id=public_id).first()


def agencies_of(actor: Actor, permission: StrEnum) -> QuerySet[Agency]:
    """Agencies at which the actor holds ``permission``, in Vietnamese order."""
    reach = reach_of(actor, permission)
    return Agency.objects.filter(reach.q("pk")).order_by("sort_key", "pk")


def short_name(account: object) -> str:
    """The name that stands in the frame of the page; it was read with the account, no query."""
    return account.person.full_name if isinstance(account, User) and account.person else ""
