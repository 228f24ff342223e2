"""A clause is proposed not to apply, decided, and applies again; nothing is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thuan.domains.registry.agencies.api import system_of
from thuan.domains.registry.standards.enums import REASON_LENGTH, EditionStatus
from thuan.domains.registry.standards.judging import blocked, content_of
from thuan.domains.registry.standards.models import NonApplicability
from thuan.domains.registry.standards.permissions import StandardPermission
from thuan.domains.registry.standards.selectors.nonapplicability import excludes, standing_for
from thuan.domains.registry.standards.workflow import NON_APPLICABILITY
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.text.folding import clean

if TYPE_CHECKING:
    import datetime as dt

    from thuan.domains.registry.standards.models import Edition
    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency


@service
def propose(
    *, actor: Actor, at: dt.datetime, agency: Agency, edition: Edition, clause: str, reason: str
) -> NonApplicability:
    """Propose that a clause does not apply in the system that the agency leads.

    Raises ValidationError where the clause can never be left out, the agency leads no system, the
    clause is out already, or something in use stands against it (qms.md 1.1).
    """
    held = require(actor, StandardPermission.PROPOSE, agency_id=agency.pk)
    reason = clean(reason)
    _require_open_to(edition, clause, agency, at)
    if len(reason) < REASON_LENGTH:
        words = {"n": REASON_LENGTH, "have": len(reason)}
        sentence = _("Lý do cần ít nhất %(n)s chữ cái, nêu rõ vì sao; hiện có %(have)s.")
        raise ValidationError({"reason": sentence % words})
    system = system_of(agency.pk, business_day(at))
    if system is None or system.agency_id != agency.pk:
        raise ValidationError(
            _("Chỉ cơ quan chủ trì hệ thống đề nghị được; cơ quan thành viên đọc và làm theo.")
        )
    row = NonApplicability(
        agency=agency,
        origin_agency=agency,
        system=system,
        edition=edition,
        clause=clause,
        reason=reason,
        created_at=at,
        updated_at=at,
        created_by_id=actor.person_id,
        updated_by_id=actor.person_id,
    )
    return NON_APPLICABILITY.begin(row, part="PROPOSER", on_behalf_of=held.on_behalf_of)


def _require_open_to(edition: Edition, number: str, agency: Agency, at: dt.datetime) -> None:
    """Raise ValidationError unless the clause may be proposed now."""
    clause = content_of(edition).by_number.get(number)
    if clause is None or edition.status != EditionStatus.IN_FORCE:
        raise ValidationError(_("Chỉ đề nghị được với điều khoản của phiên bản đã ban hành."))
    if not clause.applicability.may_be_left_out:
        words = {"clause": number}
        sentence = _("Điều khoản %(clause)s áp dụng cho mọi cơ quan, không bỏ được.")
        raise ValidationError(sentence % words)
    rows = standing_for(agency.pk, edition, business_day(at))
    if (found := excludes(rows, edition, number)) is not None:
        words = {"clause": found.clause}
        sentence = _("Điều khoản %(clause)s đã được đề nghị hoặc đang không áp dụng.")
        raise ValidationError(sentence % words)
    if why := blocked(clause, agency.pk, at):
        raise ValidationError(why)


@service
def endorse(
    *, actor: Actor, at: dt.datetime, row: NonApplicability, base_version: int | None = None
) -> NonApplicability:
    """The quality manager agrees, where the clause wants his word before the head's."""
    del actor, at
    return NON_APPLICABILITY.fire(row, "endorse", base_version=base_version)


@service
def approve(
    *, actor: Actor, at: dt.datetime, row: NonApplicability, base_version: int | None = None
) -> NonApplicability:
    """The head decides: from today the clause does not apply."""
    del actor
    sets = {"valid_from": business_day(at)}
    return NON_APPLICABILITY.fire(row, "approve", sets=sets, base_version=base_version)


@service
def decline(
    *,
    actor: Actor,
    at: dt.datetime,
    row: NonApplicability,
    comment: str,
    base_version: int | None = None,
) -> NonApplicability:
    """The head refuses, with a word on why; another proposal may follow."""
    del actor, at
    return NON_APPLICABILITY.fire(row, "decline", comment=comment, base_version=base_version)


@service
def withdraw(
    *, actor: Actor, at: dt.datetime, row: NonApplicability, base_version: int | None = None
) -> NonApplicability:
    """The agency takes its proposal back before it is decided."""
    del actor, at
    return NON_APPLICABILITY.fire(row, "withdraw", base_version=base_version)


@service
def end(
    *,
    actor: Actor,
    at: dt.datetime,
    row: NonApplicability,
    comment: str,
    base_version: int | None = None,
) -> NonApplicability:
    """From today the clause applies again; what held until then stays readable."""
    del actor
    sets = {"valid_to": business_day(at)}
    return NON_APPLICABILITY.fire(row, "end", comment=comment, sets=sets, base_version=base_version)
