"""Declarations as far as a person may see them, and which one stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from thuan.domains.oversight.declarations.enums import PUBLIC, DeclarationState
from thuan.domains.oversight.declarations.models import Declaration, DeclarationReceipt
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.kernel.permissions import permitted

if TYPE_CHECKING:
    import datetime as dt
    from uuid import UUID

    from django.db.models import QuerySet

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.files.models import StoredFile
    from thuan.kernel.tenancy.querysets import ScopedQuerySet


def declarations(actor: Actor) -> ScopedQuerySet[Declaration]:
    """Every declaration this person may see, with its edition, scan and receipt."""
    rows = permitted(Declaration, actor, DeclarationPermission.VIEW)
    return rows.select_related("agency", "edition", "receipt", "scan", "previous")


def declaration_of(actor: Actor, public_id: UUID) -> Declaration | None:
    """The row behind an address; None where it does not exist for this person."""
    return declarations(actor).filter(public_id=public_id).first()


def standing(agency_id: int) -> Declaration | None:
    """The one that stands for an agency, in the open scope."""
    rows = Declaration.objects.filter(agency=agency_id, state=DeclarationState.PUBLISHED)
    return rows.select_related("edition", "agency", "scan").first()


def stood_on(rows: QuerySet[Declaration], day: dt.date) -> QuerySet[Declaration]:
    """Of public declarations those that stood on a day."""
    return rows.filter(
        Q(ended_on__isnull=True) | Q(ended_on__gt=day),
        state__in=sorted(PUBLIC),
        declared_on__lte=day,
    )


def later_than(declaration: Declaration) -> Declaration | None:
    """The next public one of the agency by day of declaring; None where it is the newest."""
    rows = Declaration.objects.filter(agency=declaration.agency_id, state__in=sorted(PUBLIC))
    later = rows.filter(declared_on__gt=declaration.declared_on)
    return later.order_by("declared_on", "pk").first()


def earlier_than(declaration: Declaration) -> Declaration | None:
    """The public one before it; None where it is the first."""
    rows = Declaration.objects.filter(agency=declaration.agency_id, state__in=sorted(PUBLIC))
    earlier = rows.filter(declared_on__lt=declaration.declared_on).exclude(pk=declaration.pk)
    return earlier.order_by("-declared_on", "-pk").first()


def to_receive(actor: Actor) -> QuerySet[Declaration]:
    """What stands and was not written down as received; one's own agency is left to others."""
    rows = permitted(Declaration, actor, DeclarationPermission.RECEIVE)
    received = DeclarationReceipt.objects.values("declaration")
    rows = rows.filter(state=DeclarationState.PUBLISHED).exclude(pk__in=received)
    return rows.exclude(agency__in=sorted(actor.agency_ids)).select_related("agency", "edition")


def may_have_scan(actor: Actor, row: StoredFile) -> bool:
    """Whoever may see the declaration."""
    return declarations(actor).filter(scan=row).exists()
