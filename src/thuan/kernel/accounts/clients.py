"""From where a request comes: headers are believed only when a proxy of ours wrote them."""

from __future__ import annotations

from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address of the caller (ASVS 4.1.3).

    ``X-Forwarded-For`` counts only behind a proxy named in ``THUAN_TRUSTED_PROXIES``, read from
    the right up to the first hop that is not ours; whatever a caller writes before it is ignored.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    hops = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).split(",")
    for hop in reversed([hop.strip() for hop in hops]):
        if not is_trusted(address) or not is_address(hop):
            break
        address = hop
    return address


def is_trusted(address: str) -> bool:
    """Whether the address belongs to one of our own proxies."""
    if not is_address(address):
        return False
    return any(ip_address(address) in ip_network(net) for net in settings.TRUSTED_PROXIES)


def is_address(text: str) -> bool:
    """Whether the text is one IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
