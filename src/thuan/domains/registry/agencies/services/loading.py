"""Loading reference data and real rosters shipped with the product, through the bulk door (F8)."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

import yaml

from thuan.domains.registry.agencies.enums import CodeScheme, ObligationKind
from thuan.domains.registry.agencies.models import AgencyCode, AgencyGroup, AgencyType
from thuan.domains.registry.agencies.services.ledger import require_keeper
from thuan.domains.registry.agencies.services.opening import (
    NewAgency,
    Terms,
    completed,
    opening_rows,
    tenant,
)
from thuan.domains.registry.agencies.services.rosters import units
from thuan.kernel.audittrail.changing import who_and_when
from thuan.kernel.audittrail.recording import batch
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.dated import Dated

_OBLIGATIONS: Final = {
    "bat_buoc": ObligationKind.MANDATORY,
    "khuyen_khich": ObligationKind.ENCOURAGED,
}


@service
def load_reference(*, actor: Actor, at: dt.datetime) -> int:
    """Add the types and groups that ship with the product and are missing; how many were."""
    require_keeper(actor)
    grouping = _yaml("agency_groups.yaml")
    stamps = who_and_when()
    rows = [*_groups(grouping, stamps), *_types(grouping["default_group_of_type"], stamps)]
    for row in rows:
        row.save(force_insert=True)
    if rows:
        leaves = [{"model": row._meta.label_lower, "code": row.code} for row in rows]
        batch(None, "agencies.load_reference", rows=leaves)
    return len(rows)


@service
def load_roster(*, actor: Actor, at: dt.datetime, name: str) -> int:
    """Enter the real units of a shipped roster that are missing; how many were entered.

    Only published facts: names, codes, places, types, legal bases. No membership, no result.
    Raises KeyError for a name that does not ship.
    """
    require_keeper(actor)
    load_reference(actor=actor, at=at)
    return add_agencies(units(name), at=at, action="agencies.load_roster", comment=name)


def add_agencies(
    entries: Iterable[tuple[NewAgency, str]],
    *,
    at: dt.datetime,
    action: str,
    comment: str = "",
    file_hash: str = "",
) -> int:
    """Enter many agencies as one act; each with the code of the agency it stands under, or "".

    A code that is known already is passed over. Parents come before children.
    """
    terms = Terms.read()
    own = AgencyCode.objects.standing().filter(scheme=CodeScheme.THUAN).select_related("agency")
    known = {row.code: row.agency for row in own}
    facts: dict[type[Dated], list[Dated]] = defaultdict(list)
    leaves = []
    for new, parent_code in entries:
        if new.code in known:
            continue
        new = replace(completed(new, terms), parent=known.get(parent_code) or new.parent)
        agency = tenant(new)
        agency.save(force_insert=True)
        known[new.code] = agency
        for row in opening_rows(agency, new, at):
            facts[type(row)].append(row)
        leaves.append({"code": new.code, "name": new.name, "kind": new.kind, "gso": new.gso})
    for model, rows in facts.items():
        model.objects.bulk_create(rows)
    if leaves:
        batch(None, action, rows=leaves, comment=comment, file_hash=file_hash)
    return len(leaves)


def _groups(grouping: dict[str, Any], stamps: dict[str, Any]) -> list[AgencyGroup]:
    scheme = grouping["scheme"]
    known = set(AgencyGroup.objects.filter(scheme=scheme).values_list("code", flat=True))
    return [
        AgencyGroup(
            **stamps,
            scheme=scheme,
            code=item["code"],
            position=position,
            name_vi=item["vi"],
            name_en=item["en"],
            obligation=_OBLIGATIONS.get(item["obligation"], ""),
            verified=item["verification"] == "verified",
            source=item["source"],
            valid_to=_day(item.get("valid_to")),
        )
        for position, item in enumerate(grouping["agency_groups"], start=1)
        if item["code"] not in known
    ]


def _types(defaults: dict[str, str], stamps: dict[str, Any]) -> list[AgencyType]:
    known = set(AgencyType.objects.values_list("code", flat=True))
    return [
        AgencyType(
            **stamps,
            code=item["code"],
            position=position,
            name_vi=item["name_vi"],
            name_en=item["name_en"],
            default_group=defaults[item["code"]],
            valid_from=_day(item["valid_from"]),
            valid_to=_day(item["valid_to"]),
        )
        for position, item in enumerate(_yaml("standard.yaml")["agency_types"], start=1)
        if item["code"] not in known
    ]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _yaml(name: str) -> dict[str, Any]:
    text = (files("thuan.data") / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded
