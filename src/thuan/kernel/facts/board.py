"""Writing and reading the board, and working it out again to compare (F12)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from thuan.kernel.audittrail.unit import draft
from thuan.kernel.facts.models import Fact
from thuan.kernel.facts.registry import Computed, Period, fact_specs
from thuan.kernel.text.canonical import canonical_json, sha256_hex

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.facts.registry import FactSpec

SHOWN_IDS: Final = 500
_COMPARED: Final = ("value", "numerator", "denominator", "n", "missing")


@dataclass(frozen=True, slots=True)
class Difference:
    """A published figure that comes out otherwise when it is worked out again."""

    fact: Fact
    now: Computed | None


@draft
def refresh_facts(
    *,
    actor: Actor,
    at: dt.datetime,
    agency_ids: Sequence[int],
    period: Period,
    keys: Iterable[str],
) -> dict[int, dict[str, Fact]]:
    """Work out these keys for these agencies; agency → key → the row that counts now.

    Writes a row only where something differs from the last one. Derived figures are outside the
    trail: what was signed binds them. A key nobody publishes yet is left out.
    """
    as_of, specs = period.as_of(at), fact_specs()
    found = standing_facts(agency_ids, period)
    new = []
    for key in keys:
        if key not in specs:
            continue
        computed = specs[key].compute(agency_ids, period, period.day(as_of))
        for agency_id in agency_ids:
            before, now = found.get(agency_id, {}).get(key), computed.get(agency_id)
            if before is None and now is None:
                continue
            row = _row(specs[key], agency_id, period, now or Computed(None), as_of, actor)
            if before is None or not _same(before, row):
                found.setdefault(agency_id, {})[key] = row
                new.append(row)
    Fact.objects.bulk_create(new)
    return found


def standing_facts(agency_ids: Sequence[int], period: Period) -> dict[int, dict[str, Fact]]:
    """Agency → key → the fact recorded last for the period; one query."""
    rows = Fact.objects.filter(
        agency_id__in=agency_ids, period_from=period.start, period_to=period.end
    )
    found: dict[int, dict[str, Fact]] = {}
    for row in rows.order_by("recorded_at", "pk"):
        found.setdefault(row.agency_id, {})[row.key] = row
    return found


def compared() -> Iterator[tuple[Fact, Difference | None]]:
    """Every fact that counts, worked out again as of its own moment; a difference where one is.

    A row that was entered or mended afterwards for a day in the past shows here.
    """
    for period in _periods():
        agencies = Fact.objects.filter(period_from=period.start, period_to=period.end)
        ids = sorted(set(agencies.values_list("agency_id", flat=True)))
        rows = [row for by_key in standing_facts(ids, period).values() for row in by_key.values()]
        for key, day in sorted({(row.key, period.day(row.as_of)) for row in rows}):
            of_day = [row for row in rows if (row.key, period.day(row.as_of)) == (key, day)]
            yield from _compared(key, period, day, of_day)


def _compared(
    key: str, period: Period, day: dt.date, rows: list[Fact]
) -> Iterator[tuple[Fact, Difference | None]]:
    spec = fact_specs().get(key)
    found = spec.compute([row.agency_id for row in rows], period, day) if spec else {}
    for row in rows:
        now = found.get(row.agency_id)
        again = _content(now or Computed(None))
        same = all(getattr(row, name) == again[name] for name in _COMPARED)
        hashes = row.source["ids_hash"] == _ids_hash(now.ids if now else ())
        yield row, None if same and hashes else Difference(row, now)


def _periods() -> list[Period]:
    rows = Fact.objects.order_by("period_from", "period_to")
    spans = rows.values_list("period_from", "period_to").distinct()
    return [Period(*span) for span in spans]


def _row(
    spec: FactSpec, agency_id: int, period: Period, now: Computed, as_of: dt.datetime, actor: Actor
) -> Fact:
    params = {"from": period.start.isoformat(), "to": period.end.isoformat()}
    return Fact(
        agency_id=agency_id,
        origin_agency_id=agency_id,
        state="RECORDED",
        period_from=period.start,
        period_to=period.end,
        key=spec.key,
        **_content(now),
        as_of=as_of,
        source={
            "domain": spec.domain,
            "selector": spec.selector,
            "params": {**params, "day": period.day(as_of).isoformat()},
            "count": len(now.ids),
            "ids_hash": _ids_hash(now.ids),
            "ids": sorted(now.ids)[:SHOWN_IDS],
        },
        recorded_at=actor.at,
        created_at=actor.at,
        updated_at=actor.at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )


def _content(now: Computed) -> dict[str, Any]:
    return {name: getattr(now, name) for name in _COMPARED}


def _ids_hash(ids: Iterable[str]) -> str:
    return sha256_hex(canonical_json(sorted(ids)))


def _same(before: Fact, after: Fact) -> bool:
    alike = all(getattr(before, name) == getattr(after, name) for name in _COMPARED)
    return alike and before.source["ids_hash"] == after.source["ids_hash"]
