"""What other domains may ask of people: a guest for one of their objects."""

from thuan.domains.registry.people.selectors.guests import guests_of, standing_guest
from thuan.domains.registry.people.services.guests import (
    Invitation,
    invite_guest,
    may_give,
    withdraw_guest,
)

__all__ = [
    "Invitation",
    "guests_of",
    "invite_guest",
    "may_give",
    "standing_guest",
    "withdraw_guest",
]
