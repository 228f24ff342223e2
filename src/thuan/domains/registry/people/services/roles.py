"""Roles at agencies: named by the province, assigned by the head, ended only ahead (F6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thuan.domains.registry.people.permissions import P
from thuan.domains.registry.people.services.dating import (
    close,
    decision_number,
    locked,
    need_interval,
    need_living,
    opened,
    overlap,
    refuse,
)
from thuan.domains.registry.people.services.rights import entitled
from thuan.kernel.accounts.models import Assignment, Person
from thuan.kernel.accounts.roles import NAMED_BY_PROVINCE, Role
from thuan.kernel.audittrail.recording import record
from thuan.kernel.audittrail.unit import service
from thuan.kernel.calendar.clock import business_day
from thuan.kernel.permissions import require
from thuan.kernel.tenancy.enums import ReachKind
from thuan.kernel.tenancy.models import Agency, AgencyList
from thuan.kernel.text import clean
from thuan.kernel.text.dates import format_date
from thuan.kernel.workflow.segregation import same_human

if TYPE_CHECKING:
    import datetime as dt

    from thuan.kernel.accounts.actor import Actor, Held

LEADERS = frozenset({Role.HEAD, Role.ISO_SEC})


@service
def name_leader(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    person: Person,
    role: Role,
    decision_no: str,
    valid_from: dt.date,
) -> Assignment:
    """DOST names the head of an agency, or its first secretary, by a decision (F6).

    Raises PermissionDenied; ValidationError when the seat is taken, or the agency had a secretary
    before: the following ones are the head's business.
    """
    held = entitled(actor, P.NAME_LEADER, agency_id=agency.pk)
    if role not in LEADERS:
        refuse("role", _("Sở chỉ ghi nhận thủ trưởng và thư ký ISO đầu tiên của một cơ quan."))
    locked_agency = Agency.objects.select_for_update().get(pk=agency.pk)
    seats = Assignment.objects.standing().filter(at_agency=locked_agency, role=role)
    if role is Role.ISO_SEC and seats.exists():
        refuse("role", _("Cơ quan đã có thư ký ISO; người tiếp theo do thủ trưởng phân công."))
    taken = seats.filter(overlap(valid_from, None)).select_related("person").first()
    if taken is not None:
        words = _("%(name)s đang là thủ trưởng từ %(day)s. Kết thúc vai trò đó trước.")
        shown = {"name": taken.person.full_name, "day": format_date(taken.valid_from)}
        refuse("valid_from", words % shown)
    row = Assignment(at_agency=agency, person=person, role=role, valid_from=valid_from)
    row.decision_no = decision_number(decision_no)
    return _open(row, held, actor, at)


@service
def assign_role(
    *,
    actor: Actor,
    at: dt.datetime,
    agency: Agency,
    person: Person,
    role: Role,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    decision_no: str = "",
    reach: ReachKind = ReachKind.OWN,
    reach_list: AgencyList | None = None,
    reach_group: str = "",
) -> Assignment:
    """Give a role at ``agency``, never to oneself and never HEAD.

    At the agency the head assigns, or the secretary on the head's decision number; roles of the
    province are assigned by DOST administrators, by decision. Raises PermissionDenied,
    ValidationError.
    """
    if role is Role.HEAD:
        refuse("role", _("Thủ trưởng do Sở KH&CN ghi nhận theo quyết định bổ nhiệm."))
    held = _right_over(actor, role, agency.pk)
    by_secretary = held is not None and held.role is Role.ISO_SEC
    row = Assignment(
        at_agency=agency,
        person=person,
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
        decision_no=clean(decision_no),
    )
    if role in NAMED_BY_PROVINCE:
        row.reach, row.reach_list, row.reach_group = reach, reach_list, clean(reach_group)
    elif reach != ReachKind.OWN:
        refuse("reach", _("Vai trò trong cơ quan chỉ có phạm vi cơ quan mình."))
    if role in NAMED_BY_PROVINCE or by_secretary:
        row.decision_no = decision_number(decision_no)
    _need_reach(row)
    return _open(row, held, actor, at)


@service
def end_role(
    *,
    actor: Actor,
    at: dt.datetime,
    assignment: Assignment,
    on: dt.date,
    decision_no: str = "",
    reason: str = "",
) -> Assignment:
    """Take a role back from ``on``, today at the earliest: past acts stay valid (INV-24).

    Raises PermissionDenied; ValidationError, also when the province would lose its last
    administrator.
    """
    row = locked(assignment)
    role = Role(row.role)
    held = right_over(actor, row)
    number = decision_number(decision_no) if held.role is Role.ISO_SEC else clean(decision_no)
    if role is Role.DOST_ADMIN and not _others(row, on):
        refuse("on", _("Tỉnh cần ít nhất một quản trị nghiệp vụ. Phân công người thay trước."))
    why = clean(reason) or str(_("Kết thúc trước ngày có hiệu lực"))
    changes = close(row, on, business_day(at), why=why)
    extra = {"decision_no": number} if number else None
    record(
        row,
        "people.end_role",
        changes=changes,
        comment=clean(reason),
        on_behalf_of=held.on_behalf_of,
        extra=extra,
    )
    return row


def right_over(actor: Actor, assignment: Assignment) -> Held:
    """The right to end this assignment; raises PermissionDenied without one."""
    return right_to_give(actor, Role(assignment.role), assignment.at_agency_id)


def right_to_give(actor: Actor, role: Role, agency_id: int) -> Held:
    """The right to give or take ``role`` at the agency; raises PermissionDenied without one."""
    permission, at_agency = _asked(role, agency_id)
    return require(actor, permission, agency_id=at_agency)


def _right_over(actor: Actor, role: Role, agency_id: int) -> Held | None:
    permission, at_agency = _asked(role, agency_id)
    return entitled(actor, permission, agency_id=at_agency)


def _asked(role: Role, agency_id: int) -> tuple[P, int | None]:
    """The right to give or take ``role`` at the agency, and where it must be held."""
    if role is Role.HEAD:
        return P.NAME_LEADER, agency_id
    if role in NAMED_BY_PROVINCE:
        return P.ASSIGN_PROVINCE, None
    return P.ASSIGN, agency_id


def _open(row: Assignment, held: Held | None, actor: Actor, at: dt.datetime) -> Assignment:
    need_living(row.person)
    need_interval(row.valid_from, row.valid_to)
    behalf = held.on_behalf_of if held else None
    givers = [who for who in (actor.person_id, behalf) if who]
    if row.person_id in same_human(givers):
        refuse("person", _("Không tự phân công cho chính mình. Nhờ người khác có quyền này."))
    _need_free(row)
    row.recorded_at = at
    row.save()
    changes = opened(
        person=row.person,
        role=str(row.role),
        reach=str(row.reach),
        reach_list=row.reach_list,
        reach_group=row.reach_group,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        decision_no=row.decision_no,
    )
    record(row, "people.assign_role", changes=changes, on_behalf_of=behalf)
    return row


def _need_free(row: Assignment) -> None:
    """Refuse a role held already, and system administration beside any business role (SEC-10)."""
    held = Assignment.objects.standing().filter(person__in=same_human([row.person_id]))
    held = held.filter(overlap(row.valid_from, row.valid_to))
    if held.filter(role=row.role, at_agency=row.at_agency_id).exists():
        refuse("role", _("Người này đang giữ vai trò đó trong thời gian này."))
    is_keeper = row.role == Role.SYS_ADMIN
    others = held.exclude(role=Role.SYS_ADMIN) if is_keeper else held.filter(role=Role.SYS_ADMIN)
    if others.exists():
        refuse("role", _("Quản trị hệ thống không giữ vai trò nghiệp vụ. Chọn người khác."))


def _need_reach(row: Assignment) -> None:
    if row.reach == ReachKind.LIST and row.reach_list is None:
        refuse("reach_list", _("Chọn danh sách cơ quan cho phạm vi này."))
    if row.reach == ReachKind.GROUP and not row.reach_group:
        refuse("reach_group", _("Chọn nhóm cơ quan cho phạm vi này."))


def _others(row: Assignment, on: dt.date) -> bool:
    rows = Assignment.objects.on(on).filter(role=row.role, reach=ReachKind.ALL)
    return rows.exclude(pk=row.pk).exists()
