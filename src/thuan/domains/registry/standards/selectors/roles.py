"""Roles that were given at an agency, as evidence for clause 5.3."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils.translation import gettext as _

from thuan.domains.registry.standards.selectors.evidence import Evidence
from thuan.kernel.accounts.models import Assignment
from thuan.kernel.accounts.roles import Role
from thuan.kernel.calendar.clock import business_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from thuan.kernel.accounts.actor import Actor

ROLES = ("5.3",)


def roles_given(actor: Actor, agency_id: int, at: dt.datetime) -> Mapping[str, Sequence[Evidence]]:
    """How many people hold each role today, without their names; one statement."""
    if agency_id not in actor.agency_ids:
        return {}
    rows = Assignment.objects.on(business_day(at)).filter(at_agency=agency_id)
    counts = dict(rows.values_list("role").annotate(n=Count("person", distinct=True)))
    held = [f"{role.label} ({counts[role]})" for role in Role if role in counts]
    if not held:
        return {}
    return {"5.3": [Evidence(_("Vai trò đã giao, đang có hiệu lực"), ", ".join(held))]}
