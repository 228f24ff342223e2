"""How often a wrong password may be tried: by account and address together (SEC-08).

By the pair, so that nobody can lock a colleague out from another desk; by the address as well, so
that nobody can walk through all accounts. The counters stand in the cache that all processes
share and run on the real clock. Tries are claimed before the password is looked at, one cache key
each, so that many tries at the same moment cannot slip through together.
"""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache

from thuan.kernel.text import fold
from thuan.kernel.text.canonical import sha256_hex


def claim(name: str, address: str) -> bool:
    """Take one of the tries left for this account name from this address; False when none is.

    Known and unknown names are counted alike, so the answer does not tell which exist.
    """
    if cache.get(_spray_key(address), 0) >= settings.LOGIN_ADDRESS_FAILURES:
        return False
    lasting = settings.LOGIN_LOCK_SECONDS
    return any(cache.add(key, 1, timeout=lasting) for key in _tries(name, address))


def failed(address: str) -> None:
    """Count one wrong password from this address, whatever the account."""
    key = _spray_key(address)
    cache.set(key, cache.get(key, 0) + 1, timeout=settings.LOGIN_ADDRESS_SECONDS)


def forget(name: str, address: str) -> None:
    """The right password came: the tries of this pair start afresh."""
    cache.delete_many(_tries(name, address))


def forgive(name: str) -> None:
    """An administrator unlocked the account: its tries start afresh from every address."""
    key = _pardon_key(name)
    cache.set(key, cache.get(key, 0) + 1, timeout=settings.LOGIN_LOCK_SECONDS * 2)


def _tries(name: str, address: str) -> list[str]:
    pardons = cache.get(_pardon_key(name), 0)
    pair = sha256_hex(f"{fold(name)}\n{address}\n{pardons}")
    return [f"login:try:{pair}:{number}" for number in range(settings.LOGIN_FAILURES)]


def _pardon_key(name: str) -> str:
    return f"login:pardon:{sha256_hex(fold(name))}"


def _spray_key(address: str) -> str:
    return f"login:address:{sha256_hex(address)}"
