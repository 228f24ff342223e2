"""Lending named rights to another person, for a time, by a decision (qms.md 3.0)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.people.permissions import NOT_DELEGABLE, P
from thuan.domains.registry.people.services.dating import (
    close,
    decision_number,
    locked,
    need_interval,
    need_living,
    opened,
    refuse,
)
from thuan.kernel.accounts.models import Assignment, Delegation, Person
from thuan.kernel.accounts.roles import Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import can, granted, require
from thuan.kernel.text import clean
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from thuan.kernel.accounts.actor import Actor
    from thuan.kernel.tenancy.models import Agency


@service
def delegate(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    to: Person,
    duties: Iterable[str],
    valid_from: dt.date,
    valid_to: dt.date,
    decision_no: str,
) -> Delegation:
    """Let ``to`` carry out ``duties`` (names of permissions) on the actor's behalf.

    Only rights the actor holds himself at that agency; who holds by delegation lends nothing.
    The delegate acts as himself on behalf of the giver, and separated duties see both persons.
    Raises PermissionDenied, ValidationError.
    """
    _need_own_right(actor, P.DELEGATE, agency.pk)
    need_living(to)
    need_interval(valid_from, valid_to)
    if valid_to <= business_day(at):
        refuse("valid_to", _("Thời gian ủy quyền đã qua. Chọn ngày kết thúc sau hôm nay."))
    giver = actor.person_id
    if giver is None or to.pk in same_human([giver]):
        refuse("to", _("Người ủy quyền và người được ủy quyền phải khác nhau."))
    if Assignment.objects.on(valid_from).filter(person=to, role=Role.SYS_ADMIN).exists():
        refuse("to", _("Quản trị hệ thống không nhận ủy quyền nghiệp vụ. Chọn người khác."))
    named = sorted({str(duty) for duty in duties})
    if not named:
        refuse("duties", _("Chọn ít nhất một việc để ủy quyền."))
    if not set(named) <= delegable(actor, agency.pk):
        refuse("duties", _("Chỉ ủy quyền được việc mình đang có quyền làm tại cơ quan này."))
    row = Delegation(
        from_person_id=giver,
        to_person=to,
        at_agency=agency,
        duties=named,
        valid_from=valid_from,
        valid_to=valid_to,
        decision_no=decision_number(decision_no),
        recorded_at=at,
    )
    row.save()
    changes = opened(
        to=to,
        duties=named,
        valid_from=valid_from,
        valid_to=valid_to,
        decision_no=row.decision_no,
    )
    record(row, "people.delegate", changes=changes)
    return row


@service
def revoke_delegation(
    *, actor: Actor, at: dt.datetime, delegation: Delegation, reason: str = ""
) -> Delegation:
    """End a delegation today: by the giver, or by the head of the agency. Raises PermissionDenied.

    What was done under it stays done (INV-24).
    """
    row = locked(delegation)
    behalf = right_to_revoke(actor, row)
    day, why = business_day(at), clean(reason) or str(_("Thu hồi ủy quyền"))
    changes = close(row, day, day, why=why)
    record(row, "people.revoke_delegation", changes=changes, comment=why, on_behalf_of=behalf)
    return row


def right_to_revoke(actor: Actor, delegation: Delegation) -> int | None:
    """On whose behalf the actor may revoke (usually nobody's); raises PermissionDenied."""
    if delegation.from_person_id in same_human([actor.person_id or 0]):
        return None
    return require(actor, P.ASSIGN, agency_id=delegation.at_agency_id).on_behalf_of


def delegable(actor: Actor, agency_id: int) -> frozenset[str]:
    """Names of the rights the actor may lend at this agency: held there by his own role."""
    own = [h for h in actor.held if h.on_behalf_of is None and h.at_agency_id == agency_id]
    return frozenset(
        str(permission)
        for permission, roles in granted().items()
        if permission not in NOT_DELEGABLE and any(h.role in roles for h in own)
    )


def _need_own_right(actor: Actor, permission: P, agency_id: int) -> None:
    if not can(actor, permission, agency_id=agency_id) or not delegable(actor, agency_id):
        require(actor, permission, agency_id=agency_id)
        refuse("agency", _("Chưa giữ vai trò nào tại cơ quan này nên chưa có việc để ủy quyền."))
