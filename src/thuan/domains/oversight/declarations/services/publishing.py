"""Publishing: one stands, the one before it is replaced in the same transaction (INV-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.package import content_hash
from thuan.domains.oversight.declarations.selectors.declarations import (
    earlier_than,
    later_than,
    standing,
)
from thuan.domains.oversight.declarations.workflow import DECLARATION_WORKFLOW
from thuan.kernel.accounts.actor import Actor
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.tenancy.models import Agency
from thuan.kernel.tenancy.writing import lock

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.oversight.declarations.models import Declaration

REPLACED: Final = "declarations.replace"


@service
def publish_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    declaration: Declaration,
    published_on: dt.date,
    places: str,
    sent_on: dt.date | None = None,
    base_version: int | None = None,
) -> Declaration:
    """Put a signed declaration into the register: from now on it stands and is locked.

    The one that stood is replaced. One that is older than what the register holds goes in as
    replaced already. Raises ValidationError for days out of order and where no place is named.
    """
    del actor
    # Two publications at one agency wait for each other here.
    Agency.objects.select_for_update().get(pk=declaration.agency_id)
    declaration = lock(declaration)
    _check(declaration, published_on, places, sent_on, business_day(at))
    later, before = later_than(declaration), earlier_than(declaration)
    sets: dict[str, Any] = {
        "published_on": published_on,
        "places": places.strip(),
        "sent_on": sent_on,
        "previous": before,
        "content_hash": content_hash(declaration),
    }
    extra = {"content": sets["content_hash"]}
    if later is not None:
        sets["ended_on"] = later.declared_on
        return DECLARATION_WORKFLOW.fire(
            declaration, "file_as_earlier", sets=sets, extra=extra, base_version=base_version
        )
    if (old := standing(declaration.agency_id)) is not None:
        _supersede(actor=Actor.system(REPLACED, at), at=at, old=old, on=declaration.declared_on)
    return DECLARATION_WORKFLOW.fire(
        declaration, "publish", sets=sets, extra=extra, base_version=base_version
    )


@service
def _supersede(*, actor: Actor, at: dt.datetime, old: Declaration, on: dt.date) -> None:
    """Nobody replaces a declaration by itself: the product does, when the next one stands."""
    del actor, at
    DECLARATION_WORKFLOW.fire(old, "supersede", sets={"ended_on": on, "due_on": None})


def _check(
    declaration: Declaration,
    published_on: dt.date,
    places: str,
    sent_on: dt.date | None,
    today: dt.date,
) -> None:
    if not places.strip():
        raise ValidationError({"places": _("Ghi nơi đã niêm yết hoặc đăng tải.")})
    for name, day in (("published_on", published_on), ("sent_on", sent_on)):
        if day is None:
            continue
        if day < declaration.declared_on:
            raise ValidationError({name: _("Ngày này trước ngày ký bản công bố.")})
        if day > today:
            raise ValidationError({name: _("Ngày này chưa đến.")})


@service
def cancel_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    declaration: Declaration,
    comment: str,
    base_version: int | None = None,
) -> Declaration:
    """Give up what was entered by mistake; it stays readable at the agency."""
    del actor, at
    return DECLARATION_WORKFLOW.fire(
        declaration, "cancel", comment=comment, base_version=base_version
    )


@service
def lapse_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    declaration: Declaration,
    comment: str,
    base_version: int | None = None,
) -> Declaration:
    """It holds no more, as after a reorganisation without a new declaration in time (INV-34)."""
    del actor
    sets = {"ended_on": business_day(at), "due_on": None}
    return DECLARATION_WORKFLOW.fire(
        declaration, "lapse", comment=comment, sets=sets, base_version=base_version
    )


@service
def withdraw_declaration(
    *,
    actor: Actor,
    at: dt.datetime,
    declaration: Declaration,
    comment: str,
    base_version: int | None = None,
) -> Declaration:
    """The agency takes its declaration back, and why."""
    del actor
    sets = {"ended_on": business_day(at), "due_on": None}
    return DECLARATION_WORKFLOW.fire(
        declaration, "withdraw", comment=comment, sets=sets, base_version=base_version
    )
