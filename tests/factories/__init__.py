"""Rows to arrange tests with, without surprises. Call inside a scope."""

from __future__ import annotations

import datetime as dt
from itertools import count
from typing import Any

from thuan.kernel.accounts.actor import Actor, actor_for
from thuan.kernel.accounts.models import Assignment, Employment, Person, User
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.text import fold, sort_key

LONG_AGO = dt.date(2015, 1, 1)
RECORDED = dt.datetime(2015, 1, 1, tzinfo=dt.UTC)
_numbers = count(1)


def make_agency(name: str = "", *, code: str = "", kind: str = "XA") -> Agency:
    number = next(_numbers)
    name = name or f"UBND xã Số {number}"
    return Agency.objects.create(
        code=code or f"A{number:05}",
        name=name,
        kind=kind,
        sort_key=sort_key(name),
        search_key=fold(name),
    )


def make_person(full_name: str = "") -> Person:
    full_name = full_name or f"Nguyễn Văn {next(_numbers)}"
    return Person.objects.create(
        full_name=full_name, sort_key=sort_key(full_name), search_key=fold(full_name)
    )


def make_user(person: Person, username: str = "", password: str = "") -> User:
    username = username or f"u{next(_numbers)}"
    return User.objects.create_user(username, password=password or None, person=person)


def assign(person: Person, role: str, agency: Agency, **fields: Any) -> Assignment:
    return Assignment.objects.create(
        **{
            "person": person,
            "role": role,
            "at_agency": agency,
            "valid_from": LONG_AGO,
            "recorded_at": RECORDED,
            **fields,
        }
    )


def employ(person: Person, agency: Agency, **fields: Any) -> Employment:
    return Employment.objects.create(
        **{
            "person": person,
            "agency": agency,
            "valid_from": LONG_AGO,
            "recorded_at": RECORDED,
            **fields,
        }
    )


def make_actor(role: str, agency: Agency, at: dt.datetime, **fields: Any) -> Actor:
    """A new person with one role at the agency, as an actor at ``at``."""
    person = make_person()
    assign(person, role, agency, **fields)
    return actor_for(person, at)


def stamped(agency: Agency, at: dt.datetime = RECORDED, **fields: Any) -> dict[str, Any]:
    """The base fields of an agency's row."""
    return {
        "agency": agency,
        "origin_agency": agency,
        "created_at": at,
        "updated_at": at,
        **fields,
    }
