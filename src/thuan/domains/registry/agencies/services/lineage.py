"""Recording who comes from whom."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Sum
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.enums import LineageEvent
from thuan.domains.registry.agencies.models import Lineage
from thuan.domains.registry.agencies.selectors.lineage import comes_from, edges
from thuan.domains.registry.agencies.services.ledger import (
    Since,
    hold,
    require_keeper,
    tell,
    wording,
)
from thuan.kernel.audittrail.unit import service

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency


@service
def record_lineage(
    *,
    actor: Actor,
    at: dt.datetime,
    from_agency: Agency,
    to_agency: Agency,
    event: str,
    on: dt.date,
    legal_basis: str,
    share: Decimal | None = None,
) -> Lineage:
    """Say that ``from_agency`` went into ``to_agency`` on a day, whole or ``share`` of it.

    Raises ValidationError when the successor already comes from the predecessor's line the other
    way round when it is entered already, or when more than the whole would be given away.
    """
    require_keeper(actor)
    hold(from_agency)
    if comes_from(edges(), from_agency.pk, to_agency.pk):
        raise ValidationError(
            _("“%(from)s” kế thừa từ “%(to)s”, nên không thể ghi theo chiều ngược lại.")
            % {"from": from_agency.name, "to": to_agency.name}
        )
    if Lineage.objects.filter(
        from_agency=from_agency, to_agency=to_agency, on=on, void_reason=""
    ).exists():
        raise ValidationError(_("Quan hệ kế thừa này đã được ghi."))
    _require_a_part(from_agency, on, share)
    row = Lineage(
        from_agency=from_agency,
        to_agency=to_agency,
        event=LineageEvent(event),
        on=on,
        share=share,
        legal_basis=wording(legal_basis, 255),
        recorded_at=at,
    )
    row.save(force_insert=True)
    changes = {"successor": (None, str(to_agency.public_id)), "share": (None, share)}
    tell(from_agency, f"lineage.{event.lower()}", changes, Since(on, at, legal_basis))
    return row


def _require_a_part(agency: Agency, on: dt.date, share: Decimal | None) -> None:
    if share is None:
        return
    given = Lineage.objects.filter(from_agency=agency, on=on, void_reason="")
    total = (given.aggregate(total=Sum("share"))["total"] or Decimal(0)) + share
    if not Decimal(0) < share <= Decimal(1) or total > 1:
        raise ValidationError(
            _("Các phần của “%(agency)s” cộng lại phải lớn hơn 0 và không quá 1.")
            % {"agency": agency.name}
        )
