"""Under which names an agency issues official papers (Decree 30/2020/NĐ-CP, Annex I)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from thuan.domains.registry.agencies.selectors.tree import superior_on
from thuan.kernel.reports.committees import in_full, is_committee, place_of

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.tenancy.models import Agency


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a paper; ``parent`` is "" for who issues under nobody."""

    parent: str
    issuer: str
    place: str


def letterhead(agency: Agency, day: dt.date) -> Letterhead:
    """The head of the official papers of an agency on a day.

    A People's Committee issues under nobody; any other agency under the one above it, or under the
    province where none is.
    """
    name = agency.name
    parent = ""
    if not is_committee(name):
        superior = superior_on(agency, day)
        parent = in_full(superior.name) if superior else str(settings.LETTERHEAD["issuer_parent"])
    return Letterhead(parent, in_full(name), place_of(name, settings.LETTERHEAD["place"]))
