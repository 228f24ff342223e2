"""Whether declarations still fit the register of procedures: the day of declaring anew follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.enums import DeclarationState
from thuan.domains.oversight.declarations.models import Declaration, DeclarationTerms
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.domains.oversight.declarations.selectors.comparing import (
    catalogue,
    comparison_of,
    terms,
)
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.kernel.audittrail.changing import edit, who_and_when
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.errors import StaleRow

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.accounts.actor import Actor


@service
def look_again(
    *, actor: Actor, at: dt.datetime, agencies: Iterable[int] | None = None
) -> list[Declaration]:
    """Work out anew until when standing declarations have to be renewed; gives those that moved.

    A term that runs keeps its day when more is added; it goes when the scope fits again.
    """
    del actor
    rows = Declaration.objects.filter(state=DeclarationState.PUBLISHED).select_related("agency")
    if agencies is not None:
        rows = rows.filter(agency__in=list(agencies))
    known, days, today = catalogue(), terms().redeclare_days, business_day(at)
    moved = []
    for row in rows.order_by("pk"):
        due = comparison_of(row, known, today).due_on(days)
        if (due is None) != (row.due_on is None):
            moved.append(DECLARATION_WORKFLOW.fire(row, "look_again", sets={"due_on": due}))
    return moved


@service
def set_terms(
    *,
    actor: Actor,
    at: dt.datetime,
    redeclare_days: int,
    legal_basis: str,
    base_version: int | None = None,
) -> DeclarationTerms:
    """From now on agencies have so many days; terms that run already keep their day."""
    del at
    require(actor, DeclarationPermission.DEADLINES, agency_id=None)
    if not legal_basis.strip():
        raise ValidationError({"legal_basis": _("Nhập căn cứ, ví dụ số và ngày của kế hoạch.")})
    sets = {"redeclare_days": redeclare_days, "legal_basis": legal_basis.strip()}
    row = DeclarationTerms.objects.first()
    if row is not None:
        return edit(row, sets, "declaration_terms.change", base_version=base_version)
    before = terms()
    row = DeclarationTerms(**sets, state="", **who_and_when())
    if base_version not in (None, 0):
        raise StaleRow(row, base_version)
    row.save()
    changes = {name: (getattr(before, name), value) for name, value in sets.items()}
    record(row, "declaration_terms.change", changes=changes)
    return row
