"""Keeping the current values on ``tenancy.Agency`` true to the dated rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from thuan.domains.registry.agencies.enums import CodeScheme
from thuan.domains.registry.agencies.models import AgencyCode, AgencyKind, AgencyName
from thuan.kernel.text import fold, sort_key

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.tenancy.dated import Dated
    from thuan.kernel.tenancy.models import Agency

D = TypeVar("D", bound="Dated")


def names_of(name: str) -> dict[str, str]:
    """The name as the tenant row keeps it: for people, for sorting and for searching."""
    return {"name": name, "sort_key": sort_key(name), "search_key": fold(name)[:512]}


def latest(rows: Iterable[D], day: dt.date) -> D | None:
    """The row that holds on the day; else the last one before it; else the first to come."""
    ordered = sorted(rows, key=lambda row: row.valid_from)
    begun = [row for row in ordered if row.valid_from <= day]
    if begun:
        return begun[-1]
    return ordered[0] if ordered else None


def refresh(agency: Agency, day: dt.date) -> Agency:
    """Write name, code and type of ``day`` to the tenant row, when they differ."""
    name = latest(AgencyName.objects.standing().filter(agency=agency), day)
    kind = latest(AgencyKind.objects.standing().filter(agency=agency), day)
    codes = AgencyCode.objects.standing().filter(agency=agency, scheme=CodeScheme.THUAN)
    code = latest(codes, day)
    values: dict[str, str] = names_of(name.name) if name else {}
    values |= {"kind": kind.kind} if kind else {}
    values |= {"code": code.code} if code else {}
    changed = {field: value for field, value in values.items() if getattr(agency, field) != value}
    for field, value in changed.items():
        setattr(agency, field, value)
    if changed:
        agency.save(update_fields=list(changed))
    return agency
