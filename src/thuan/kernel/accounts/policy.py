"""Of whom a second factor is asked (SEC-02): by what they may do, and from where they come."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

from thuan.kernel.accounts.clients import is_address
from thuan.kernel.accounts.roles import ADMINISTRATORS, OVERSIGHT, PROVINCE, Role

if TYPE_CHECKING:
    from thuan.kernel.accounts.actor import Actor

# Administrators, the department and whoever else sees across agencies, and those who sign.
GUARDED = ADMINISTRATORS | OVERSIGHT | PROVINCE | {Role.HEAD}


def is_administrator(actor: Actor) -> bool:
    """Whether the rules for administrators' passwords and sessions hold for this person."""
    return actor.holds(*ADMINISTRATORS)


def by_right(actor: Actor) -> bool:
    """Whether a right asks for it: own, lent by a delegation, or of a guest's invitation."""
    roles = [held.role for held in actor.held] + [one.role for one in actor.invited]
    return not GUARDED.isdisjoint(roles)


def is_inside(address: str) -> bool:
    """Whether the address belongs to the agency's own networks; none configured: nobody's does."""
    if not is_address(address):
        return False
    return any(ip_address(address) in ip_network(net) for net in settings.INSIDE_NETWORKS)


def asks_factor(actor: Actor, address: str) -> bool:
    """Whether this person, coming from there, needs a second factor."""
    return bool(settings.SECOND_FACTOR) and (by_right(actor) or not is_inside(address))
