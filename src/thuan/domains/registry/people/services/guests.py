"""Inviting a person to one step of one object, where nobody else may take it (F6)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from thuan.domains.registry.people.notifications import INVITED
from thuan.domains.registry.people.services.dating import (
    close,
    decision_number,
    locked,
    need_interval,
    opened,
    overlap,
    refuse,
)
from thuan.domains.registry.people.services.roles import right_to_give
from thuan.kernel.accounts.models import Assignment, GuestAssignment, Person, User
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.notifications.services import notify
from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    from uuid import UUID

    from thuan.kernel.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Invitation:
    """One object kept at ``agency_id`` (``model``: its label), and what its guest may do there.

    ``duties`` are names of permissions, all of them rights of ``role``; ``link`` is the page that
    the guest is told to open.
    """

    agency_id: int
    model: str
    public_id: UUID
    role: Role
    duties: tuple[str, ...]
    link: str


@service
def invite_guest(
    *,
    actor: Actor,
    at: dt.datetime,
    to: Invitation,
    username: str,
    decision_no: str,
    valid_from: dt.date,
    valid_to: dt.date,
) -> GuestAssignment:
    """Invite the holder of an account to one object; he sees that object and no other.

    By whoever gives the role at the agency, so a signer (HEAD) only by DOST administrators and
    never by the agency itself; never oneself. Separated duties are judged at the step, for a guest
    as for everybody (INV-21). The guest is told where to go.

    Raises PermissionDenied, ValidationError.
    """
    held = right_to_give(actor, to.role, to.agency_id)
    need_interval(valid_from, valid_to)
    if valid_to <= business_day(at):
        refuse("last_day", _("Thời gian mời đã qua. Chọn ngày cuối từ hôm nay trở đi."))
    guest = _holder_of(username)
    human = same_human([guest.pk])
    if human & {who for who in (actor.person_id, held.on_behalf_of) if who}:
        refuse("username", _("Không tự mời chính mình. Mời người khác."))
    if Assignment.objects.on(valid_from).filter(person__in=human, role=Role.SYS_ADMIN).exists():
        refuse("username", _("Quản trị hệ thống không nhận việc nghiệp vụ. Mời người khác."))
    here = {"target_type": to.model, "target_id": to.public_id}
    known = GuestAssignment.objects.standing().filter(person__in=human, **here)
    if known.filter(overlap(valid_from, valid_to)).exists():
        refuse("username", _("Người này đã được mời vào hồ sơ đó trong thời gian này."))
    facts = {
        "person": guest,
        "role": to.role,
        "duties": sorted(to.duties),
        "valid_from": valid_from,
        "valid_to": valid_to,
        "decision_no": decision_number(decision_no),
    }
    row = GuestAssignment(at_agency_id=to.agency_id, recorded_at=at, **here, **facts)
    row.save()
    changes = opened(**facts, target=f"{to.model} {to.public_id}")
    record(row, "people.invite_guest", changes=changes, on_behalf_of=held.on_behalf_of)
    _tell(row, to.link, actor=actor, at=at)
    return row


def _tell(row: GuestAssignment, link: str, *, actor: Actor, at: dt.datetime) -> None:
    assert row.valid_to is not None, "an invitation has its last day"
    words = {
        "role": Role(row.role).label,
        "agency": row.at_agency.name,
        "decision": row.decision_no,
        "first": format_date(row.valid_from),
        "last": format_date(row.valid_to - dt.timedelta(days=1)),
    }
    people = [row.person_id]
    notify(INVITED, recipients=people, target=row, context=words, actor=actor, at=at, link=link)


@service
def withdraw_guest(
    *, actor: Actor, at: dt.datetime, guest: GuestAssignment, reason: str
) -> GuestAssignment:
    """End an invitation today; what was done under it stays done. Raises PermissionDenied."""
    row = locked(guest)
    held = right_to_give(actor, Role(row.role), row.at_agency_id)
    day = business_day(at)
    why = clean(reason) or str(_("Thôi mời"))
    changes = close(row, day, day, why=why)
    behalf = held.on_behalf_of
    record(row, "people.withdraw_guest", changes=changes, comment=why, on_behalf_of=behalf)
    return row


def may_give(actor: Actor, guest: GuestAssignment) -> bool:
    """Whether the actor is one who invites to this step, and so may end the invitation."""
    try:
        right_to_give(actor, Role(guest.role), guest.at_agency_id)
    except PermissionDenied:
        return False
    return True


def _holder_of(username: str) -> Person:
    # As at the log-in, capitals make no difference.
    account = User.objects.filter(username__iexact=clean(username), is_active=True).first()
    if account is None or account.person is None or account.person.merged_into_id is not None:
        refuse("username", _("Không có tài khoản này. Hỏi người được mời tên đăng nhập."))
    return account.person
