"""The department writes down that declarations came; it approves nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.oversight.declarations.enums import PUBLIC
from thuan.domains.oversight.declarations.models import DeclarationReceipt
from thuan.domains.oversight.declarations.permissions import DeclarationPermission
from thuan.kernel.audittrail.changing import who_and_when
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from thuan.domains.oversight.declarations.models import Declaration
    from thuan.kernel.accounts.actor import Actor

# So many at once: each is a row and an event of its own.
MOST = 200


@service
def receive_declarations(
    *,
    actor: Actor,
    at: dt.datetime,
    declarations: Sequence[Declaration],
    received_on: dt.date,
    incoming_no: str = "",
    note: str = "",
) -> list[DeclarationReceipt]:
    """Write down that these came on the day; one that was received already is passed over.

    Raises ValidationError for a day that has not come or lies before a declaration, for one's own
    agency, for none and for more than ``MOST``.
    """
    if not declarations:
        raise ValidationError(_("Chưa chọn bản công bố nào để ghi nhận."))
    if len(declarations) > MOST:
        raise ValidationError(_("Mỗi lần nhiều nhất %(n)s bản.") % {"n": MOST})
    if received_on > business_day(at):
        raise ValidationError({"received_on": _("Ngày nhận chưa đến.")})
    ids = [one.pk for one in declarations]
    known = set(
        DeclarationReceipt.objects.filter(declaration__in=ids).values_list("declaration", flat=True)
    )
    return [
        _receive(actor, one, received_on, incoming_no, note)
        for one in declarations
        if one.pk not in known
    ]


def _receive(
    actor: Actor, one: Declaration, received_on: dt.date, incoming_no: str, note: str
) -> DeclarationReceipt:
    held = require(actor, DeclarationPermission.RECEIVE, agency_id=one.agency_id)
    if one.agency_id in actor.agency_ids:
        told = _("Bản công bố của chính cơ quan mình do Văn phòng UBND tỉnh ghi nhận.")
        raise ValidationError(told)
    if one.state not in PUBLIC:
        raise ValidationError(_("Bản công bố %(number)s chưa vào sổ.") % {"number": one.number})
    if received_on < one.declared_on:
        words = {"number": one.number}
        raise ValidationError(
            {"received_on": _("Ngày nhận trước ngày ký bản công bố %(number)s.") % words}
        )
    receipt = DeclarationReceipt(
        owner_id=held.at_agency_id,
        subject_agency_id=one.agency_id,
        declaration=one,
        received_on=received_on,
        incoming_no=incoming_no.strip(),
        note=note.strip(),
        state="RECEIVED",
        **who_and_when(),
    )
    receipt.save()
    facts = {"received_on": received_on.isoformat(), "incoming": receipt.incoming_no}
    record(receipt, "declaration.receive", extra=facts)
    return receipt
