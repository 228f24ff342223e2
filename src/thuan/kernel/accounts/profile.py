"""What a security level asks of accounts and sessions: one table for each level (SEC-01).

The numbers are those of TCVN 14423:2026 for the application (groups 4.x for level 2, 5.x for level
3) as the province's guide renders them; where the standard only suggests a number, the setting
that changes it stands in ``docs/configuration.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

BASIS = "NĐ 331/2026/NĐ-CP, Điều 12, 13, 30; TCVN 14423:2026"
# What the two ask of the application is alike; level 3 adds that former passwords stay away.
LEVELS = (2, 3)


@dataclass(frozen=True, slots=True)
class SecurityProfile:
    """The rules of one level; every number is a day, an hour, a minute or a count as named.

    ``password_length`` is with a second factor; without one ``lone_password_length`` characters of
    ``lone_password_classes`` kinds are asked (4.6.2.2). ``administrator_password_days`` and
    ``passwords_remembered`` hold for administrators alone; 0 asks nothing.
    """

    level: int
    legal_basis: str
    password_length: int
    lone_password_length: int
    lone_password_classes: int
    administrator_password_days: int
    passwords_remembered: int
    idle_minutes: int
    administration_idle_minutes: int
    longest_hours: int
    idle_account_days: int
    failed_logins: int
    lock_hours: int


def profile_of(level: int, **changed: str) -> SecurityProfile:
    """The profile of a level, with the numbers an installation changed; "" changes nothing.

    ValueError for a level that the product does not know, or for what is no count.
    """
    if level not in LEVELS:
        raise ValueError(f"THUAN_SECURITY_LEVEL={level}: 2 or 3")
    profile = SecurityProfile(
        level=level,
        legal_basis=BASIS,
        password_length=12,
        lone_password_length=14,
        lone_password_classes=4,
        administrator_password_days=60,
        passwords_remembered=10 if level == max(LEVELS) else 0,
        idle_minutes=15,
        administration_idle_minutes=5,
        longest_hours=12,
        idle_account_days=45,
        failed_logins=5,
        lock_hours=12,
    )
    counts: dict[str, Any] = {name: _count(name, text) for name, text in changed.items() if text}
    return replace(profile, **counts)


def _count(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{name}={text}: a count is wanted")
    return int(text)
