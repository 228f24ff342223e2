"""Reading of people, posts and roles."""

from thuan.domains.registry.people.selectors.published import FACTS
from thuan.domains.registry.people.selectors.seen import (
    accounts,
    agencies_of,
    assignments,
    delegations,
    employments,
    person_by_id,
    persons,
    short_name,
)

__all__ = [
    "FACTS",
    "accounts",
    "agencies_of",
    "assignments",
    "delegations",
    "employments",
    "person_by_id",
    "persons",
    "short_name",
]
