"""The end of an agency: everything dated of it ends with it; and back, when that was a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from thuan.domains.registry.agencies.models import (
    AgencyCode,
    AgencyKind,
    AgencyName,
    Obligation,
    ProgrammeMembership,
    SystemCoverage,
)
from thuan.kernel.tenancy.models import AgencyParent, GroupMembership
from thuan.kernel.tenancy.writing import end_facts

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from thuan.domains.registry.agencies.services.ledger import Since
    from thuan.kernel.tenancy.models import Agency

_ENDING: Final[tuple[Any, ...]] = (
    AgencyName,
    AgencyKind,
    AgencyCode,
    Obligation,
    GroupMembership,
    SystemCoverage,
)


def close_facts(agency: Agency, since: Since, reason: str) -> None:
    """End on the day what stands then; void what was to begin on that day or later."""
    for rows in _of(agency):
        _end(rows, since, reason)
    _end(_memberships(agency), since, reason, leaving_reason=reason)


def reopen_facts(agency: Agency, since: Since) -> None:
    """Undo ``close_facts`` of that day: what ended then holds on."""
    for rows in _of(agency):
        end_facts(rows.filter(void_reason="", valid_to=since.day), valid_to=None)
    ended = _memberships(agency).filter(void_reason="", valid_to=since.day)
    end_facts(ended, valid_to=None, leaving_reason="")


def _of(agency: Agency) -> list[QuerySet[Any]]:
    tree = AgencyParent.objects.filter(Q(agency=agency) | Q(parent=agency))
    return [*(model.objects.filter(agency=agency) for model in _ENDING), tree]


def _memberships(agency: Agency) -> QuerySet[ProgrammeMembership]:
    return ProgrammeMembership.objects.filter(agency=agency)


def _end(rows: QuerySet[Any], since: Since, reason: str, **sets: str) -> None:
    standing = rows.filter(void_reason="")
    end_facts(standing.filter(valid_from__gte=since.day), void_reason=reason)
    open_then = Q(valid_to__isnull=True) | Q(valid_to__gt=since.day)
    begun = standing.filter(open_then, valid_from__lt=since.day)
    end_facts(begun, valid_to=since.day, **sets)
