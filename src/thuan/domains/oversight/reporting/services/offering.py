"""Figures the system knows, offered to the working paper and kept beside what was typed (F12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thuan.domains.oversight.reporting.judging import template_of
from thuan.domains.oversight.reporting.template import is_edited
from thuan.kernel.audittrail.unit import draft
from thuan.kernel.facts.board import refresh_facts
from thuan.kernel.facts.registry import Period
from thuan.kernel.tenancy.writing import update_row

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.domains.oversight.reporting.models import AnnualReport, DraftContent
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.facts.models import Fact

Offers = dict[str, dict[str, Any]]


def offers_for(
    *, actor: Actor, at: dt.datetime, reports: Sequence[AnnualReport]
) -> dict[int, Offers]:
    """Report → field code → the figure as the fact board offers it now.

    Reports of one cycle: the template says which field a fact fills, the period of the cycle
    which days it speaks of. Fields whose fact nobody publishes are entered by hand.
    """
    if not reports:
        return {}
    cycle, template = reports[0].cycle, template_of(reports[0])
    keys = {field.code: field.fact for field in template.fields.values() if field.fact}
    if not keys:
        return {report.pk: {} for report in reports}
    found = refresh_facts(
        actor=actor,
        at=at,
        agency_ids=[report.agency_id for report in reports],
        period=Period(cycle.period_from, cycle.period_to),
        keys=list(dict.fromkeys(keys.values())),
    )
    return {
        report.pk: {
            code: _offer(fact)
            for code, key in keys.items()
            if (fact := found.get(report.agency_id, {}).get(key)) and fact.value is not None
        }
        for report in reports
    }


def filled_in(values: Mapping[str, Any], before: Offers, offers: Offers) -> dict[str, Any]:
    """The values with what is offered now: an edited figure stays, an untouched one follows."""
    given = dict(values)
    earlier = {code: offer["value"] for code, offer in before.items()}
    for code, offer in offers.items():
        untouched = code in earlier and not is_edited(given, earlier, code)
        if code not in given or untouched:
            given[code] = offer["value"]
    return given


@draft
def refresh_offers(*, actor: Actor, at: dt.datetime, papers: Sequence[DraftContent]) -> int:
    """Offer anew to papers of one cycle that are still being prepared; gives how many changed."""
    offers = offers_for(actor=actor, at=at, reports=[paper.report for paper in papers])
    changed = 0
    for paper in papers:
        now = offers[paper.report_id]
        if now == paper.facts:
            continue
        values = filled_in(paper.values, paper.facts, now)
        update_row(paper, {"values": values, "facts": now}, at=at, by=actor.person_id)
        changed += 1
    return changed


def _offer(fact: Fact) -> dict[str, Any]:
    """What stays beside the figure, enough to find the rows behind it again."""
    return {
        "key": fact.key,
        "value": fact.value,
        "as_of": fact.as_of.isoformat(),
        "recorded_at": fact.recorded_at.isoformat(),
        "count": fact.source["count"],
        "ids_hash": fact.source["ids_hash"],
        "from": fact.period_from.isoformat(),
        "to": fact.period_to.isoformat(),
    }
